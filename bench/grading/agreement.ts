/** How two judges agree who sorted the same things into the same classes. */
export interface Agreement {
  readonly judged: number;
  /** Share of things that both put into the same class, 0 to 1. */
  readonly accuracy: number;
  /** Agreement beyond chance: 1 is perfect, 0 is what two judges reach who draw lots. */
  readonly kappa: number;
}

/** Cohen's κ (Cohen 1960, Educational and Psychological Measurement 20), unweighted. */
export function agreement<Class>(pairs: readonly (readonly [Class, Class])[]): Agreement {
  const judged = pairs.length;
  const share = (matching: (pair: readonly [Class, Class]) => boolean) =>
    pairs.filter(matching).length / judged;
  const classes = new Set(pairs.flat());
  const accuracy = share(([one, other]) => one === other);
  const byChance = [...classes].reduce(
    (sum, name) => sum + share(([one]) => one === name) * share(([, other]) => other === name),
    0,
  );
  return { judged, accuracy, kappa: (accuracy - byChance) / (1 - byChance) };
}

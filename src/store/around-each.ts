/**
 * The same verbs, with something done around each call.
 * @param around is given the call, which it may make more than once
 */
export function aroundEach<Verbs extends object>(
  verbs: Verbs,
  around: <Answer>(call: () => Promise<Answer>) => Promise<Answer>,
): Verbs {
  const wrapped = Object.entries(verbs).map(([name, verb]) => [
    name,
    (...input: readonly unknown[]) => around(async () => verb(...input)),
  ]);
  return Object.fromEntries(wrapped);
}

/**
 * Who makes a click: mostly somebody new, and each `secondEvery`th time somebody whose first click was one and a half
 * times as many clicks ago. @throws Error where there are fewer people than clicks
 */
export function whoClicks<Person>(secondEvery: number, people: readonly Person[], place: number): Person {
  const earlier = place - Math.ceil(secondEvery * 1.5);
  const person = people[place % secondEvery === secondEvery - 1 && earlier >= 0 ? earlier : place];
  if (!person) throw new Error(`Nobody is there for click ${place}.`);
  return person;
}

interface Clicked {
  /** Clicks without a verdict of their own, or with several. */
  readonly misjudged: number;
  readonly members: number;
  /** What the post says in the end about how many have answered. */
  readonly counted: string;
}

/** Prints whether each click got one verdict. If not, the exit code says so too. */
export function printVerdicts({ misjudged, members, counted }: Clicked): void {
  if (misjudged > 0) process.exitCode = 1;
  const judged =
    misjudged === 0 ? 'each click got one verdict' : `${misjudged} CLICKS DID NOT GET ONE VERDICT`;
  console.log(`    ${judged}; of ${members} members, the post says: ${counted}`);
}

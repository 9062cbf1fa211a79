/** What is assumed about people and questions. */
export interface World {
  readonly name: string;
  /** The chance that somebody knows a concept before the first question. */
  readonly known: number;
  /** A team's members know the same concepts beforehand, since they work on the same things. */
  readonly alike: boolean;
  /**
   * How steeply people forget, from the mildest to the worst: the exponent of FSRS's curve, which is 0.154 unless it is
   * fitted to somebody's own answers, and then from 0.1 to 0.8.
   */
  readonly decay: readonly [number, number];
  /** An answer to a question on two concepts teaches one of them only. */
  readonly teachesOne: boolean;
}

/** What the aim is judged by. The numbers are guesses at a team of engineers, fitted to nothing. */
export const usual: World = {
  name: 'Three concepts in ten are known beforehand',
  known: 0.3,
  alike: false,
  decay: [0.1, 0.25],
  teachesOne: false,
};

/** The same with one assumption changed. */
export const others: readonly World[] = [
  { ...usual, name: 'Nothing is known beforehand', known: 0 },
  { ...usual, name: 'A team’s members know the same things beforehand', alike: true },
  { ...usual, name: 'Everybody forgets fast', decay: [0.4, 0.6] },
  { ...usual, name: 'A question on two concepts teaches only one of them', teachesOne: true },
];

import fc from 'fast-check';
import { shuffle } from '../../../src/core/shuffle.ts';

/** Who studies. They are known from the start, in this order. */
export const people = ['Ada', 'Ben', 'Cy'] as const;
/** Who rules. */
export const organisers = ['Olive', 'Otto'] as const;
export const channels = ['study', 'other'] as const;

export type ChannelName = (typeof channels)[number];

/** Something that somebody does about a question. */
export type Deed = Doing & {
  readonly who: string;
  readonly channel: ChannelName;
  /** Which: the channel's latest, the one before that, and so on; counted around. */
  readonly back: number;
  /** How often it is delivered at the same time. */
  readonly times: number;
  /** Whether it is delivered again in the next phase, when more has been decided. */
  readonly late: boolean;
};

type Doing =
  | ({ readonly type: 'answer' } & Responding)
  /** Answers a practice question that was asked in this phase or an earlier one. */
  | ({ readonly type: 'answer-practice' } & Responding)
  | { readonly type: 'flag' }
  /** A number: accepts the option at that place, counted around. */
  | { readonly type: 'rule'; readonly choice: 'keep' | 'void' | number };

/** How somebody answers, whatever is asked. */
export interface Responding {
  /** Places of options, counted around: all of them where several can be picked, else the first. */
  readonly picks: readonly number[];
  /** Where words are asked for; empty: picks an option instead. */
  readonly words: string;
}

/** A span of time: the clock is moved, what is due is posted, and then people do what they do, in any order. */
export interface Phase {
  /** So many days pass, and then either so many minutes, or the time until the next question. */
  readonly days: number;
  readonly minutes: number | 'until the next question';
  /** Where an organiser asks for one question more. */
  readonly extra: ChannelName | null;
  /** What somebody asks for in private, before anybody does anything else. */
  readonly practice: {
    readonly who: string;
    readonly channel: ChannelName;
    readonly line: string;
  } | null;
  readonly deeds: readonly Deed[];
}

const who = fc.constantFrom(...people);
const channel = fc.constantFrom<ChannelName>('study', 'study', 'study', 'study', 'other');
const responding = {
  picks: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  words: fc.constantFrom('', 'The backlog grows; add more workers.', 'The backlog grows.', 'It is fine.'),
};
const about = {
  channel,
  times: fc.constantFrom(1, 1, 1, 2, 3),
  late: fc.constantFrom(false, false, false, true),
};
const back = fc.constantFrom(0, 0, 0, 0, 0, 1);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('answer' as const), who, back, ...responding, ...about }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('answer-practice' as const),
      who,
      back,
      ...responding,
      ...about,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('flag' as const), who, back, ...about }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('rule' as const),
      who: fc.constantFrom(...organisers),
      choice: fc.constantFrom<'keep' | 'void' | number>('keep', 'void', 'void', 0, 1, 2),
      back: fc.constantFrom(1, 1, 1, 1, 2, 0),
      ...about,
    }),
  },
);

const phase: fc.Arbitrary<Phase> = fc.record({
  days: fc.constantFrom(0, 0, 0, 1, 4),
  minutes: fc.constantFrom<Phase['minutes']>('until the next question', 'until the next question', 5, 90),
  extra: fc.option(channel, { freq: 2 }),
  practice: fc.option(fc.record({ who, channel, line: fc.constantFrom('/study quiz', '/study review') })),
  deeds: fc.array(deed, { minLength: 4, maxLength: 8, size: 'max' }),
});

/** What happens in two channels over some days. Nobody does so much that they are told to slow down. */
export const histories: fc.Arbitrary<readonly Phase[]> = fc.array(phase, {
  minLength: 4,
  maxLength: 7,
  size: 'max',
});

/** In which order what is done in a phase arrives, and how much of it at once. */
export interface Arrival {
  readonly seed: number;
  readonly atOnce: number;
}

export const arrivals: fc.Arbitrary<Arrival> = fc.record({
  seed: fc.nat(),
  atOnce: fc.integer({ min: 1, max: 5 }),
});

/**
 * The deeds of a phase as they arrive, in batches of what arrives at once. What depends on each other keeps its order:
 * all that one member does, and all decisions in one channel.
 * @param racing whether even that arrives at once, so that it is open what comes first
 */
export function arrange(
  deeds: readonly Deed[],
  { seed, atOnce }: Arrival,
  racing: boolean,
): readonly (readonly Deed[])[] {
  const batches: Deed[][] = [];
  for (const next of inTurn(deeds, seed, racing)) {
    const last = batches.at(-1);
    const fits = last && last.length < atOnce && (racing || !last.some((one) => dependsOn(one, next)));
    if (fits) last.push(next);
    else batches.push([next]);
  }
  return batches;
}

/** Shuffles whose turn it is, not what each does. @param together whether each does all of it in one turn */
function inTurn(deeds: readonly Deed[], seed: number, together: boolean): readonly Deed[] {
  const turns = shuffle(deeds.map(threadOf), seed);
  if (together) return [...new Set(turns)].flatMap((turn) => deeds.filter((deed) => threadOf(deed) === turn));
  const rest = [...deeds];
  return turns.flatMap((turn) =>
    rest.splice(
      rest.findIndex((deed) => threadOf(deed) === turn),
      1,
    ),
  );
}

function dependsOn(one: Deed, other: Deed): boolean {
  return threadOf(one) === threadOf(other);
}

function threadOf({ type, who, channel }: Deed): string {
  return type === 'rule' ? `decisions in ${channel}` : who;
}

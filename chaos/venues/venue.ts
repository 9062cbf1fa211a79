import type { Dice } from '../dice.ts';

/** A stand-in for a chat platform, with channels that study and members who answer. */
export interface Venue {
  /** As posts name it: `slack` or `discord`. */
  readonly platform: string;
  readonly workspace: string;
  readonly channels: readonly string[];
  /** What the bot needs to connect. */
  readonly environment: Readonly<Record<string, string>>;
  /** Has somebody click on an open question, if there is one. @returns whether anybody did */
  click(dice: Dice): boolean;
  /** Has one of the bot's next calls go wrong. @returns how; undefined: enough is going wrong already */
  disturb(dice: Dice): string | undefined;
  /** Does something to the connections over which the bot is told what happens. @returns what */
  cut(dice: Dice): string;
  /** Resolves as soon as the bot posts something, or after so many milliseconds. */
  untilPost(withinMs: number): Promise<void>;
  /** Lets all calls end that are held back, when nobody makes new ones. */
  settle(): Promise<void>;
  /** Lets time pass, in milliseconds, without waiting for it. */
  advance(ms: number): void;
  /** What everybody sees in a channel. */
  shown(channel: string): Shown;
  verdicts(): readonly SeenVerdict[];
  /** What the bot did wrong, but for what somebody who is killed or suspended can't do right. */
  wrongs(): readonly string[];
  stop(): Promise<void>;
}

/** What everybody sees in a channel, as numbers of messages. */
export interface Shown {
  readonly questions: number;
  /** Of the questions, those that show their answer. */
  readonly revealed: number;
  /** Threads of the questions, and messages in them. */
  readonly threads: number;
  readonly inThreads: number;
}

/** A verdict that a member was shown. */
export interface SeenVerdict {
  readonly channel: string;
  readonly member: string;
  readonly points: number;
}

/** Whether a question shows its answer. */
export function isRevealed(text: string): boolean {
  return text.includes('Question of the day: the answer');
}

interface Onlooker<Message> {
  readonly id: string;
  sees(channel: string): readonly Message[];
}

/** Looks for verdicts in what people see in these channels. */
export function verdictsOf<Message extends { readonly onlyFor?: string }>(
  people: readonly Onlooker<Message>[],
  channels: readonly string[],
  textOf: (message: Message) => string,
): readonly SeenVerdict[] {
  const everywhere = people.flatMap((person) => channels.map((channel) => ({ person, channel })));
  return everywhere.flatMap(({ person, channel }) =>
    person
      .sees(channel)
      .filter(({ onlyFor }) => onlyFor === person.id)
      .map((message) => ({ channel, member: person.id, points: readPoints(textOf(message)) }))
      .filter((seen): seen is SeenVerdict => seen.points !== undefined),
  );
}

/** What a private message says that somebody earned; undefined where it is no verdict. */
function readPoints(text: string): number | undefined {
  const [, points] = /You earned ([\d.]+) of /.exec(text) ?? [];
  return points === undefined ? undefined : Number(points);
}

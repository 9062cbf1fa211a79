import type { Args } from '../../../src/app/commands/command.ts';
import type { CommandSpec, Suggestion } from '../../../src/app/commands/spec.ts';
import type {
  ChannelRef,
  Handle,
  Inbound,
  MemberRef,
  Platform,
  Reply,
} from '../../../src/app/ports/platform.ts';
import type { Suggest } from '../../../src/app/suggesting.ts';
import { note } from '../../../src/message/blocks.ts';
import type { Changes } from '../stand-in/changes.ts';

/** A message of Quorum's as somebody sees it. Another object once it has changed. */
export interface Shown {
  readonly id: string;
  /** All that is written in it, in order, without the marks that draw it; what stands on buttons aside. */
  readonly text: string;
  readonly buttons: readonly ShownButton[];
  /** What is read of its pictures to those who don't see them, where it is no part of the text. */
  readonly alts: readonly string[];
  /** Its pictures are no part of it: they follow by themselves, or not at all. */
  readonly picturesApart: boolean;
  /** Whatever in it is more than text: addresses that links lead to, and mentions. */
  readonly alive: readonly string[];
  /** Nobody else sees it. */
  readonly own: boolean;
  /** The id of the message in whose thread it stands. */
  readonly thread: string | undefined;
}

export interface ShownButton {
  readonly label: string;
  readonly pressed: boolean;
  readonly primary: boolean;
}

/** A form that somebody has open. */
export interface OpenForm {
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly {
    readonly label: string;
    /** Its hint, or what is wrong with it. */
    readonly beside: string;
    /** The text, the label of the choice, or the ids of those picked. */
    readonly value: Entry;
  }[];
}

/** What somebody enters: a text, the label of a choice, or ids of people. */
export type Entry = string | readonly string[];

/** Somebody in the channel. What they do is over once the platform has told the bot. */
export interface Person {
  readonly ref: MemberRef & { readonly memberName: string };
  /** What they see of Quorum's, wherever they see it, oldest first. */
  sees(): readonly Shown[];
  /** Files of Quorum’s that they see, but for pictures. */
  files(): readonly { readonly name: string; readonly text: string }[];
  types(command: CommandSpec, args: Args): Promise<void>;
  /** What they are offered while they type an argument, after others; undefined where the platform offers nothing there. */
  completes(
    command: CommandSpec,
    others: Args,
    argument: string,
    typed: string,
  ): Promise<readonly string[] | undefined>;
  presses(message: Shown, label: string): Promise<void>;
  form(): OpenForm | undefined;
  /** Submits the form that is open. @param entries by label; those left out stay as they are */
  submits(entries?: Readonly<Record<string, Entry>>): Promise<void>;
}

/** A platform as people meet it: its real adapter between them and a bot that is the test. */
export interface Surface {
  readonly platform: Platform;
  readonly channel: ChannelRef & { readonly channelName: string };
  /** A channel and a message that are gone. */
  readonly gone: { readonly channel: ChannelRef; readonly message: string };
  readonly ben: Person;
  readonly mei: Person;
  readonly until: Changes['until'];
  /** What the platform would have refused, or brought to life, of what was sent to it since this was asked last. */
  complaints(): readonly string[];
  stop(): Promise<void>;
}

/** Starts a platform with a bot behind it. */
export type OpenSurface = (bot: Bot) => Promise<Surface>;

/** The bot of these tests: it answers as it is told, and remembers. */
export interface Bot {
  readonly handle: Handle;
  readonly suggest: Suggest;
  readonly heard: readonly Inbound[];
  /** Command, argument and text of each thing that was to be completed. */
  readonly asked: readonly (readonly string[])[];
  /** What it answers from now on; `Noted.`, until it is told. */
  answers(reply: Reply): void;
}

/** @param offered what it suggests, whatever it is asked */
export function createBot(offered: readonly Suggestion[]): Bot {
  const heard: Inbound[] = [];
  const asked: string[][] = [];
  let reply: Reply = { type: 'private', messages: [note('Noted.')] };
  return {
    heard,
    asked,
    async handle(inbound) {
      heard.push(inbound);
      return reply;
    },
    async suggest(_channel, ...typed) {
      asked.push(typed);
      return offered;
    },
    answers(next) {
      reply = next;
    },
  };
}

/** What somebody alone sees anew, or changed, after doing something: at least so many messages. */
export async function gets(
  { until }: Surface,
  person: Person,
  act: () => Promise<unknown>,
  least = 1,
): Promise<readonly Shown[]> {
  const before = new Set(person.sees());
  await act();
  return until(() => {
    const fresh = person.sees().filter((one) => one.own && !before.has(one));
    return fresh.length >= least && fresh;
  });
}

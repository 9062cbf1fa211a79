import type { Form } from '../../message/form.ts';
import type { Block, Button } from '../../message/message.ts';
import type { Person } from './cast.ts';

// What travels between server and page, and what the transcript keeps. Types only: both sides import them.

/** A button whose action has become a token. */
export type WireButton = Omit<Button, 'action'> & { readonly token: string };

export type WireBlock =
  | Exclude<Block, { type: 'buttons' | 'image' | 'file' }>
  | { readonly type: 'buttons'; readonly buttons: readonly WireButton[] }
  | WireImage
  | WireFile;

export interface WireImage {
  readonly type: 'image';
  /** A data URL. */
  readonly src: string;
  readonly alt: string;
  /** In pixels, so that the page keeps its place free while it decodes. */
  readonly width: number;
  readonly height: number;
}

export interface WireFile {
  readonly type: 'file';
  readonly name: string;
  /** A data URL. */
  readonly href: string;
}

export interface WireMessage {
  readonly summary: string;
  readonly blocks: readonly WireBlock[];
}

export type WireForm = Omit<Form, 'action'> & { readonly token: string };

/** What the transcript keeps of an entry: the bot's message, or a line that a member typed. */
export type Body =
  | { readonly type: 'message'; readonly message: WireMessage }
  | { readonly type: 'line'; readonly text: string };

export interface WireEntry {
  readonly id: number;
  /** A person's id, or `quorum`. */
  readonly author: string;
  /** Only the member whose page this is sees it. */
  readonly private: boolean;
  /** Id of the entry in whose thread it stands. */
  readonly thread: number | null;
  /** Epoch milliseconds of the playground's clock. */
  readonly at: number;
  readonly body: Body;
}

/** What the live stream carries. A snapshot comes first, and again after every reconnection. */
export type WireEvent =
  | { readonly type: 'snapshot'; readonly entries: readonly WireEntry[] }
  /** New, or in place of the entry with the same id. */
  | { readonly type: 'entry'; readonly entry: WireEntry }
  /** The clock was moved. */
  | { readonly type: 'clock'; readonly now: number };

export type Moment = 'question' | 'reveal' | 'leaderboard';

/** The playground's time, and when each kind of thing comes next; null: never, as things stand. Epoch milliseconds. */
export interface WireClock {
  readonly now: number;
  readonly next: Readonly<Record<Moment, number | null>>;
}

/** What a press, a line or a submission led to. What is `shown` comes over the live stream. */
export type WireReply = { readonly type: 'shown' } | { readonly type: 'form'; readonly form: WireForm };

/** A line that the composer could be completed to. */
export interface Completion {
  readonly line: string;
  readonly label: string;
  readonly detail: string;
  /** It stands for a command, not for one of its arguments. */
  readonly command: boolean;
}

export interface WireChannel {
  readonly name: string;
  readonly people: readonly [Person, ...Person[]];
}

/** Why a request was refused or failed, and what to do: a sentence for the person in front of the page. */
export interface WireError {
  readonly error: string;
}

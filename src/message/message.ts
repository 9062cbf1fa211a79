import type { Span } from '../core/rich-text.ts';
import type { Action } from './action.ts';

/** What the bot says, on any platform. Immutable data; each platform's renderer escapes its texts. */
export interface Message {
  /** Plain text for notifications, and for where blocks cannot be shown. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** A new kind of block breaks compilation in every renderer, which is the point. */
export type Block =
  | { readonly type: 'heading'; readonly text: string }
  /** A paragraph. `quiet`: less important, smaller where the platform can. */
  | { readonly type: 'text'; readonly spans: readonly Span[]; readonly tone?: 'quiet' }
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'fields'; readonly fields: readonly Field[] }
  | { readonly type: 'options'; readonly options: readonly OptionLine[] }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  /** A picture of what the rest of the message says in words: where it cannot be shown, it is left out. */
  | ImageBlock
  /** Something to keep, for one person only: no message that everybody sees has one. */
  | FileBlock
  | { readonly type: 'divider' };

export interface ImageBlock {
  readonly type: 'image';
  readonly png: Uint8Array;
  /** What it shows, in words. */
  readonly alt: string;
}

export interface FileBlock {
  readonly type: 'file';
  /** Such as `data.json`. */
  readonly name: string;
  /** Such as `application/json`. */
  readonly mediaType: string;
  readonly text: string;
}

/** A short label and its value, shown side by side where there is room. */
export interface Field {
  readonly label: string;
  readonly value: readonly Span[];
}

/** One option of a question, with its letter. */
export interface OptionLine {
  readonly label: string;
  readonly text: readonly Span[];
  /** right: one of the right ones. picked: the member's own, wrong. picked-right: the member's own, right. */
  readonly mark?: 'right' | 'picked' | 'picked-right';
  /** What is said about it, below it. */
  readonly note?: readonly Span[];
  /** How many picked it, of how many; shown as a bar with the numbers beside it. */
  readonly share?: { readonly count: number; readonly of: number };
}

export interface Button {
  /** At most 75 characters; one of an answer is its letter alone. */
  readonly label: string;
  readonly action: Action;
  /** danger: what it does cannot be taken back. */
  readonly style?: 'primary' | 'danger';
  /** A toggle that is on, such as an option already picked. Its label has at most 60 characters: it is shown with a mark. */
  readonly pressed?: boolean;
}

import type { types } from '@slack/bolt';
import type { Fields } from '../../stand-in/fields.ts';

/** A workspace, and the app as it is installed there. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly botToken: string;
  /** The app as a member. */
  readonly botUser: string;
  readonly botId: string;
  /** What the app may do; remove one to see it told so. */
  readonly scopes: Set<string>;
  /** Why the token is refused; undefined: it isn't. */
  refusal?: 'token_revoked' | 'account_inactive';
}

export interface Channel {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  /** Users, the app among them once it was invited. */
  readonly members: Set<string>;
  archived: boolean;
  deleted: boolean;
}

/** Somebody's profile. */
export interface Profile {
  readonly name: string;
  /** Such as `Europe/Berlin`. */
  readonly zone: string;
  readonly admin: boolean;
  readonly owner: boolean;
}

export interface User extends Profile {
  readonly id: string;
  readonly workspace: string;
}

/** A message as it looks at one moment; each change makes a new one with the same `ts`. */
export interface Message {
  /** Its id within the channel. */
  readonly ts: string;
  readonly channel: string;
  /** Who wrote it. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  readonly threadTs?: string;
  readonly metadata?: Fields;
  /** The only user who sees it; undefined: everybody does. */
  readonly onlyFor?: string;
  readonly edited: boolean;
  /** Ids of files attached to it. */
  readonly files: readonly string[];
}

/** A modal or Home as it looks at one moment. */
export interface View {
  readonly id: string;
  readonly workspace: string;
  /** Who sees it. */
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly blocks: readonly types.KnownBlock[];
  /** As the app sent it. */
  readonly payload: Fields;
  readonly hash: string;
  /** Errors shown at its inputs, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was chosen in it and sent to the app at once, by block and action id. */
  readonly chosen: Fields;
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly content: Buffer;
  /** Whether it was completed, so that messages can show it. */
  readonly complete: boolean;
}

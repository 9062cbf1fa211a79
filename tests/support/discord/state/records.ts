import type { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Fields } from '../../stand-in/fields.ts';

/** Such as `SendMessages`. */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** A server, and the app as it is installed there. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  /** Whether the app is in it. */
  joined: boolean;
  /** In an outage: the app neither sees it nor can do anything there. */
  unavailable: boolean;
  /** What the app may do wherever a channel doesn't deny it; remove one to see it told so. */
  readonly permissions: Set<PermissionName>;
  readonly roles: Role[];
}

export interface Role {
  readonly id: string;
  readonly name: string;
}

export interface Channel {
  readonly id: string;
  /** Undefined: a conversation with one user. */
  readonly guild?: string;
  readonly name: string;
  readonly type: ChannelType;
  /** Where a thread belongs. */
  readonly parent?: string;
  /** The other one of a conversation. */
  readonly recipient?: string;
  /** Who began a thread. */
  readonly owner?: string;
  /** When a thread was begun, in milliseconds since 1970. */
  readonly createdAt?: number;
  /** What the app may not do here. */
  readonly denied: Set<PermissionName>;
  deleted: boolean;
  /** Threads only: closed by Discord after a while; whoever writes opens it again. */
  archived: boolean;
  /** Threads only: closed by a moderator. */
  locked: boolean;
}

/** Somebody's profile. */
export interface Profile {
  /** As they are called everywhere; undefined: by their username alone. */
  readonly name?: string;
  readonly username: string;
  /** As they are called in their server. */
  readonly nick?: string;
  /** May manage their server. */
  readonly manageGuild: boolean;
  /** Ids. */
  readonly roles: readonly string[];
  /** Takes no direct messages from the app. */
  readonly directMessagesClosed: boolean;
}

export interface User extends Profile {
  readonly id: string;
  readonly guild: string;
}

/** A message as it looks at one moment; each change makes a new one with the same id. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  /** Who wrote it. */
  readonly author: string;
  readonly content: string;
  readonly embeds: readonly Fields[];
  /** Action rows, as the app sent them. */
  readonly components: readonly Fields[];
  readonly attachments: readonly Attachment[];
  readonly nonce?: string;
  /** The only user who sees it; undefined: everybody does. */
  readonly onlyFor?: string;
  /** “Quorum is thinking…”: there is nothing to read yet. */
  readonly thinking: boolean;
  readonly edited: boolean;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** The interaction that it answers. */
  readonly interaction?: string;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  /** What is read to those who don't see it. */
  readonly description?: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A modal that somebody has open. */
export interface Modal {
  readonly user: string;
  readonly customId: string;
  readonly title: string;
  /** As the app sent them. */
  readonly components: readonly Fields[];
  /** The interaction that it answers. */
  readonly interaction: Interaction;
}

/** Something that somebody did, and what the app did about it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: string;
  readonly guild: string;
  readonly channel: string;
  /** The message whose button was clicked, or that the modal was opened from. */
  readonly message?: Message;
  /** As the app is told of it. */
  readonly payload: Fields;
  /** What it is about, for messages to people. */
  readonly about: string;
  /** When it happened, by the stand-in's clock. */
  readonly at: number;
  /** How often the app was told. */
  told: number;
  /** The first response; undefined: there is none yet. */
  response?: Response;
  /** Nobody waits any longer for the first response. */
  expired: boolean;
  /** Id of the message that `@original` stands for. */
  original?: string;
}

/** What an app responds with first. */
export interface Response {
  /** See `InteractionResponseType`. */
  readonly type: number;
  readonly data: Fields;
}

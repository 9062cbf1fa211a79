import type { Clock, Instant } from '../../core/time.ts';
import type { Action } from '../../message/action.ts';
import type { Form } from '../../message/form.ts';
import type { ImageBlock, Message } from '../../message/message.ts';

/** A channel as its platform names it. */
export interface ChannelRef {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/** A person as their platform names them. */
export interface MemberRef {
  readonly platform: string;
  readonly workspace: string;
  readonly member: string;
}

/** Who does something, and where. Platforms vouch for all of it; nothing here comes from a button's token. */
export interface Visit {
  readonly channel: ChannelRef & { readonly channelName: string };
  readonly member: MemberRef & { readonly memberName: string };
  /** The platform says this person administers the workspace. */
  readonly admin: boolean;
  /** The platform's ids of the roles that the person has; none where it knows no roles. */
  readonly roles: readonly string[];
  /** IANA zone from the person's profile, where the platform knows it. */
  readonly zone?: string;
}

interface Deed {
  /** Unique in its workspace for each thing that a person did, and the same whenever the platform delivers it again. */
  readonly id: string;
  readonly visit: Visit;
}

/** What a person did. */
export type Inbound =
  /** A line they typed, such as `/define quorum`. */
  | (Deed & { readonly type: 'text'; readonly text: string })
  /** A command the platform has taken apart itself, such as `study leaderboard`. */
  | (Deed & {
      readonly type: 'command';
      readonly name: string;
      readonly args: Readonly<Record<string, string>>;
    })
  /** A message of anybody's whose terms they want explained. */
  | (Deed & { readonly type: 'passage'; readonly text: string })
  | (Deed & { readonly type: 'action'; readonly action: Action })
  /** A form they filled in. What was picked in a field for people comes as `writePeople` puts it. */
  | (Deed & {
      readonly type: 'submission';
      readonly action: Action;
      readonly values: Readonly<Record<string, string>>;
    });

/** What the person gets. What everybody in the channel is to see goes through the outbox instead. */
export type Reply =
  /**
   * Only they see them, one after the other. `replaces`: the first stands in for the message whose button they pressed.
   * `savedPlan`: what they did is that, so they are to know where Quorum may not post.
   */
  | {
      readonly type: 'private';
      readonly messages: readonly [Message, ...Message[]];
      readonly replaces?: true;
      readonly savedPlan?: true;
    }
  /** A form to fill in. Only for an action that `opensForm` names. */
  | { readonly type: 'form'; readonly form: Form }
  /**
   * A submission that cannot be taken. `form` is as it was filled in, with what is wrong beside each field; platforms
   * that can't show it in place of the open one send `message`, whose button opens it again.
   */
  | { readonly type: 'problems'; readonly form: Form; readonly message: Message };

/**
 * From what a person did to what they get. Slack and Discord wait three seconds for an acknowledgement, and take a
 * form, and Slack a form's problems, only as part of it: for an action that `opensForm` names, and for a submission,
 * platforms call this first and say that it took too long where it does. Everything else they acknowledge before.
 */
export type Handle = (inbound: Inbound) => Promise<Reply>;

interface SendOptions {
  /** The same for every try to send the same message: the platform's means against doubles are fed with it. */
  readonly key: string;
  /** What it is about, where the platform has titles, such as in a forum; the message’s summary, unless given. */
  readonly title?: string;
  /** Id of the message in whose thread it belongs. */
  readonly thread?: string;
  /** It was tried before, and may be there although nobody knows. */
  readonly again?: true;
  /**
   * Whether it may still be sent; it may, unless given. To be asked after anything that was waited for, such as a look
   * whether it is there already: what is sent later may be sent by the next try as well.
   */
  readonly inTime?: () => boolean;
  /** It was not tried before this moment: what looks like it and is older is another. */
  readonly since?: Instant;
}

/**
 * A chat platform. What it is asked to send or edit is waited for only so long, and then perhaps asked again, with the
 * same key.
 */
export interface Platform {
  readonly name: string;
  /** The time its channels live by. */
  readonly clock: Clock;
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
  /** Whether it can receive and send at this moment. */
  connected(): boolean;
  /**
   * Posts to a channel.
   * @returns the platform's id of the message
   * @throws DeliveryError
   */
  send(to: ChannelRef, message: Message, options: SendOptions): Promise<string>;
  /**
   * Looks for what an earlier try to send this to a channel has left although nobody knows, and sends nothing.
   * @returns the platform's id of the message; undefined where there is none
   * @throws DeliveryError
   */
  find(
    to: ChannelRef,
    message: Message,
    options: Pick<SendOptions, 'key' | 'title' | 'since'>,
  ): Promise<string | undefined>;
  /**
   * Posts a picture as a message of its own. Only platforms whose messages have no pictures, be they for everybody or for
   * one person, have this.
   * @throws DeliveryError
   */
  sendPicture?(to: ChannelRef, picture: ImageBlock, options: Omit<SendOptions, 'thread'>): Promise<void>;
  /** @throws DeliveryError */
  edit(to: ChannelRef, messageId: string, message: Message): Promise<void>;
  /** @throws DeliveryError */
  sendPrivately(to: ChannelRef, member: MemberRef, message: Message, options: SendOptions): Promise<void>;
  /**
   * Those of some people who are known to have left their workspace, as far as that is found out within so many
   * whole milliseconds; never throws. None where the platform tells of that by itself, and where it cannot be asked.
   */
  departed(members: readonly MemberRef[], withinMs: number): Promise<readonly MemberRef[]>;
}

/** What is broken where trying again is pointless: this one message, all of its channel, or all of its workspace. */
export type FailureScope = 'post' | 'channel' | 'workspace';

/** A message that could not be delivered. */
export class DeliveryError extends Error {
  /** Trying again is pointless until somebody changes something. */
  readonly permanent: boolean;
  /** How much a permanent failure breaks: `channel` where it is gone or closed to us, `workspace` where we are out. */
  readonly scope: FailureScope;
  /** How long the platform asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    reason: string,
    options: { permanent: boolean; scope?: FailureScope; retryAfterMs?: number; cause?: unknown },
  ) {
    super(reason, { cause: options.cause });
    this.name = 'DeliveryError';
    this.permanent = options.permanent;
    this.scope = options.scope ?? 'post';
    this.retryAfterMs = options.retryAfterMs;
  }
}

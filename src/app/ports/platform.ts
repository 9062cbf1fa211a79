import type { Clock } from '../../core/time.ts';
import type { Action } from '../../message/action.ts';
import type { Form } from '../../message/form.ts';
import type { Message } from '../../message/message.ts';

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
  /** IANA zone from the person's profile, where the platform knows it. */
  readonly zone?: string;
}

/** What a person did. */
export type Inbound =
  /** A line they typed, such as `/define quorum`. */
  | { readonly type: 'text'; readonly visit: Visit; readonly text: string }
  /** A command the platform has taken apart itself, such as `study leaderboard`. */
  | {
      readonly type: 'command';
      readonly visit: Visit;
      readonly name: string;
      readonly args: Readonly<Record<string, string>>;
    }
  | { readonly type: 'action'; readonly visit: Visit; readonly action: Action }
  | {
      readonly type: 'submission';
      readonly visit: Visit;
      readonly action: Action;
      readonly values: Readonly<Record<string, string>>;
    };

/** What the person gets. */
export type Reply =
  /** Only they see it. `replaces`: in place of the private message whose button they pressed. */
  | { readonly type: 'private'; readonly message: Message; readonly replaces?: true }
  /** Everybody in the channel sees it. */
  | { readonly type: 'public'; readonly message: Message }
  /** A form to fill in. Only for what `opensForm` names, because platforms must open one before anything else. */
  | { readonly type: 'form'; readonly form: Form };

export type Handle = (inbound: Inbound) => Promise<Reply>;

interface SendOptions {
  /** The same for every try to send the same message: the platform's means against doubles are fed with it. */
  readonly key: string;
  /** Id of the message in whose thread it belongs. */
  readonly thread?: string;
}

/** A chat platform. It acknowledges what a person did before it calls `handle`. */
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
  /** @throws DeliveryError */
  edit(to: ChannelRef, messageId: string, message: Message): Promise<void>;
  /** @throws DeliveryError */
  sendPrivately(to: ChannelRef, member: MemberRef, message: Message, options: SendOptions): Promise<void>;
}

/** A message that could not be delivered. */
export class DeliveryError extends Error {
  /** Trying again is pointless until somebody changes something. */
  readonly permanent: boolean;
  /** How long the platform asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: string, options: { permanent: boolean; retryAfterMs?: number; cause?: unknown }) {
    super(reason, { cause: options.cause });
    this.name = 'DeliveryError';
    this.permanent = options.permanent;
    this.retryAfterMs = options.retryAfterMs;
  }
}

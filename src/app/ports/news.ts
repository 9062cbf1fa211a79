import type { WorkspaceRef } from './installations.ts';
import type { ChannelRef, MemberRef } from './platform.ts';

/** The workspaces that Quorum is in. */
export interface Presence {
  readonly type: 'presence';
  readonly platform: string;
  readonly present: readonly string[];
  /** Whether a workspace would be among them if Quorum were in it: another process may look after it. */
  readonly covers: (workspace: string) => boolean;
}

/** What platforms tell that nobody did in a channel. `reason`: a sentence for organisers. */
export type News =
  /** Nothing can be posted to the channel any more. */
  | { readonly type: 'channel-lost'; readonly channel: ChannelRef; readonly reason: string }
  /** Quorum is out of the workspace. */
  | { readonly type: 'workspace-lost'; readonly workspace: WorkspaceRef; readonly reason: string }
  /** Quorum was let in again, or for the first time. */
  | { readonly type: 'workspace-returned'; readonly workspace: WorkspaceRef }
  /** Told when a platform connects: what happened before was not told. */
  | Presence
  | { readonly type: 'member-left'; readonly member: MemberRef };

/** Takes news. Hearing the same again changes nothing. */
export type Hear = (news: News) => Promise<void>;

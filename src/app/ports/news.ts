import type { WorkspaceRef } from './installations.ts';
import type { ChannelRef, MemberRef } from './platform.ts';

/** What platforms tell that nobody did in a channel. `reason`: a sentence for organisers. */
type News =
  /** Nothing can be posted to the channel any more. */
  | { readonly type: 'channel-lost'; readonly channel: ChannelRef; readonly reason: string }
  /** Quorum is out of the workspace. */
  | { readonly type: 'workspace-lost'; readonly workspace: WorkspaceRef; readonly reason: string }
  /** Quorum was let in again, or for the first time. */
  | { readonly type: 'workspace-returned'; readonly workspace: WorkspaceRef }
  | { readonly type: 'member-left'; readonly member: MemberRef };

/** Takes news. Hearing the same again changes nothing. */
export type Hear = (news: News) => Promise<void>;

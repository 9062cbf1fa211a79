import type { Instant } from '../../core/time.ts';
import type { WorkspaceRef } from './installations.ts';

export interface WorkspaceStore {
  /** Remembers since when Quorum is out of a workspace, and whose plans go on when it is back. The first time counts. */
  recordAbsence(workspace: WorkspaceRef, since: Instant, channelIds: readonly number[]): Promise<void>;
  /** Workspaces of a platform that Quorum is known to be out of. */
  absentWorkspaces(platform: string): Promise<readonly string[]>;
  /** Workspaces of a platform in which a plan goes on. */
  studyingWorkspaces(platform: string): Promise<readonly string[]>;
  /** Forgets the absence. @returns the channels whose plans are to go on; none where there was no absence */
  endAbsence(workspace: WorkspaceRef): Promise<readonly number[]>;
  /**
   * Erases all that is kept about workspaces that Quorum has been out of since before a moment, and where no plan has
   * gone on since.
   * @returns which
   */
  eraseAbsent(platform: string, before: Instant): Promise<readonly string[]>;
}

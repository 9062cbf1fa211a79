import type { Instant } from '../../core/time.ts';
import type { WorkspaceRef } from './installations.ts';

export interface WorkspaceStore {
  /**
   * Remembers since when Quorum is out of a workspace, and whose plans go on when it is back. Told again, it changes
   * nothing, unless plans were running: then Quorum had been back meanwhile.
   */
  recordAbsence(workspace: WorkspaceRef, since: Instant, channelIds: readonly number[]): Promise<void>;
  /** The channels whose plans go on when Quorum is back; undefined where it is not known to be out. */
  absence(workspace: WorkspaceRef): Promise<readonly number[] | undefined>;
  endAbsence(workspace: WorkspaceRef): Promise<void>;
  /** Workspaces of a platform that Quorum is known to be out of. */
  absentWorkspaces(platform: string): Promise<readonly string[]>;
  /** Workspaces of a platform in which a plan goes on. */
  studyingWorkspaces(platform: string): Promise<readonly string[]>;
  /** Forgets absences since before a moment that a plan going on refutes: Quorum is back, though nobody told so. */
  endRefutedAbsences(platform: string, before: Instant): Promise<void>;
  /**
   * Erases all that is kept about one workspace that Quorum has been out of since before a moment, and where no plan
   * has gone on since.
   * @returns which; undefined where there is none
   */
  eraseAbsent(platform: string, before: Instant): Promise<string | undefined>;
}

import type { Installation, InstallationStore } from '@slack/bolt';
import type { InstallationKeeper } from '../../app/ports/installations.ts';
import { platformName } from './refs.ts';
import { seal, unseal } from './seal.ts';

/** Bolt's store of installations, in our database and encrypted: an installation holds the workspace's token. */
export function createInstallationStore(keeper: InstallationKeeper, key: Buffer): InstallationStore {
  const refOf = (workspace: string) => ({ platform: platformName, workspace });
  return {
    async storeInstallation(installation) {
      const workspace = workspaceOf(installation);
      const sealed = seal(key, JSON.stringify(installation), workspace);
      await keeper.keepInstallation(refOf(workspace), sealed);
    },
    async fetchInstallation({ teamId }) {
      const sealed = teamId && (await keeper.installation(refOf(teamId)));
      if (!sealed) throw new Error(`Quorum is not installed in the workspace ${teamId}.`);
      return read(key, sealed, teamId);
    },
    async deleteInstallation({ teamId }) {
      if (teamId) await keeper.removeInstallation(refOf(teamId));
    },
  };
}

/** @throws Error for an installation on a whole organisation, which the manifest does not offer */
function workspaceOf({ team, isEnterpriseInstall }: Installation<'v1' | 'v2', boolean>): string {
  if (team && !isEnterpriseInstall) return team.id;
  throw new Error('Quorum is installed in workspaces, one by one, and not in a whole organisation.');
}

function read(key: Buffer, sealed: string, workspace: string): Installation {
  try {
    return JSON.parse(unseal(key, sealed, workspace));
  } catch (cause) {
    throw new Error(
      `The installation in workspace ${workspace} cannot be read: was ENCRYPTION_KEY changed? Install Quorum there again.`,
      { cause },
    );
  }
}

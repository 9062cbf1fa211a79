import type { Installation, InstallationStore } from '@slack/bolt';
import type { InstallationKeeper } from '../../app/ports/installations.ts';
import { platformName } from './refs.ts';
import { type Keys, seal, unseal } from './seal.ts';

/**
 * Bolt's store of installations, in our database and encrypted: an installation holds the workspace's token. One that
 * an older key has sealed is sealed anew as it is read.
 */
export function createInstallationStore(keeper: InstallationKeeper, keys: Keys): InstallationStore {
  const refOf = (workspace: string) => ({ platform: platformName, workspace });
  return {
    async storeInstallation(installation) {
      const workspace = workspaceOf(installation);
      const sealed = seal(keys, JSON.stringify(installation), workspace);
      await keeper.keepInstallation(refOf(workspace), sealed);
    },
    async fetchInstallation({ teamId }) {
      const sealed = teamId && (await keeper.installation(refOf(teamId)));
      if (!sealed) throw new Error(`Quorum is not installed in the workspace ${teamId}.`);
      const { text, stale } = read(keys, sealed, teamId);
      if (stale) await keeper.replaceInstallation(refOf(teamId), sealed, seal(keys, text, teamId));
      return JSON.parse(text);
    },
    async deleteInstallation({ teamId }) {
      if (teamId) await keeper.removeInstallation(refOf(teamId));
    },
  };
}

/** Seals anew whatever an older key has sealed, so that it is needed no more. @returns how many there are, and were so */
export async function resealInstallations(
  keeper: InstallationKeeper,
  keys: Keys,
): Promise<{ readonly all: number; readonly resealed: number }> {
  const kept = await keeper.installations(platformName);
  let resealed = 0;
  for (const { workspace, sealed } of kept) {
    const { text, stale } = read(keys, sealed, workspace);
    if (!stale) continue;
    await keeper.replaceInstallation(
      { platform: platformName, workspace },
      sealed,
      seal(keys, text, workspace),
    );
    resealed++;
  }
  return { all: kept.length, resealed };
}

/** @throws Error for an installation on a whole organisation, which the manifest does not offer */
function workspaceOf({ team, isEnterpriseInstall }: Installation<'v1' | 'v2', boolean>): string {
  if (team && !isEnterpriseInstall) return team.id;
  throw new Error('Quorum is installed in workspaces, one by one, and not in a whole organisation.');
}

function read(keys: Keys, sealed: string, workspace: string): ReturnType<typeof unseal> {
  try {
    return unseal(keys, sealed, workspace);
  } catch (cause) {
    throw new Error(
      `The installation in workspace ${workspace} cannot be read: was ENCRYPTION_KEY changed? Put the key that it was sealed with behind the new one, with a comma between them, or install Quorum there again.`,
      { cause },
    );
  }
}

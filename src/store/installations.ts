import { and, eq } from 'drizzle-orm';
import type { InstallationKeeper, WorkspaceRef } from '../app/ports/installations.ts';
import type { Database } from './database.ts';
import { installations } from './platform-schema.ts';

export function installationsIn(database: Database): InstallationKeeper {
  return {
    keepInstallation: async (ref, sealed) => {
      await database
        .insert(installations)
        .values({ ...ref, sealed })
        .onConflictDoUpdate({
          target: [installations.platform, installations.workspace],
          set: { sealed },
        });
    },
    installation: async (ref) => {
      const [found] = await database.select().from(installations).where(isOf(ref));
      return found?.sealed;
    },
    installations: async (platform) =>
      await database.select().from(installations).where(eq(installations.platform, platform)),
    replaceInstallation: async (ref, sealed, anew) => {
      await database
        .update(installations)
        .set({ sealed: anew })
        .where(and(isOf(ref), eq(installations.sealed, sealed)));
    },
    removeInstallation: async (ref) => {
      await database.delete(installations).where(isOf(ref));
    },
  };
}

function isOf({ platform, workspace }: WorkspaceRef) {
  return and(eq(installations.platform, platform), eq(installations.workspace, workspace));
}

import type { Config } from '../config.ts';
import { openStore } from '../store/open-store.ts';

/** Has all that is encrypted be so with the first of the keys. @throws Error where there are none, or one is missing */
export async function reseal({ slack, DATABASE_URL: databaseUrl, DATA_DIR: dataDir }: Config): Promise<void> {
  if (slack?.type !== 'oauth')
    throw new Error(
      'Nothing is encrypted here: only Slack for many workspaces keeps tokens, with ENCRYPTION_KEY.',
    );
  const { resealInstallations } = await import('../platforms/slack/installations.ts');
  const { installations, close } = await openStore({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    const { all, resealed } = await resealInstallations(installations, slack.encryptionKeys);
    console.log(
      `Sealed anew: ${resealed} of ${all}. Only the first key in ENCRYPTION_KEY is needed from now on.`,
    );
  } finally {
    await close();
  }
}

import type { Config } from '../config.ts';
import { withStore } from './with-store.ts';

/** Has all that is encrypted be so with the first of the keys. @throws Error where there are none, or one is missing */
export async function reseal(config: Config): Promise<void> {
  const { slack } = config;
  if (slack?.type !== 'oauth')
    throw new Error(
      'Nothing is encrypted here: only Slack for many workspaces keeps tokens, with ENCRYPTION_KEY.',
    );
  const { resealInstallations } = await import('../platforms/slack/installations.ts');
  const { all, resealed } = await withStore(config, ({ installations }) =>
    resealInstallations(installations, slack.encryptionKeys),
  );
  console.log(
    `Sealed anew: ${resealed} of ${all}. Only the first key in ENCRYPTION_KEY is needed from now on.`,
  );
}

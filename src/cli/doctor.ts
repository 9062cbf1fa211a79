import { type Checkup, ill, well } from '../app/ports/checkup.ts';
import type { ChannelPlan } from '../app/ports/plans.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { loadPacks } from '../content/load-packs.ts';
import type { DiscordSettings } from '../platforms/discord/settings.ts';
import type { SlackSettings } from '../platforms/slack/settings.ts';
import { examineDatabase } from '../store/examining.ts';

/**
 * Looks at all that Quorum needs, changes nothing, and says how to repair what is wrong.
 * @returns whether all is well
 */
export async function examineAll(variables: NodeJS.ProcessEnv): Promise<boolean> {
  const config = settings(variables);
  const checkups = 'config' in config ? await examine(config.config) : [config.checkup];
  for (const checkup of checkups) console.log(describe(checkup));
  const wrong = checkups.filter(({ ok }) => !ok).length;
  console.log(wrong === 0 ? '\nAll is well.' : `\nTo be repaired: ${wrong}`);
  return wrong === 0;
}

function settings(variables: NodeJS.ProcessEnv): { config: Config } | { checkup: Checkup } {
  try {
    return { config: readConfig(variables) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { checkup: ill('Settings', error.message, 'See .env.example for what each is.') };
  }
}

async function examine(config: Config): Promise<readonly Checkup[]> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = config;
  const database = await examineDatabase({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
  const on = (platform: string) => database.plans.filter(({ channel }) => channel.platform === platform);
  return [
    well('Settings', 'complete'),
    ...(await examinePacks(config.CONTENT_DIR, database.plans)),
    ...database.checkups,
    ...(config.slack ? await slack(config.slack, on('slack')) : []),
    ...(config.discord ? await discord(config.discord, on('discord')) : []),
  ];
}

async function examinePacks(folder: string, plans: readonly ChannelPlan[]): Promise<readonly Checkup[]> {
  const { packs, problems } = await loadPacks(folder);
  const installed = new Set(packs.map(({ id }) => id));
  const missing = new Set(plans.map(({ plan }) => plan.pack).filter((pack) => !installed.has(pack)));
  const repair = 'Run “npm run quorum -- check” to see each with its place.';
  return [
    problems.length > 0
      ? ill('Packs', `They have ${problems.length} problems.`, repair)
      : well('Packs', packs.map(({ id, version }) => `${id} ${version}`).join(', ')),
    ...[...missing].map((pack) =>
      ill(`Pack ${pack}`, 'Channels study it, and it is not installed.', `Put it into ${folder}.`),
    ),
  ];
}

/** Its SDK takes a while to load. */
async function slack(settings: SlackSettings, plans: readonly ChannelPlan[]): Promise<readonly Checkup[]> {
  const { examineSlack } = await import('../platforms/slack/examining.ts');
  return examineSlack(
    settings,
    plans.map(({ channel }) => channel),
  );
}

/** Its SDK as well. */
async function discord(
  settings: DiscordSettings,
  plans: readonly ChannelPlan[],
): Promise<readonly Checkup[]> {
  const { examineDiscord } = await import('../platforms/discord/examining.ts');
  return examineDiscord(
    settings,
    plans.map(({ channel }) => channel),
  );
}

function describe(checkup: Checkup): string {
  if (checkup.ok) return `✓ ${checkup.what}: ${checkup.found}`;
  return `✗ ${checkup.what}: ${checkup.wrong}\n    ${checkup.repair}`;
}

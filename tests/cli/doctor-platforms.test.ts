import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examineAll } from '../../src/cli/doctor.ts';
import { scopes } from '../../src/platforms/slack/manifest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { planWith } from '../core/plans.ts';
import { startDiscord } from '../support/discord/discord.ts';
import { startSlack } from '../support/slack/slack.ts';
import { monday } from '../support/study.ts';

describe('the doctor of a platform', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
    vi.spyOn(console, 'log').mockReturnValue();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(dataDir, { recursive: true });
  });

  async function plan(platform: string, workspace: string, channel: string, name: string): Promise<void> {
    const { store, close } = await openStore({ dataDir });
    const { id } = await store.channelFor({ platform, workspace, channel }, name);
    await store.savePlan({ channelId: id, plan: planWith(), handledUntil: monday, dueAt: null });
    await close();
  }

  async function examine(variables: Record<string, string>): Promise<string> {
    await examineAll({ DATA_DIR: dataDir, ...variables });
    return vi.mocked(console.log).mock.calls.flat().join('\n');
  }

  it('finds Slack’s tokens, scopes and channels well', async () => {
    const slack = await startSlack({ scopes: Object.keys(scopes) });
    await plan('slack', slack.workspace.id, slack.addChannel('study', { members: [] }), 'study');
    const said = await examine({
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
    });
    expect(said).toContain('✓ Slack: SLACK_BOT_TOKEN: of the workspace Acme');
    expect(said).toContain('✓ Slack: scopes: all there');
    expect(said).toContain('✓ Slack: SLACK_APP_TOKEN: connections can be opened');
    expect(said).toContain('✓ Slack: #study: Quorum is in it');
    await slack.stop();
  });

  it('names the scopes that Slack did not give, the channel that is gone, and a token that it refuses', async () => {
    const slack = await startSlack({ scopes: Object.keys(scopes).filter((scope) => scope !== 'chat:write') });
    await plan('slack', slack.workspace.id, 'C404', 'gone');
    const env = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: 'xapp-wrong',
    };
    const said = await examine(env);
    expect(said).toContain('✗ Slack: scopes: Missing: chat:write.');
    expect(said).toContain('✗ Slack: #gone: the channel is gone');
    expect(said).toContain('✗ Slack: SLACK_APP_TOKEN: ');
    expect(await examine({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong' })).toContain('✗ Slack: SLACK_BOT_TOKEN: ');
    await slack.stop();
  });

  it('names what Discord does not allow in a channel, and how to invite Quorum', async () => {
    const discord = await startDiscord();
    const [open, closed] = [discord.addChannel('open'), discord.addChannel('closed')];
    discord.denies(closed, 'CreatePublicThreads');
    await plan('discord', discord.guild.id, open, 'open');
    await plan('discord', discord.guild.id, closed, 'closed');
    const said = await examine({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    expect(said).toContain('✓ Discord: DISCORD_TOKEN: of ');
    expect(said).toContain('✓ Discord: #open: Quorum has every permission that it needs');
    expect(said).toContain('✗ Discord: #closed: Missing: Create Public Threads, to open the discussion');
    expect(said).toContain('/oauth2/authorize?client_id=');
    await discord.stop();
  });

  it('says that Discord refuses the token', async () => {
    const discord = await startDiscord();
    const said = await examine({ DISCORD_TOKEN: 'not.a.token', DISCORD_API_URL: discord.apiUrl });
    expect(said).toContain('✗ Discord: DISCORD_TOKEN: Discord does not accept Quorum’s token');
    await discord.stop();
  });
});

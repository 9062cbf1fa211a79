import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../support/build.ts';
import { type Discord, startDiscord } from '../support/discord/discord.ts';
import type { Interaction } from '../support/discord/state/records.ts';
import { fuzzAtOnce, fuzzTimeout, mutated } from '../support/fuzz.ts';
import { inNewFolder } from '../support/new-folder.ts';
import { startQuorum } from '../support/quorum-process.ts';

/** True interactions of each kind: commands, clicks, a menu, a completion, submissions. */
async function recorded(discord: Discord, channel: string): Promise<readonly Interaction[]> {
  const olive = discord.addUser({ username: 'olive', manageGuild: true });
  const sees = (text: string) =>
    discord.until(() => olive.sees(channel).find((message) => JSON.stringify(message).includes(text)));
  await olive.types('/define term:queue', { channel });
  await olive.completes('/define', 'term', 'que', { channel });
  await olive.opensMenu(await sees('Where work waits'), 'Define terms here');
  await olive.types('/study setup zone:Europe/Berlin', { channel });
  const preview = await sees('Days and times');
  for (const button of ['Days and times', 'Organisers']) {
    await olive.clicks(preview, button);
    await olive.submits(await discord.until(() => olive.lastModal()));
  }
  return discord.deliveries.map(({ interaction }) => interaction);
}

describe('whatever Discord tells of, the process goes on', { timeout: fuzzTimeout }, () => {
  beforeAll(build, 120_000);

  it('over the gateway', async () => {
    const discord = await startDiscord({ now: Date.now });
    const variables = { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token };
    const quorum = await startQuorum(await inNewFolder(variables));
    await discord.until(() => discord.commands.length > 0, 20_000);
    const channel = discord.addChannel('study');
    const interactions = await recorded(discord, channel);
    const anyInteraction = fc.oneof(
      ...interactions.map((interaction) =>
        mutated(interaction.payload).map((payload) => ({ ...interaction, payload }) as Interaction),
      ),
    );
    await fuzzAtOnce('interactions of Discord', anyInteraction, async (all) => {
      for (const interaction of all) discord.repeats(interaction);
      const mei = discord.addUser({ username: 'somebody' });
      await mei.types('/study help', { channel });
      await discord.until(() => mei.sees(channel).some(({ onlyFor }) => onlyFor === mei.id));
    });
    expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 0 });
    expect(await quorum.stop()).toBe(0);
    // What is answered to nobody is not as it should be.
    discord.takeViolations();
    await discord.stop();
  });
});

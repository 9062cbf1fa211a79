import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/app/ports/platform.ts';
import { createPostingRest } from '../../../src/platforms/discord/client.ts';
import { createDeparted } from '../../../src/platforms/discord/leaving.ts';
import { memberRef } from '../../../src/platforms/discord/refs.ts';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';

describe('who has left a server', () => {
  let discord: Discord;
  let departed: Platform['departed'];
  beforeEach(async () => {
    discord = await startDiscord();
    departed = createDeparted(createPostingRest({ token: discord.token, apiUrl: discord.apiUrl }));
  });
  afterEach(() => discord.stop());

  const members = (...names: readonly string[]) =>
    names.map((username) => memberRef(discord.guild.id, discord.addUser({ username }).id));
  const lookUps = () => discord.calls.filter(({ method }) => method === 'getMember');

  it('is found out although Discord asks to wait between look-ups', async () => {
    const [ada, ben, cy] = members('ada', 'ben', 'cy');
    if (!ada || !ben || !cy) throw new Error('nobody there');
    for (const { member } of [ben, cy]) discord.leaves(member);
    discord.faults.rateLimit('getMember', { times: 2, retryAfter: 0.05 });
    expect(await departed([ada, ben, cy], 60_000)).toEqual([ben, cy]);
  });

  it('is told in time, as far as it is known by then', async () => {
    const [ben, cy] = members('ben', 'cy');
    if (!ben || !cy) throw new Error('nobody there');
    for (const { member } of [ben, cy]) discord.leaves(member);
    const release = discord.faults.hold('getMember');
    discord.faults.rateLimit('getMember', { retryAfter: 60 });
    const found = departed([ben, cy], 1_000);
    await discord.until(() => lookUps().length > 0);
    release();
    expect(await found).toEqual([ben]);
  });
});

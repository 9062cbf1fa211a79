import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../support/discord/person.ts';
import { textOf } from '../../support/discord/surfaces/read.ts';
import { type DiscordStudy, startDiscordStudy } from '../../support/discord-study.ts';

describe('somebody’s data in Discord', () => {
  let study: DiscordStudy;
  beforeEach(async () => {
    study = await startDiscordStudy();
    await study.setUp();
    await study.goTo('Mon 09:00');
    await answers(study.ben);
  });
  afterEach(() => study.stop());

  const answers = async (person: Person) => {
    const question = await study.question();
    await study.answered(person, () => person.clicks(question, 'A'));
  };
  const privacy = () => study.answered(study.ben, () => study.ben.types('/study privacy', study));
  const says = (text: string) =>
    study.discord.until(() => study.ben.sees(study.channel).find((one) => textOf(one).includes(text)));

  it('is attached to a reply that nobody else sees', async () => {
    const { ben, mei, channel } = study;
    await ben.clicks(await privacy(), 'Send me my data');
    const { attachments } = await says('This is all that Quorum keeps about you here');
    const data = JSON.parse(attachments[0]?.content.toString() ?? '');
    expect(data).toMatchObject({ member: { id: ben.id, name: 'Ben' }, answers: [{ channel: 'study' }] });
    expect(mei.sees(channel).flatMap((message) => message.attachments)).toEqual([]);
  });

  it('is deleted after a confirmation in the same place', async () => {
    const { ben, discord, database } = study;
    await ben.clicks(await privacy(), 'Delete my data');
    await ben.clicks(await says('Delete your data?'), 'Delete everything');
    await says('Done: nothing is kept about you here any more.');
    const member = { platform: 'discord', workspace: discord.guild.id, member: ben.id };
    expect(await database.store.dataOf(member)).toBeUndefined();
    expect(await database.store.answerCount(1)).toBe(1);
  });

  it('is on no board once they have left, although Discord does not tell', async () => {
    const { ben, mei, discord } = study;
    await answers(mei);
    await study.goTo('Mon 16:00');
    discord.leaves(ben.id);
    discord.faults.fail('getMember', { status: 503 });
    await study.answered(study.olive, () => study.olive.types('/study announce', study));
    const boards = () =>
      discord.messages(study.channel).filter((one) => textOf(one).includes('Leaderboard:'));
    expect(textOf(boards()[0] ?? (await study.question()))).toContain('mei');
    await study.answered(study.olive, () => study.olive.types('/study announce', study));
    expect(textOf(boards()[1] ?? (await study.question()))).toContain('mei');
    expect(textOf(boards()[1] ?? (await study.question()))).not.toContain('Ben');
  });
});

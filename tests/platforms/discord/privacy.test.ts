import { RESTJSONErrorCodes as codes } from 'discord-api-types/v10';
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
  const says = (text: string) => study.seen(study.ben, text);

  it('is attached to a reply that nobody else sees', async () => {
    const { ben, mei, channel } = study;
    await ben.clicks(await privacy(), 'Send me my data');
    const { attachments } = await says('This is all that Quorum keeps about you here');
    const data = JSON.parse(attachments[0]?.content.toString() ?? '');
    expect(data).toMatchObject({ member: { id: ben.id, name: 'Ben' }, answers: [{ channel: 'study' }] });
    expect(mei.sees(channel).flatMap((message) => message.attachments)).toEqual([]);
  });

  it.each([
    [codes.RequestEntityTooLarge, 'it is larger than Discord takes here.'],
    [codes.FileUploadedExceedsMaximumSize, 'it is larger than Discord takes here.'],
    [codes.MissingPermissions, 'Quorum may not attach files here.'],
    [codes.InvalidFormBodyOrContentType, 'Please try again in a minute.'],
  ])('says why it could not be sent, where Discord refuses it with %i', async (code, words) => {
    const { ben, discord } = study;
    const asked = await privacy();
    discord.faults.refuse('followUp', code);
    const told = textOf(await study.answered(ben, () => ben.clicks(asked, 'Send me my data')));
    expect(told).toContain('The file could not be sent to you');
    expect(told).toContain(words);
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

  it('puts whoever hides on no new board and in no new reveal, and still counts them', async () => {
    const { discord, olive, mei, channel } = study;
    const question = await study.question();
    for (const person of [olive, mei]) await study.answered(person, () => person.clicks(question, 'C'));
    const page = await study.answered(mei, () => mei.types('/study privacy', study));
    await mei.clicks(page, 'Hide me');
    await study.seen(mei, 'You are hidden: no new board and no new reveal names you.');
    await study.goTo('Mon 16:00');
    await study.answered(olive, () => olive.types('/study announce', study));
    const board = await study.answered(olive, () => olive.types('/study leaderboard period:all', study));
    const texts = [...discord.messages(channel), board].map(textOf);
    expect(texts[0]).toContain('3 people answered, 2 had it right: Olive and 1 more.');
    const withOlive = expect.stringContaining('Olive');
    expect(texts.filter((one) => one.includes('Leaderboard:'))).toEqual([withOlive, withOlive]);
    expect(texts.join()).not.toContain('mei');
  });
});

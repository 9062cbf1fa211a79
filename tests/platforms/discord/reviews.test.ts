import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, textOf } from '../../support/discord/surfaces/read.ts';
import { type DiscordStudy, startDiscordStudy } from '../../support/discord-study.ts';
import { wrongLetter } from '../../support/latest-question.ts';

describe('what is due for review in Discord', () => {
  let study: DiscordStudy;

  beforeAll(async () => {
    study = await startDiscordStudy();
    await study.setUp();
    await study.goTo('Mon 09:00');
    await study.answered(study.ben, async () =>
      study.ben.clicks(await study.question(), await wrongLetter(study.database.store)),
    );
  });
  afterAll(() => study.stop());

  it('is asked for, and a reminder with it, in a form', async () => {
    const { ben } = study;
    const nothing = await study.answered(ben, () => ben.types('/study review', study));
    expect(textOf(nothing)).toContain('nothing is due for review.');
    await ben.clicks(nothing, 'Remind me daily');
    const form = await study.discord.until(() => ben.lastModal());
    const kept = await study.answered(ben, () => ben.submits(form, { At: '8:30' }));
    expect(textOf(kept)).toContain('I will remind you at 08:30 (Europe/Berlin)');
    expect(textOf(kept)).toContain('It may come as a direct message');
  });

  it('is told of in a direct message, without buttons, which would do nothing there', async () => {
    const { discord, ben } = study;
    await study.goTo('Tue 08:30');
    const reminder = await discord.until(() => discord.directMessages(ben.id)[0]);
    expect(textOf(reminder)).toContain('1 thing is due for review in #study');
    expect(buttonsOf(reminder)).toEqual([]);
  });

  it('is reviewed in the channel to its end, where the reminder is stopped as well', async () => {
    const { discord, ben } = study;
    const review = await study.answered(ben, () => ben.types('/study review', study));
    expect(textOf(review)).toContain('Review: 1 due');
    await ben.clicks(review, 'A');
    await ben.clicks(await study.seen(ben, 'Picked so far'), 'Submit');
    await study.seen(ben, 'Nothing more is due.');
    const done = await study.answered(ben, () => ben.types('/study review', study));
    const stopped = await study.answered(ben, () => ben.clicks(done, 'Stop reminding me'));
    expect(textOf(stopped)).toContain('I will not remind you any more');
    await study.goTo('Wed 08:30');
    expect(discord.directMessages(ben.id)).toHaveLength(1);
  });
});

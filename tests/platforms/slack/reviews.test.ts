import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import { wrongLetter } from '../../support/latest-question.ts';
import type { Message } from '../../support/slack/state/records.ts';
import { buttonsOf, textOf } from '../../support/slack/surfaces/read.ts';
import { openDirect, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

describe('what is due for review in Slack', () => {
  let study: SlackStudy;
  /** Ben’s conversation with Quorum. */
  let direct: string;

  beforeAll(async () => {
    study = await startSlackStudy('Socket Mode', { scopes: [...Object.keys(scopes), 'im:write'] });
    direct = await openDirect(study, study.ben);
    await study.setUp();
    await study.goTo('Mon 09:00');
    await study.answered(study.ben, async () =>
      study.ben.clicks(await study.question(), await wrongLetter(study.database.store)),
    );
  });
  afterAll(() => study.stop());

  it('is asked for, and a reminder with it, in a form', async () => {
    const { slack, ben } = study;
    const nothing = await study.answered(ben, () => ben.types('/study review', study));
    expect(textOf(nothing)).toContain('nothing is due for review. Next: tomorrow.');
    await ben.clicks(nothing, 'Remind me daily');
    const form = await slack.until(() => slack.lastView(ben.id));
    const kept = await study.answered(ben, () =>
      ben.submits(form, { At: '8:30', 'Time zone': 'Europe/Berlin' }),
    );
    expect(textOf(kept)).toContain('I will remind you at 08:30 (Europe/Berlin)');
  });

  it('is told of in a direct message, where it can be reviewed to its end', async () => {
    const { slack, ben } = study;
    await study.goTo('Tue 08:30');
    const reminder = await slack.until(() => ben.sees(direct)[0]);
    expect(textOf(reminder)).toContain('1 thing is due for review in #study');
    const review = await next(() => ben.clicks(reminder, 'Review now'), 'Review: 1 due');
    await ben.clicks(review, 'A');
    const picked = await next(async () => {}, 'Picked so far');
    const verdict = await next(() => ben.clicks(picked, 'Submit'), 'Nothing more is due.');
    expect(buttonsOf(verdict)).not.toContain('Flag this question');
  });

  it('is told of no more once the reminder is stopped', async () => {
    const { ben } = study;
    const [reminder] = ben.sees(direct);
    if (!reminder) throw new Error('no reminder');
    await next(() => ben.clicks(reminder, 'Stop reminding me'), 'I will not remind you any more');
    const before = ben.sees(direct).length;
    await study.goTo('Wed 08:30');
    expect(ben.sees(direct)).toHaveLength(before);
  });

  /** What Ben sees in that conversation once it says this. */
  async function next(act: () => Promise<unknown>, text: string): Promise<Message> {
    await act();
    return study.seen(study.ben, text, direct);
  }
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import type { Person } from '../../support/slack/person.ts';
import type { Message } from '../../support/slack/state/records.ts';
import { buttonsOf, textOf } from '../../support/slack/surfaces/read.ts';
import { openDirect, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

describe('a question that is flagged in Slack', () => {
  let study: SlackStudy;
  /** Olive’s conversation with Quorum. */
  let direct: string;
  /** Ben’s verdict. */
  let verdict: Message;

  beforeAll(async () => {
    study = await startSlackStudy('Socket Mode', { scopes: [...Object.keys(scopes), 'im:write'] });
    direct = await openDirect(study, study.olive);
    await study.setUp();
    await study.goTo('Mon 09:00');
    await click(study.mei, 'C');
    verdict = await click(study.ben, 'A');
  });
  afterAll(() => study.stop());

  const click = async (person: Person, label: string) => {
    const question = await study.question();
    return study.answered(person, () => person.clicks(question, label));
  };
  const type = async (person: Person, line: string) =>
    study.answered(person, () => person.types(line, study));

  it('is flagged in a form that opens below the verdict', async () => {
    const { slack, ben } = study;
    await ben.clicks(verdict, 'Flag this question');
    const form = await slack.until(() => slack.lastView(ben.id));
    expect(textOf(form)).toContain('Which item does a queue give back first?');
    const thanks = await study.answered(ben, () =>
      ben.submits(form, { 'What is wrong with it?': 'A stack is a queue' }),
    );
    expect(textOf(thanks)).toContain('Thank you. The organisers of this channel will look at it.');
    expect(slack.lastView(ben.id)).toBeUndefined();
  });

  it('is brought to its organiser in private, and to nobody else', async () => {
    await study.tick();
    const { slack, olive, mei, channel } = study;
    await slack.until(() => olive.sees(direct).find(isWord));
    expect([...mei.sees(channel), ...study.ben.sees(channel)].filter(isWord)).toEqual([]);
    expect(textOf(await type(study.mei, '/study rulings'))).toContain('for this channel’s organisers');
  });

  it('cannot be ruled on while it is open', async () => {
    const rulings = await type(study.olive, '/study rulings');
    expect(textOf(rulings)).toContain('It is still open.');
    expect(buttonsOf(rulings)).toEqual([]);
  });

  it('is ruled on in place once it is revealed', async () => {
    await study.goTo('Mon 16:05');
    const { olive, slack } = study;
    const rulings = await type(olive, '/study rulings');
    expect(textOf(rulings)).toContain('A stack is a queue');
    await olive.clicks(rulings, 'Accept A too');
    const ruled = await study.seen(olive, 'Ruled: A counts as right as well.');
    expect(ruled.ts).toBe(rulings.ts);
    expect(slack.messages(study.channel).filter(isRuling)).toHaveLength(1);
  });

  it('is announced to everybody in one line, and said in the reveal', async () => {
    const { slack, channel } = study;
    const announced = slack.messages(channel).find(isRuling);
    expect(announced && textOf(announced)).toMatch(
      /^Ruling\. The organisers ruled on .+ counts as right as well\. Points were put right for 1 person\.$/,
    );
    const revealed = slack.messages(channel).find((one) => textOf(one).includes('the answer'));
    expect(revealed && textOf(revealed)).toContain('Ruling: A counts as right as well.');
  });

  it('has the points put right on the leaderboard', async () => {
    const board = textOf(await type(study.mei, '/study leaderboard all'));
    expect(board).toMatch(/1\. Ben 2 points[\s\S]*1\. Mei 2 points/);
  });

  const isWord = (one: Message) => textOf(one).includes('says that something is wrong');
  const isRuling = (one: Message) => textOf(one).includes('The organisers ruled on');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/core/pack.ts';
import type { Person } from '../../support/slack/person.ts';
import type { Message } from '../../support/slack/state/records.ts';
import { buttonsOf, textOf } from '../../support/slack/surfaces/read.ts';
import { type Mode, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';
import { smallPack } from '../../support/study.ts';

/** What would call everybody, be bold and link away, if Slack read it. */
const hostile = '<!channel> *x* <http://evil|y>';

/** The small pack, in which every name, title and text ends so. */
async function hostilePack(): Promise<Pack> {
  const texts = new Set(['name', 'title', 'text', 'code']);
  return JSON.parse(
    JSON.stringify(await smallPack(), (key, value: unknown) =>
      typeof value === 'string' && texts.has(key) ? `${value} ${hostile}` : value,
    ),
  );
}

// Whatever Slack would read as a mention, a link or a mark is a violation, of which the stand-in tells when it is stopped.
describe.each<Mode>(['Socket Mode', 'HTTP'])('over %s, nobody’s words do anything in Slack', (mode) => {
  let study: SlackStudy;

  beforeAll(async () => {
    study = await startSlackStudy(mode, { packs: [await hostilePack()] });
    const { slack, ben } = study;
    slack.forbids('<!channel', '<http://evil');
    await slack.changesUser(ben.id, { name: hostile });
    await study.setUp();
  });
  afterAll(() => study.stop());

  const type = (person: Person, line: string) => study.answered(person, () => person.types(line, study));
  const shows = (surface: Message | undefined) => expect(surface && textOf(surface)).toContain(hostile);

  it('in a question, a verdict and a reveal', async () => {
    const { ben, slack, channel } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    shows(question);
    shows(await study.answered(ben, () => ben.clicks(question, 'C')));
    await study.goTo('Mon 16:00');
    const [revealed] = slack.messages(channel);
    expect(revealed && textOf(revealed)).toContain(`had it right: ${hostile}.`);
  });

  it('in several picks', async () => {
    const { ben } = study;
    await study.goTo('Tue 09:00');
    const question = await study.question();
    const draft = await study.answered(ben, () => ben.clicks(question, 'A'));
    shows(draft);
  });

  it('in what they write', async () => {
    const { ben, slack, channel } = study;
    await study.goTo('Wed 09:00');
    await study.goTo('Thu 09:00');
    const question = await study.question();
    await ben.clicks(question, 'Write your answer');
    const form = await slack.until(() => slack.lastView(ben.id));
    const words = { 'In your own words': `More workers ${hostile}` };
    const verdict = await study.answered(ben, () => ben.submits(form, words));
    expect(textOf(verdict)).toContain(`You wrote: “More workers ${hostile}”`);
    await study.goTo('Thu 16:00');
    shows(slack.messages(channel).find(({ ts }) => ts === question.ts));
  });

  it('on the leaderboard', async () => {
    const { mei, slack, channel } = study;
    const board = await type(mei, '/study leaderboard');
    expect(textOf(board)).toContain(`1. ${hostile}`);
    await study.goTo('Fri 16:00');
    shows(slack.messages(channel).find((one) => textOf(one).startsWith('Leaderboard')));
  });

  it('in what they look up, share and ask', async () => {
    const { ben, slack, channel } = study;
    shows(await type(ben, `/define ${hostile}`));
    expect(textOf(await type(ben, `/study ${hostile}`))).toContain('There is no /study <!channel>.');
    shows(await study.answered(ben, () => ben.mentions(hostile, study)));
    const found = await type(ben, '/define queue');
    const [name = ''] = buttonsOf(found);
    const term = await study.answered(ben, () => ben.clicks(found, name));
    await study.answered(ben, () => ben.clicks(term, 'Share'));
    const shared = slack.messages(channel).find((one) => textOf(one).startsWith('Queue '));
    shows(shared);
  });

  it('on their own page, in the glossary and in the chapters', async () => {
    const { ben, slack } = study;
    await ben.opensHome();
    const home = await slack.until(() => slack.home(ben.id));
    expect(textOf(home)).toContain(hostile);
    for (const line of ['/study terms', '/study chapter', '/study chapter 1', '/study progress']) {
      shows(await type(ben, line));
    }
    shows(await type(ben, '/study quiz'));
  });

  it('where they organise', async () => {
    const { olive, ben, slack, channel } = study;
    const preview = await type(olive, '/study setup');
    await olive.clicks(preview, 'Organisers');
    const form = await slack.until(() => slack.lastView(olive.id));
    await olive.submits(form, { Organisers: [olive.id, ben.id] });
    const changed = await slack.until(() =>
      olive.sees(channel).find((one) => textOf(one).includes(`Olive, ${hostile}`)),
    );
    await study.answered(olive, () => olive.clicks(changed, 'Save the plan')).catch(() => undefined);
    shows(await type(olive, '/study status'));
  });

  it('by marks either: nothing that is shown is read for them', () => {
    const shown = study.slack.calls.map(({ args: { blocks, view } }) => JSON.stringify({ blocks, view }));
    expect(shown.filter((payload) => payload.includes('"mrkdwn"'))).toEqual([]);
    expect(shown.some((payload) => payload.includes(hostile))).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../src/app/commands/list.ts';
import type { Person } from '../../support/slack/person.ts';
import { buttonsOf, textOf } from '../../support/slack/surfaces/read.ts';
import { type Mode, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

// The whole story, through the real Bolt client. When it ends, the stand-in fails for anything that Slack would not take.
describe.each<Mode>(['Socket Mode', 'HTTP'])('a Slack channel that studies, over %s', (mode) => {
  let study: SlackStudy;

  beforeAll(async () => {
    study = await startSlackStudy(mode);
  });
  afterAll(() => study.stop());

  const type = async (person: Person, line: string) =>
    textOf(await study.answered(person, () => person.types(line, study)));

  const click = async (person: Person, label: string) => {
    const question = await study.question();
    return textOf(await study.answered(person, () => person.clicks(question, label)));
  };

  it('begins in the time zone of whoever sets it up', async () => {
    expect(await type(study.mei, '/study setup')).toContain('Time zone: America/New_York');
  });

  it('is set up by forms, which show what is wrong beside each field', async () => {
    const { slack, olive, channel } = study;
    const preview = await study.answered(olive, () => olive.types('/study setup', study));
    expect(textOf(preview).match(/Question on/g)).toHaveLength(3);
    await olive.clicks(preview, 'Days and times');
    const form = await slack.until(() => slack.lastView(olive.id));
    await olive.submits(form, { 'Time zone': 'Europe/Berln' });
    const refused = await slack.until(() => slack.lastView(olive.id));
    expect(JSON.stringify(refused.errors)).toContain('did you mean Europe/Berlin');
    await olive.submits(refused, { 'Time zone': 'europe/berlin', Days: 'daily' });
    const changed = await slack.until(() =>
      olive.sees(channel).find((one) => textOf(one).includes('Mon–Sun at 09:00')),
    );
    expect([changed.ts, slack.lastView(olive.id)]).toEqual([preview.ts, undefined]);
    await olive.clicks(changed, 'Save the plan');
    await slack.until(() => olive.sees(channel).some((one) => textOf(one).includes('The plan is saved')));
    expect(slack.messages(channel)).toEqual([]);
  });

  it('refuses what is for organisers to everybody else', async () => {
    expect(await type(study.ben, '/study pause')).toContain('That is for this channel’s organisers');
  });

  it('has organisers besides the admins, who are picked by name', async () => {
    const { slack, olive, ben, channel } = study;
    const preview = await study.answered(olive, () => olive.types('/study setup', study));
    await olive.clicks(preview, 'Organisers');
    const form = await slack.until(() => slack.lastView(olive.id));
    await olive.submits(form, { Organisers: [olive.id, ben.id] });
    const changed = await slack.until(() =>
      olive.sees(channel).find((one) => textOf(one).includes('Olive, Ben')),
    );
    await olive.clicks(changed, 'Save the plan');
    await slack.until(() => changed.ts === savedLast(study)?.ts);
    expect(await type(ben, '/study status')).toContain('Nothing has been posted yet today.');
  });

  it('knows the word that was meant', async () => {
    expect(await type(study.ben, '/study leaderbord')).toContain('Did you mean /study leaderboard?');
  });

  it('gets its question on time', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    expect(buttonsOf(question)).toEqual(['A', 'B', 'C']);
    expect(textOf(question)).toContain('C  The oldest');
  });

  it('lets three members answer in private, one of them twice, and counts them', async () => {
    const { ben, mei, olive, slack } = study;
    expect(await click(ben, 'C')).toContain('Right!');
    expect(await click(mei, 'A')).toContain('Not this time');
    expect(await click(mei, 'C')).toContain('Your first answer counts, and it stands.');
    expect(await click(olive, 'C')).toContain('Right!');
    await slack.until(() => textOf(lastQuestion(study)).includes('3 people have answered.'), 10_000);
  });

  it('brings back what has vanished', async () => {
    study.mei.reloads();
    expect(study.mei.sees(study.channel).length).toBe(study.slack.messages(study.channel).length);
    expect(await type(study.mei, '/study today')).toContain('Not this time');
  });

  it('reveals the answer, and opens the discussion in its thread', async () => {
    const { slack, channel } = study;
    const { ts } = await study.question();
    await study.goTo('Mon 16:00');
    const [revealed, discussion] = slack.messages(channel);
    expect(revealed?.ts).toBe(ts);
    expect(revealed && textOf(revealed)).toContain('C  The oldest\n███████░░░  2 of 3 (67 %)  ✓ Right');
    expect(discussion?.threadTs).toBe(ts);
    expect(discussion && textOf(discussion)).toContain('The answer is C.');
  });

  it('takes several options one by one', async () => {
    await study.goTo('Tue 09:00');
    const { ben, slack, channel } = study;
    const question = await study.question();
    const draft = await study.answered(ben, () => ben.clicks(question, 'A'));
    await ben.clicks(draft, 'C');
    const picked = await slack.until(() =>
      ben.sees(channel).find((one) => textOf(one).includes('Picked so far: A, C.')),
    );
    await ben.clicks(picked, 'Submit');
    await slack.until(() =>
      ben.sees(channel).some((one) => one.ts === draft.ts && textOf(one).includes('Right!')),
    );
  });

  it('takes an answer in writing', async () => {
    await study.goTo('Wed 09:00');
    await study.goTo('Thu 09:00');
    const { mei, slack, channel } = study;
    await mei.clicks(await study.question(), 'Write your answer');
    const form = await slack.until(() => slack.lastView(mei.id));
    expect(textOf(form)).toContain('Orders arrive at 200 a second');
    const verdict = await study.answered(mei, () =>
      mei.submits(form, { 'In your own words': 'The backlog grows forever; add more workers.' }),
    );
    expect(textOf(verdict)).toContain('✓ You said it');
    expect(slack.lastView(mei.id)).toBeUndefined();
    expect(slack.messages(channel).every((one) => !textOf(one).includes('backlog grows forever'))).toBe(true);
  });

  it('finds a term in spite of a misspelling, and shares it with everybody', async () => {
    const { ben, slack, channel } = study;
    const page = await study.answered(ben, () => ben.types('/define queu', study));
    expect(textOf(page)).toContain('Did you mean');
    const term = await study.answered(ben, () => ben.clicks(page, 'Queue'));
    expect(buttonsOf(term)).toContain('Share');
    const shared = await study.answered(ben, () => ben.clicks(term, 'Share'));
    expect(textOf(shared)).toBe('Shared with the channel.');
    expect(slack.messages(channel).filter((one) => textOf(one).startsWith('Queue\n'))).toHaveLength(1);
  });

  it('answers whoever mentions it', async () => {
    const { ben } = study;
    const reply = await study.answered(ben, () => ben.mentions('what is a queue?', study));
    expect(textOf(reply)).toContain('Queue\n');
  });

  it('looks a term up from anywhere, while it is typed', async () => {
    const { mei, slack } = study;
    await mei.uses('lookup');
    const form = await slack.until(() => slack.lastView(mei.id));
    const { payload } = await mei.searches(form, 'Term', 'cac');
    const [option] = (payload as { options: { value: string }[] }).options;
    expect(option).toMatchObject({ value: 'Cache' });
    await mei.submits(form, { Term: option ?? '' });
    const page = await slack.until(() => slack.lastView(mei.id));
    expect(textOf(page)).toContain('Cache\n');
    expect(buttonsOf(page)).not.toContain('Share');
    await mei.closes(page);
  });

  it('announces the week’s leaderboard', async () => {
    await study.goTo('Fri 16:00');
    const board = await study.slack.until(() =>
      study.slack.messages(study.channel).find((one) => textOf(one).startsWith('Leaderboard')),
    );
    expect(textOf(board)).toContain('1. Ben');
  });

  it('has a page for each member, which is fresh whenever it is opened', async () => {
    const { mei, slack } = study;
    await mei.opensHome();
    const home = await slack.until(() => slack.home(mei.id));
    expect(textOf(home)).toContain('#study');
    expect(textOf(home)).toContain('Your progress');
    await study.goTo('Sat 09:00');
    await mei.opensHome();
    await slack.until(() => buttonsOf(slack.home(mei.id) ?? home).includes('True'));
  });

  it('lets members answer on their page', async () => {
    const { mei, slack } = study;
    const home = await slack.until(() => slack.home(mei.id));
    await mei.clicks(home, 'True');
    const verdict = await slack.until(() => slack.lastView(mei.id));
    expect(textOf(verdict)).toMatch(/Right!|Not this time/);
    await slack.until(() => !buttonsOf(slack.home(mei.id) ?? home).includes('True'));
    await mei.closes(verdict);
  });

  it('shows them on their page how it went, and the verdict on request', async () => {
    const { mei, slack } = study;
    await mei.opensHome();
    const home = await slack.until(() => {
      const page = slack.home(mei.id);
      return page && buttonsOf(page).includes('Show it') ? page : undefined;
    });
    expect(textOf(home)).toMatch(/You answered “.+”: .+ points?\./);
    await mei.clicks(home, 'Show it');
    const verdict = await slack.until(() => slack.lastView(mei.id));
    expect(textOf(verdict)).toContain('Your first answer counts, and it stands.');
  });

  it.each(commands.map(({ name, organiserOnly }) => ({ line: `/${name}`, organiserOnly })))(
    'answers $line in private, and refuses it where it is not for everybody',
    async ({ line, organiserOnly }) => {
      const { mei, olive } = study;
      const refused = expect.stringContaining('That is for this channel’s organisers');
      const reply = await type(mei, line);
      expect(reply).toEqual(organiserOnly ? refused : expect.not.stringContaining('organisers'));
      expect(await type(olive, line)).not.toEqual(refused);
    },
  );
});

function savedLast({ olive, channel }: SlackStudy) {
  return olive.sees(channel).findLast((one) => textOf(one).includes('The plan is saved'));
}

function lastQuestion({ slack, channel }: SlackStudy) {
  const found = slack.messages(channel).findLast((one) => textOf(one).startsWith('Question of the day'));
  if (!found) throw new Error('no question');
  return found;
}

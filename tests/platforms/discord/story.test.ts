import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../support/discord/person.ts';
import type { Message } from '../../support/discord/state/records.ts';
import { buttonsOf, textOf } from '../../support/discord/surfaces/read.ts';
import { type DiscordStudy, startDiscordStudy } from '../../support/discord-study.ts';

// The whole story, through the real client of discord.js. When it ends, the stand-in fails for anything that Discord would not take.
describe('a Discord channel that studies', () => {
  let study: DiscordStudy;

  beforeAll(async () => {
    study = await startDiscordStudy();
  });
  afterAll(() => study.stop());

  const type = async (person: Person, line: string) =>
    textOf(await study.answered(person, () => person.types(line, study)));

  const click = async (person: Person, label: string) => {
    const question = await study.question();
    return textOf(await study.answered(person, () => person.clicks(question, label)));
  };

  /** The message that somebody sees, in place of another or anew, once it says this. */
  const seen = (person: Person, text: string): Promise<Message> =>
    study.discord.until(() => person.sees(study.channel).findLast((one) => textOf(one).includes(text)));

  const opened = (person: Person) => study.discord.until(() => person.lastModal());

  it('is set up by forms, which can be corrected', async () => {
    const { discord, olive, channel } = study;
    const preview = await study.answered(olive, () => olive.types('/study setup zone:Europe/Berlin', study));
    expect(textOf(preview)).toContain('The next posts would be');
    await olive.clicks(preview, 'Days and times');
    await olive.submits(await opened(olive), { 'Time zone': 'Europe/Berln' });
    const refused = await seen(olive, 'did you mean Europe/Berlin');
    expect(refused.id).toBe(preview.id);
    await olive.clicks(refused, 'Correct it');
    const form = await opened(olive);
    expect(textOf(form)).toContain('did you mean Europe/Berlin');
    await olive.submits(form, { 'Time zone': 'europe/berlin', Days: 'daily' });
    const changed = await seen(olive, 'Mon–Sun at 09:00');
    expect(changed.id).toBe(preview.id);
    await olive.clicks(changed, 'Questions');
    await olive.submits(await opened(olive), { 'What to study': 'A small pack', Leaderboard: 'fri 15:00' });
    await olive.clicks(await seen(olive, 'Fri 15:00'), 'Save the plan');
    await seen(olive, 'The plan is saved');
    expect(discord.messages(channel)).toEqual([]);
  });

  it('refuses what is for organisers to everybody else', async () => {
    expect(await type(study.ben, '/study pause')).toContain('That is for this channel’s organisers');
    expect(await type(study.mei, '/study now')).toContain('That is for this channel’s organisers');
  });

  it('has organisers by name and by role besides those who manage the server', async () => {
    const { olive, ben, role } = study;
    const preview = await study.answered(olive, () => olive.types('/study setup', study));
    await olive.clicks(preview, 'Organisers');
    await olive.submits(await opened(olive), { Organisers: [olive.id, ben.id, role.id] });
    const changed = await seen(olive, 'Olive, Ben, Hosts');
    await olive.clicks(changed, 'Save the plan');
    await study.discord.until(() => savedLast(study)?.id === preview.id);
    expect(await type(ben, '/study status')).toContain('Nothing has been posted yet today.');
    expect(await type(study.mei, '/study status')).toContain('Nothing has been posted yet today.');
  });

  it('names what there is where a value is wrong', async () => {
    expect(await type(study.ben, '/study quiz chapter:99')).toContain('99');
    expect(await type(study.ben, '/define term:queu')).toContain('Did you mean');
  });

  it('gets its question on time', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    expect(buttonsOf(question)).toEqual(['A', 'B', 'C']);
    expect(textOf(question)).toContain('The oldest');
  });

  it('lets three members answer in private, one of them twice, and counts them', async () => {
    const { ben, mei, olive, discord } = study;
    expect(await click(ben, 'C')).toContain('Right!');
    expect(await click(mei, 'A')).toContain('Not this time');
    expect(await click(mei, 'C')).toContain('Your first answer counts, and it stands.');
    expect(await click(olive, 'C')).toContain('Right!');
    await discord.until(() => textOf(lastQuestion(study)).includes('3 people have answered.'), 10_000);
  });

  it('brings back what has vanished', async () => {
    study.mei.reloads();
    expect(study.mei.sees(study.channel)).toEqual(study.discord.messages(study.channel));
    expect(await type(study.mei, '/study today')).toContain('Not this time');
  });

  it('reveals the answer in place, and opens a thread for the discussion', async () => {
    const { discord, channel } = study;
    const { id } = await study.question();
    await study.goTo('Mon 16:00');
    const [revealed, ...more] = discord.messages(channel);
    expect([revealed?.id, more]).toEqual([id, []]);
    expect(revealed && textOf(revealed)).toMatch(/The oldest\W+Right\W[\s\S]*2 of 3 \(67 %\)/);
    const [thread] = discord.threads(channel);
    expect(thread?.id).toBe(id);
    expect(discord.messages(id).map(textOf)).toEqual([expect.stringContaining('The answer is C.')]);
  });

  it('answers in that thread as in the channel', async () => {
    const { ben, discord, channel } = study;
    const [thread] = discord.threads(channel);
    const where = { channel: thread?.id ?? '' };
    const today = await study.answered(ben, () => ben.types('/study today', where), where.channel);
    expect(textOf(today)).toContain('The next one comes on Tue 24 Nov');
  });

  it('takes several options one by one', async () => {
    await study.goTo('Tue 09:00');
    const { ben, discord, channel } = study;
    const question = await study.question();
    const draft = await study.answered(ben, () => ben.clicks(question, 'A'));
    await ben.clicks(draft, 'C');
    await ben.clicks(await seen(ben, 'Picked so far: A, C.'), 'Submit');
    await discord.until(() =>
      ben.sees(channel).some((one) => one.id === draft.id && textOf(one).includes('Right!')),
    );
  });

  it('takes an answer in writing', async () => {
    await study.goTo('Wed 09:00');
    await study.goTo('Thu 09:00');
    const { mei, discord, channel } = study;
    await mei.clicks(await study.question(), 'Write your answer');
    const form = await opened(mei);
    const verdict = await study.answered(mei, () =>
      mei.submits(form, { 'In your own words': 'The backlog grows forever; add more workers.' }),
    );
    expect(textOf(verdict)).toContain('You said it');
    expect(discord.messages(channel).every((one) => !textOf(one).includes('backlog grows forever'))).toBe(
      true,
    );
  });

  it('finds a term in spite of a misspelling, and shares it with everybody', async () => {
    const { ben, discord, channel } = study;
    const page = await study.answered(ben, () => ben.types('/define term:queu', study));
    expect(textOf(page)).toContain('Did you mean');
    const term = await study.answered(ben, () => ben.clicks(page, 'Queue'));
    expect(buttonsOf(term)).toContain('Share');
    const before = discord.messages(channel).length;
    const shared = await study.answered(ben, () => ben.clicks(term, 'Share'));
    expect(textOf(shared)).toContain('Shared with the channel.');
    const [message, ...more] = discord.messages(channel).slice(before);
    expect([message && textOf(message), more]).toEqual([expect.stringContaining('first in, first out'), []]);
  });

  it('offers terms, chapters, zones and packs while they are typed', async () => {
    const { mei } = study;
    const offered = async (line: string, option: string, text: string) =>
      (await mei.completes(line, option, text, study)).map(({ name }) => name);
    expect(await offered('/define', 'term', 'cac')).toEqual(['Cache']);
    expect(await offered('/study quiz', 'chapter', '')).toEqual(['1. Queues', '2. Caches']);
    expect(await offered('/study setup', 'zone', 'berl')).toContain('Europe/Berlin');
    expect(await offered('/study setup', 'pack', '')).toEqual(['A small pack']);
  });

  it('finds the glossary’s terms in a message', async () => {
    const { ben, discord, channel } = study;
    const [question] = discord.messages(channel);
    if (!question) throw new Error('no question');
    const found = await study.answered(ben, () => ben.opensMenu(question, 'Define terms here'));
    expect(textOf(found)).toContain('Queue');
  });

  it('asks for practice in private', async () => {
    const { ben, discord, channel } = study;
    const before = discord.messages(channel).length;
    const practice = await study.answered(ben, () => ben.types('/study quiz chapter:2', study));
    const [label = ''] = buttonsOf(practice);
    const verdict = await study.answered(ben, () => ben.clicks(practice, label));
    expect(textOf(verdict)).toMatch(/Right!|Not this time/);
    expect(discord.messages(channel)).toHaveLength(before);
  });

  it('takes nothing from a button that is none of its own', async () => {
    const { ben } = study;
    const question = await study.question();
    const [first] = buttonsOf(question);
    const forged = JSON.parse(
      JSON.stringify(question.components).replace(/"custom_id":"[^"]*"/, '"custom_id":"a:1:9"'),
    );
    const reply = await study.answered(ben, () =>
      ben.clicks({ ...question, components: forged }, first ?? ''),
    );
    expect(textOf(reply)).toContain('This does nothing any more.');
  });

  it('announces the week’s leaderboard', async () => {
    await study.goTo('Fri 16:00');
    const board = await study.discord.until(() =>
      study.discord.messages(study.channel).find((one) => textOf(one).includes('Leaderboard')),
    );
    expect(textOf(board)).toMatch(/1\. \W*Ben\b/);
  });
});

describe('a Discord forum that studies', () => {
  let study: DiscordStudy;

  beforeAll(async () => {
    study = await startDiscordStudy({ forum: true });
    await study.setUp();
  });
  afterAll(() => study.stop());

  it('has a post of its own for each question, which is revealed and discussed in it', async () => {
    const { discord, channel, ben } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const verdict = await study.answered(ben, () => ben.clicks(question, 'C'), question.channel);
    expect(textOf(verdict)).toContain('Right!');
    await study.goTo('Mon 16:00');
    const [post, ...others] = discord.threads(channel);
    expect([post?.id, others]).toEqual([question.id, []]);
    const [revealed, discussion] = discord.messages(question.id);
    expect(revealed && textOf(revealed)).toContain('1 of 1');
    expect(discussion && textOf(discussion)).toContain('The answer is C.');
    await study.goTo('Tue 09:00');
    expect(discord.threads(channel)).toHaveLength(2);
  });
});

function savedLast({ olive, channel }: DiscordStudy) {
  return olive.sees(channel).findLast((one) => textOf(one).includes('The plan is saved'));
}

function lastQuestion({ discord, channel }: DiscordStudy) {
  const found = discord.messages(channel).findLast((one) => textOf(one).includes('Question of the day'));
  if (!found) throw new Error('no question');
  return found;
}

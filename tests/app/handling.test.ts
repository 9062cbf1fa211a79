import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/app/commands/list.ts';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import { StoreUnavailable } from '../../src/app/ports/store.ts';
import { type Action, opensForm } from '../../src/message/action.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { openStudy, press, type Study, textOf, visitOf } from '../support/study.ts';

describeOnEachDatabase('the bot', (open) => {
  let study: Study;

  beforeEach(async () => {
    study = await openStudy((await open()).store);
  });

  it.each([
    ['/study quizz', 'There is no /study quizz. Did you mean /study quiz?'],
    ['/define', '/define needs a term: the term to look up, such as quorum or WAL.'],
    ['/study leaderboard wek', '“wek” is none of week, month, all. Did you mean week?'],
    ['/study chapter 14', 'There is no chapter “14” in A small pack. Its chapters are 1, 2.'],
    ['/study help me', '/study help takes nothing more. Try it without “me”.'],
    ['/nonsense', 'There is no /nonsense. /study help lists what there is.'],
  ])('answers %j with what to do instead', async (line, reply) => {
    expect(textOf(await study.ask('Ben', line))).toContain(reply);
  });

  it.each([
    ['Ben', '/study foo', 'There is no /study foo. /study help'],
    ['Ben', '/study noww', 'There is no /study noww. /study help'],
    ['Olive', '/study noww', 'There is no /study noww. Did you mean /study now?'],
    ['Ben', '/quiz', 'There is no /quiz. Did you mean /study quiz?'],
    ['Ben', '/study defin', 'There is no /study defin. Did you mean /define?'],
  ])('offers %s, who typed %j, only what is near and for them', async (name, line, reply) => {
    await study.plan();
    expect(textOf(await study.ask(name, line))).toContain(reply);
  });

  it('repeats no more of a long line than fits', async () => {
    for (const line of [`/study ${'x'.repeat(2_000)}`, `/study chapter ${'y'.repeat(2_000)}`])
      expect(textOf(await study.ask('Ben', line)).length).toBeLessThan(200);
  });

  it('understands a line, and a name, with characters in it that no database takes', async () => {
    const visit = visitOf('B\u0000en\ud800');
    const reply = await study.app.handle({
      type: 'text',
      id: '1',
      visit,
      text: '/study\u0000 privacy\u0007',
    });
    expect(textOf(reply)).toContain('You can hide');
    const member = await study.store.memberFor({ ...visit.member, member: 'ben\ufffd' }, 'Ben\ufffd');
    expect(member.id).toBe(1);
  });

  it.each(['/study', '/', ''])('takes %j for /study help', async (line) => {
    expect(textOf(await study.ask('Ben', line))).toContain('What Quorum can do');
  });

  it.each(commands.filter(({ organiserOnly }) => organiserOnly).map(({ name }) => name))(
    'keeps /%s for organisers',
    async (name) => {
      await study.plan();
      expect(textOf(await study.ask('Ben', `/${name}`))).toContain('for this channel’s organisers');
    },
  );

  it.each<Action>([
    { type: 'setup-schedule' },
    { type: 'setup-questions' },
    { type: 'setup-organisers' },
    { type: 'setup-save', version: 1 },
  ])('keeps the button $type for organisers', async (action) => {
    await study.plan();
    expect(textOf(await study.ask('Ben', action))).toContain('for this channel’s organisers');
    expect(textOf(await study.submit('Ben', action, {}))).toMatch(/organisers|not one of mine/);
  });

  it.each<Action>([
    { type: 'answer', post: 1, option: 0 },
    { type: 'pick', post: 1, picks: [0] },
    { type: 'submit', post: 1, picks: [0] },
    { type: 'write', post: 1 },
    { type: 'options', post: 1 },
    { type: 'term', pack: 'small', term: 'queue' },
    { type: 'share', pack: 'small', term: 'queue' },
    { type: 'concept', pack: 'small', concept: 'backlog' },
    { type: 'chapter', pack: 'small', chapter: 1 },
    { type: 'quiz-term', pack: 'small', term: 'queue' },
    { type: 'quiz-chapter', pack: 'small', chapter: 1 },
    { type: 'review', pack: 'small' },
    { type: 'remind' },
    { type: 'remind-stop' },
    { type: 'setup-schedule' },
    { type: 'setup-questions' },
    { type: 'setup-organisers' },
    { type: 'setup-save', version: 1 },
    { type: 'hide', hidden: true },
  ])('answers the button $type with a form only where platforms know of it before', async (action) => {
    const reply = await study.ask('Olive', action);
    if (!opensForm(action)) expect(reply.type).not.toBe('form');
    if (action.type.startsWith('setup-') && action.type !== 'setup-save') expect(reply.type).toBe('form');
  });

  it('lists organisers’ commands to organisers only', async () => {
    await study.plan();
    expect(textOf(await study.ask('Olive', '/study help'))).toContain('/study pause');
    expect(textOf(await study.ask('Ben', '/study help'))).not.toContain('/study pause');
  });

  it('explains the terms that a message names', async () => {
    const explain = async (text: string) =>
      textOf(await study.app.handle({ type: 'passage', id: 'm1', visit: visitOf('Ben'), text }));
    expect(await explain('Is a queue FIFO?')).toContain('Where work waits');
    const several = await explain('The queue is behind the channel.');
    expect(several).toContain('Terms in this message');
    expect(await explain('Nothing to see here')).toContain('No term of the glossary stands in this message.');
  });

  it('finds a term by a misspelling, an alias, and in both senses', async () => {
    expect(textOf(await study.ask('Ben', '/define queu'))).toMatch(/Did you mean|Where work waits/);
    expect(textOf(await study.ask('Ben', '/define fifo'))).toContain('Where work waits');
    const both = textOf(await study.ask('Ben', '/define channel'));
    expect(both).toContain('Channel (in Queues)');
    expect(both).toContain('Channel (in Caches)');
  });

  it('shares a definition with the channel when asked to', async () => {
    const share: Action = { type: 'share', pack: 'small', term: 'queue' };
    expect(textOf(await study.ask('Ben', share))).toBe('Shared with the channel.');
    expect(study.platform.posted.map(({ message }) => textOf(message))).toEqual([
      expect.stringContaining('Where work waits'),
    ]);
  });

  it('shares once, however often the click is delivered', async () => {
    const share: Action = { type: 'share', pack: 'small', term: 'queue' };
    await Promise.all(Array.from({ length: 11 }, () => study.ask('Ben', share, 'one click')));
    expect(study.platform.posted).toHaveLength(1);
    await study.ask('Ben', share, 'another click');
    expect(study.platform.posted).toHaveLength(2);
  });

  it('says what became of a share that the platform does not take', async () => {
    const busy = new DeliveryError('the platform is busy', { permanent: false });
    study.platform.failWith(busy);
    const share: Action = { type: 'share', pack: 'small', term: 'queue' };
    expect(textOf(await study.ask('Ben', share))).toBe('It is on its way to the channel.');
    study.platform.failWith(new DeliveryError('the channel is archived', { permanent: true }));
    expect(textOf(await study.ask('Ben', share, 'again'))).toBe(
      'It could not be shared: the channel is archived.',
    );
  });

  it('refuses to share a term that is gone', async () => {
    const reply = await study.ask('Ben', { type: 'share', pack: 'small', term: 'gone' });
    expect(textOf(reply)).toContain('not in the pack any more');
    expect(study.platform.posted).toEqual([]);
  });

  it('lists chapters with what to remember, and opens one', async () => {
    const chapters = await study.ask('Ben', '/study chapter');
    expect(textOf(chapters)).toContain('1. Queues\n2. Caches');
    const remember = await study.ask('Ben', press(chapters, 'What to remember'));
    expect(textOf(remember)).toContain('• A queue buys time, not capacity.');
    expect(textOf(await study.ask('Ben', press(chapters, '2')))).toContain('2. Caches');
    const gone = await study.ask('Ben', { type: 'takeaways', pack: 'gone' });
    expect(textOf(gone)).toContain('That pack is not installed any more.');
    expect(textOf(await study.ask('Ben', '/study chapter 1'))).toContain('Work that waits.');
    expect(textOf(await study.ask('Ben', '/study terms 1'))).toContain('Queue · Where work waits');
  });

  it('lets a member hide, and says so', async () => {
    expect(textOf(await study.ask('Ben', '/study privacy'))).toContain('You can hide');
    expect(textOf(await study.ask('Ben', { type: 'hide', hidden: true }))).toContain('You are hidden');
    expect(textOf(await study.ask('Ben', '/study privacy'))).toContain('You are hidden');
  });
});

describe('a database that goes away', () => {
  it('leaves the member told that nothing was recorded, and the answer free to be given later', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
    const first = await openStore({ dataDir });
    const study = await openStudy(first.store);
    await study.plan();
    await study.goTo('Mon 09:00');
    await first.close();
    const answer: Action = { type: 'answer', post: 1, option: 0 };
    expect(textOf(await study.ask('Ben', answer))).toBe(
      'Your answer was not recorded: the database cannot be reached. Please try again in a minute.',
    );
    const second = await openStore({ dataDir });
    const again = await openStudy(second.store);
    again.platform.moveTo(study.platform.clock.now());
    expect(textOf(await again.ask('Ben', answer))).toMatch(/You earned [02] of 2 points/);
    await second.close();
    await rm(dataDir, { recursive: true });
  });

  it('does not tell that nothing was recorded once something was', async () => {
    const { store, close } = await openMemoryStore();
    let isGone = false;
    const gone = () => Promise.reject(new StoreUnavailable(new Error('refused')));
    const study = await openStudy({
      ...store,
      recordAnswer: (...given) => store.recordAnswer(...given).finally(() => (isGone = true)),
      decisions: (ref) => (isGone ? gone() : store.decisions(ref)),
    });
    const asked = await study.ask('Ben', { type: 'quiz-term', pack: 'small', term: 'queue' });
    expect(textOf(await study.ask('Ben', press(asked, 'A')))).toMatch(
      /^Your answer may not have been recorded/,
    );
    isGone = false;
    expect(textOf(await study.ask('Ben', press(asked, 'B')))).toContain('You have answered this one before.');
    await close();
  });

  it.each<[Action, string]>([
    [
      { type: 'answer', post: 1, option: 0 },
      'Your answer may not have been recorded: the database fell silent.',
    ],
    [{ type: 'hide', hidden: true }, 'The database fell silent, so this may have been done or not.'],
  ])('claims nothing where the database may have done what %j asked for', async (action, words) => {
    const { store, close } = await openMemoryStore();
    const silent = () => Promise.reject(new StoreUnavailable(new Error('no answer'), true));
    const study = await openStudy({ ...store, recordAnswer: silent, setHidden: silent });
    await study.plan();
    await study.goTo('Mon 09:00');
    expect(textOf(await study.ask('Ben', action))).toContain(words);
    await close();
  });
});

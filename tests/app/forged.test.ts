import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { DeliveryError, type Reply, type Visit } from '../../src/app/ports/platform.ts';
import type { Post } from '../../src/app/ports/posts.ts';
import { plainText } from '../../src/core/rich-text.ts';
import type { Action } from '../../src/message/action.ts';
import { allRows } from '../support/all-rows.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { monday, openStudy, press, type Study, smallPack, textOf, visitOf } from '../support/study.ts';

// Slack and Discord take no button that its message does not have; the playground, and whoever finds a way around
// that, may send any token. Whose it is, is therefore asked anew each time.

type OnPost = Extract<Action, { readonly post: number }>['type'];

/** A button of each kind on any post; one that is new has to be added here. */
const forge: { readonly [Type in OnPost]: (post: number) => Action } = {
  answer: (post) => ({ type: 'answer', post, option: 0 }),
  pick: (post) => ({ type: 'pick', post, picks: [0] }),
  submit: (post) => ({ type: 'submit', post, picks: [0] }),
  write: (post) => ({ type: 'write', post }),
  options: (post) => ({ type: 'options', post }),
  question: (post) => ({ type: 'question', post }),
  flag: (post) => ({ type: 'flag', post }),
  'rule-keep': (post) => ({ type: 'rule-keep', post }),
  'rule-void': (post) => ({ type: 'rule-void', post }),
  'rule-accept': (post) => ({ type: 'rule-accept', post, option: 1 }),
};

const onQueues: Action = { type: 'quiz-term', pack: 'small', term: 'queue' };

const values = { reason: 'odd', answer: 'Add workers: the backlog grows.' };

const refusal =
  /not one of this channel’s|is somebody else’s|for this channel’s organisers|not one of mine|was not posted/;

const pack = await smallPack();

/** Everything that is said only to those who have answered. */
const secrets = pack.chapters.flatMap(({ questions }) =>
  questions.flatMap(({ options, explanation }) => [
    ...options.flatMap(({ feedback }) => feedback.map(({ text }) => text)),
    plainText(explanation),
  ]),
);

function elsewhere(name: string, place: { platform?: string; workspace?: string; channel?: string }): Visit {
  const visit = visitOf(name);
  const { platform = 'loop', workspace = 'team' } = place;
  return {
    ...visit,
    channel: { ...visit.channel, ...place },
    member: { ...visit.member, platform, workspace },
  };
}

describeOnEachDatabase('a forged button', (open, execute) => {
  const logged: string[] = [];

  /** The study of the first channel, beside another channel, workspace and platform of the same ids. */
  async function start(): Promise<Study> {
    logged.length = 0;
    const { store } = await open();
    const platform = loopPlatform(monday);
    const sink = new Writable({
      write(line, _, done) {
        logged.push(String(line));
        done();
      },
    });
    const app = createApp({ store, packs: [pack], log: pino({ level: 'error' }, sink) });
    app.add(platform);
    app.add(loopPlatform(monday, 'hoop'));
    return { ...(await openStudy(store, [pack], { platform })), app };
  }

  const does = (study: Study, visit: Visit, action: Action) =>
    study.app.handle({ type: 'action', id: crypto.randomUUID(), visit, action });
  const submits = (study: Study, visit: Visit, action: Action) =>
    study.app.handle({ type: 'submission', id: crypto.randomUUID(), visit, action, values });

  function expectNothingTold(reply: Reply, about: string): void {
    const told = JSON.stringify(reply);
    for (const secret of secrets) expect(told, about).not.toContain(secret);
    expect(told, about).not.toMatch(/"mark"|Right!|Not this time|You earned|went wrong/);
  }

  async function expectRefused(study: Study, visit: Visit, post: number): Promise<void> {
    const before = await allRows(execute);
    for (const [type, forged] of Object.entries(forge)) {
      for (const reply of [
        await does(study, visit, forged(post)),
        await submits(study, visit, forged(post)),
      ]) {
        const about = `${type} of ${post}`;
        expect(reply.type, about).toBe('private');
        expect(textOf(reply), about).toMatch(refusal);
        expectNothingTold(reply, about);
      }
    }
    expect(await allRows(execute)).toBe(before);
    expect(logged).toEqual([]);
  }

  it.each([
    ['another channel', { channel: 'other' }],
    ['the same channel of another workspace', { workspace: 'rivals' }],
    ['the same channel on another platform', { platform: 'hoop' }],
  ])('does nothing in %s', async (_, place) => {
    const study = await start();
    await study.plan();
    await study.plan({}, 'other');
    await study.goTo('Mon 09:00');
    for (const name of ['Ben', 'Olive']) {
      const visit = elsewhere(name, place);
      await study.app.handle({ type: 'text', id: name, visit, text: '/study privacy' });
      const own = await study.store.findChannel(visit.channel);
      const [foreign] = (await study.store.latestQuestions(1, 2)).filter(
        ({ channelId }) => channelId !== own?.id,
      );
      await expectRefused(study, visit, idOf(foreign));
    }
  });

  it('does nothing for a post that there is not', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    for (const post of [0, 404, 2 ** 31, 999_999_999_999_999]) {
      await expectRefused(study, visitOf(`Ben ${post}`), post);
    }
    await expectRefused(study, visitOf('Olive'), 2 ** 48);
  });

  it('does nothing on a post that asks nothing', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    await study.ask('Olive', { type: 'share', pack: 'small', term: 'queue' });
    await study.ask('Olive', '/study announce');
    await study.goTo('Mon 12:00');
    const asked = new Set((await study.store.latestQuestions(1, 10)).map(({ id }) => id));
    const others = [1, 2, 3, 4, 5].filter((id) => !asked.has(id));
    const posts = await Promise.all(others.map((id) => study.store.post(id)));
    const silent = posts.flatMap((post) => (post && !post.question ? [post.id] : []));
    expect(silent.length).toBeGreaterThanOrEqual(2);
    for (const post of silent) await expectRefused(study, visitOf(`Ben ${post}`), post);
  });

  it('does nothing on somebody else’s practice question', async () => {
    const study = await start();
    await study.plan();
    const asked = await study.ask('Mei', onQueues);
    const post = (press(asked, 'A') as { post: number }).post;
    await expectRefused(study, visitOf('Ben'), post);
    expectNothingTold(await study.ask('Ben', '/study quiz'), 'a practice question of his own');
  });

  it('does not tell of one’s own practice question in another channel', async () => {
    const study = await start();
    await study.plan();
    const asked = await study.ask('Ben', onQueues);
    const post = (press(asked, 'A') as { post: number }).post;
    await expectRefused(study, elsewhere('Ben', { channel: 'other' }), post);
  });

  it('shows nobody the key of a question that is open in another channel, by way of a flag where they may rule', async () => {
    const study = await start();
    await study.plan();
    const there = elsewhere('Ben', { channel: 'without-a-plan' });
    const asked = await does(study, there, onQueues);
    const post = (press(asked, 'A') as { post: number }).post;
    await study.goTo('Mon 09:00');
    await submits(study, there, { type: 'flag', post });
    const rulings = await does(study, there, { type: 'rulings', after: 0 });
    expect(textOf(rulings)).toContain('It is still open.');
    expectNothingTold(rulings, 'rulings');
    await study.goTo('Mon 16:05');
    expect(JSON.stringify(await does(study, there, { type: 'rulings', after: 0 }))).toContain(
      '"mark":"right"',
    );
  });

  it('does nothing on a question that was given up before it was posted, which may be asked another day', async () => {
    const study = await start();
    await study.plan();
    study.platform.failWith(new DeliveryError('no', { permanent: true }));
    await study.goTo('Mon 09:00');
    expect((await study.store.post(1))?.state).toBe('failed');
    await expectRefused(study, visitOf('Ben'), 1);
  });

  it('records nothing once the question is closed', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:00');
    const before = await allRows(execute);
    for (const type of ['answer', 'pick', 'submit', 'write', 'options'] as const) {
      expect((await does(study, visitOf('Ben'), forge[type](1))).type, type).toBe('private');
      expect((await submits(study, visitOf('Ben'), forge[type](1))).type, type).toBe('private');
    }
    expect(await allRows(execute)).toBe(before);
    expect(logged).toEqual([]);
  });

  it.each<[string, Action]>([
    ['an option that it does not have', { type: 'answer', post: 1, option: 4 }],
    ['a pick that it does not have', { type: 'pick', post: 1, picks: [4] }],
    ['a pick beside one that it does not have', { type: 'pick', post: 1, picks: [0, 3] }],
    ['picks that it does not have', { type: 'submit', post: 1, picks: [3] }],
    ['no pick', { type: 'submit', post: 1, picks: [] }],
    ['all options where one is right', { type: 'submit', post: 1, picks: [0, 1, 2] }],
    ['several picks where one is right', { type: 'pick', post: 1, picks: [0, 1] }],
  ])('with %s is refused, and another answer still counts', async (_, action) => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    const before = await allRows(execute);
    const reply = await study.ask('Ben', action);
    expectNothingTold(reply, action.type);
    expect(textOf(reply)).toMatch(/no such option|takes one option|Pick at least one/);
    expect(await allRows(execute)).toBe(before);
    expect(textOf(await study.ask('Ben', { type: 'answer', post: 1, option: 0 }))).toContain('You earned');
    expect(logged).toEqual([]);
  });

  it('cannot have words taken where a question asks for a pick', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    const before = await allRows(execute);
    const reply = await study.submit('Ben', { type: 'write', post: 1 }, { answer: 'First in, first.' });
    expect(textOf(reply)).toContain('answered with its buttons');
    expect(await allRows(execute)).toBe(before);
  });

  it('accepts no option that a question does not have', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:05');
    const before = await allRows(execute);
    const reply = await study.ask('Olive', { type: 'rule-accept', post: 1, option: 4 });
    expect(textOf(reply)).toContain('no such option');
    expect(await allRows(execute)).toBe(before);
    expect(logged).toEqual([]);
  });

  it('saves nobody else’s draft, and no other version of one’s own', async () => {
    const study = await start();
    await study.plan();
    const plan = () => execute('select plan, revision from plans');
    const first = press(await study.ask('Olive', '/study setup'), 'Save the plan');
    const second = press(await study.ask('Olive', '/study setup UTC'), 'Save the plan');
    const before = JSON.stringify(await plan());
    const admin = { ...visitOf('Mei'), admin: true };
    for (const forged of [first, second, { type: 'setup-save', version: 999_999_999 } as const]) {
      expect(textOf(await does(study, admin, forged))).toContain('nothing to save');
    }
    for (const forged of [first, { type: 'setup-save', version: 0 } as const]) {
      expect(textOf(await study.ask('Olive', forged))).toContain('older preview');
    }
    expect(JSON.stringify(await plan())).toBe(before);
    expect(textOf(await study.ask('Olive', second))).toContain('saved');
    expect(JSON.stringify(await plan())).not.toBe(before);
  });

  it.each<Action>([
    { type: 'term', pack: 'constructor', term: 'constructor' },
    { type: 'share', pack: 'small', term: 'order' },
    { type: 'concept', pack: 'small', concept: 'queue' },
    { type: 'chapter', pack: 'small', chapter: 999 },
    { type: 'quiz-term', pack: 'nowhere', term: 'queue' },
    { type: 'quiz-chapter', pack: 'small', chapter: 0 },
    { type: 'review', pack: 'nowhere' },
  ])('names nothing that there is not: %j', async (action) => {
    const study = await start();
    await study.plan();
    const before = await allRows(execute);
    const reply = await study.ask('Ben', action);
    expect(textOf(reply)).toMatch(/not in the pack any more|not installed|no chapter|nothing to practise/);
    expect(await allRows(execute)).toBe(before);
    expect(logged).toEqual([]);
  });
});

function idOf(post: Pick<Post, 'id'> | undefined): number {
  if (!post) throw new Error('nothing was posted');
  return post.id;
}

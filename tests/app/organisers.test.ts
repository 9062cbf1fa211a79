import { expect, it } from 'vitest';
import { commands } from '../../src/app/commands/list.ts';
import type { Organiser } from '../../src/app/ports/plans.ts';
import type { Action } from '../../src/message/action.ts';
import { allRows } from '../support/all-rows.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, studyChannel, textOf, visitOf } from '../support/study.ts';

type Whose = 'organisers' | 'everybody';

// Both tables say it once more, so that neither a new command nor a new button is left without a decision, and none
// changes hands by accident.

const commandsOf: Readonly<Record<string, Whose>> = {
  'study today': 'everybody',
  'study quiz': 'everybody',
  'study review': 'everybody',
  'study chapter': 'everybody',
  'study terms': 'everybody',
  define: 'everybody',
  'study progress': 'everybody',
  'study leaderboard': 'everybody',
  'study privacy': 'everybody',
  'study help': 'everybody',
  'study setup': 'organisers',
  'study status': 'organisers',
  'study now': 'organisers',
  'study announce': 'organisers',
  'study skip': 'organisers',
  'study pause': 'organisers',
  'study resume': 'organisers',
  'study rulings': 'organisers',
};

/** The first post is one that was asked, revealed and flagged. */
const buttons: { readonly [Type in Action['type']]: readonly [Whose, Action & { readonly type: Type }] } = {
  answer: ['everybody', { type: 'answer', post: 1, option: 0 }],
  pick: ['everybody', { type: 'pick', post: 1, picks: [0] }],
  submit: ['everybody', { type: 'submit', post: 1, picks: [0] }],
  write: ['everybody', { type: 'write', post: 1 }],
  options: ['everybody', { type: 'options', post: 1 }],
  question: ['everybody', { type: 'question', post: 1 }],
  term: ['everybody', { type: 'term', pack: 'small', term: 'queue' }],
  share: ['everybody', { type: 'share', pack: 'small', term: 'queue' }],
  concept: ['everybody', { type: 'concept', pack: 'small', concept: 'backlog' }],
  chapter: ['everybody', { type: 'chapter', pack: 'small', chapter: 1 }],
  takeaways: ['everybody', { type: 'takeaways', pack: 'small' }],
  'quiz-term': ['everybody', { type: 'quiz-term', pack: 'small', term: 'queue' }],
  'quiz-chapter': ['everybody', { type: 'quiz-chapter', pack: 'small', chapter: 1 }],
  review: ['everybody', { type: 'review', pack: 'small' }],
  remind: ['everybody', { type: 'remind' }],
  'remind-stop': ['everybody', { type: 'remind-stop' }],
  'setup-schedule': ['organisers', { type: 'setup-schedule' }],
  'setup-questions': ['organisers', { type: 'setup-questions' }],
  'setup-organisers': ['organisers', { type: 'setup-organisers' }],
  'setup-save': ['organisers', { type: 'setup-save', version: 1 }],
  hide: ['everybody', { type: 'hide', hidden: true }],
  privacy: ['everybody', { type: 'privacy' }],
  export: ['everybody', { type: 'export' }],
  'erase-ask': ['everybody', { type: 'erase-ask' }],
  erase: ['everybody', { type: 'erase' }],
  flag: ['everybody', { type: 'flag', post: 1 }],
  rulings: ['organisers', { type: 'rulings', after: 0 }],
  'rule-keep': ['organisers', { type: 'rule-keep', post: 1 }],
  'rule-void': ['organisers', { type: 'rule-void', post: 1 }],
  'rule-accept': ['organisers', { type: 'rule-accept', post: 1, option: 1 }],
};

/** What would change something, were it taken. */
const values = {
  days: 'sun',
  times: '23:00',
  zone: 'UTC',
  breaks: 'none',
  grace: '1h',
  organisers: 'member ben Ben',
  reason: 'odd',
  answer: 'more workers',
};

const refusal = 'for this channel’s organisers';

const ofWhom = (whose: Whose) =>
  Object.values(buttons).flatMap(([those, action]) => (those === whose ? [action] : []));

describeOnEachDatabase('organisers’ rights', (open, execute) => {
  /** A channel in which all that organisers can decide about is there to be decided, and Cy organises another one. */
  async function decidable(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:05');
    await study.submit('Ben', { type: 'flag', post: 1 }, { reason: 'odd' });
    await study.ask('Olive', '/study setup');
    await study.goTo('Mon 16:10');
    const cy = { id: 'cy', visit: visitOf('Cy', 'other') };
    await study.app.handle({ ...cy, type: 'text', text: '/study setup' });
    await study.app.handle({ ...cy, id: 'cy2', type: 'action', action: { type: 'setup-save', version: 1 } });
    return study;
  }

  /** Makes one the only organiser of the plan. */
  async function organisedBy({ store }: Study, organiser: Organiser): Promise<void> {
    const channel = await store.findChannel(studyChannel);
    const current = channel && (await store.planOf(channel.id));
    if (!current) throw new Error('no plan');
    const { plan, handledUntil, dueAt } = current;
    await store.savePlan({ channelId: channel.id, plan, organisers: [organiser], handledUntil, dueAt });
  }

  it('are decided for every command', () => {
    expect(Object.fromEntries(commands.map(({ name, organiserOnly }) => [name, organiserOnly]))).toEqual(
      Object.fromEntries(Object.entries(commandsOf).map(([name, whose]) => [name, whose === 'organisers'])),
    );
  });

  it.each(['Ben', 'Cy'])(
    'keep %s from every command of organisers, and from all that it does',
    async (name) => {
      const study = await decidable();
      const [before, posted] = [await allRows(execute), study.platform.calls];
      for (const { name: command } of commands.filter((one) => commandsOf[one.name] === 'organisers')) {
        expect(textOf(await study.ask(name, `/${command}`)), command).toContain(refusal);
      }
      expect(await allRows(execute)).toBe(before);
      expect(study.platform.calls).toBe(posted);
      expect(study.platform.whispered.map(({ member }) => member)).not.toContain(name.toLowerCase());
    },
  );

  it.each(['Ben', 'Cy'])('keep %s from every button and form of organisers', async (name) => {
    const study = await decidable();
    const [before, posted] = [await allRows(execute), study.platform.calls];
    for (const action of ofWhom('organisers')) {
      expect(textOf(await study.ask(name, action)), action.type).toContain(refusal);
      expect(textOf(await study.submit(name, action, values)), action.type).toContain(refusal);
    }
    expect(await allRows(execute)).toBe(before);
    expect(study.platform.calls).toBe(posted);
  });

  it('are needed for nothing else', async () => {
    const study = await decidable();
    for (const { name } of commands.filter((one) => commandsOf[one.name] === 'everybody')) {
      expect(textOf(await study.ask('Ben', `/${name} week`)), name).not.toContain(refusal);
    }
    for (const action of ofWhom('everybody')) {
      const replies = [await study.ask('Ben', action), await study.submit('Ben', action, values)];
      expect(JSON.stringify(replies), action.type).not.toContain(refusal);
    }
  });

  it('are what an organiser has: each of these does something for Olive', async () => {
    const study = await decidable();
    for (const action of ofWhom('organisers')) {
      const reply = await study.ask('Olive', action);
      if (reply.type === 'form') continue;
      expect(textOf(reply), action.type).not.toMatch(/organisers\.|not one of|nothing to save/);
    }
  });

  it('end when the plan names somebody else', async () => {
    const study = await decidable();
    const ben = await study.store.memberFor(visitOf('Ben').member, 'Ben');
    const saveFor = (memberId: number) => organisedBy(study, { type: 'member', memberId });
    await saveFor(ben.id);
    expect(textOf(await study.ask('Ben', '/study status'))).not.toContain(refusal);
    await saveFor(ben.id + 100_000);
    expect(textOf(await study.ask('Ben', '/study status'))).toContain(refusal);
  });

  it('of a role are those of people who have it now', async () => {
    const study = await decidable();
    await organisedBy(study, { type: 'role', role: 'hosts', name: 'Hosts' });
    const status = async (roles: readonly string[]) =>
      textOf(
        await study.app.handle({
          type: 'text',
          id: crypto.randomUUID(),
          visit: { ...visitOf('Ben'), roles },
          text: '/study status',
        }),
      );
    expect(await status(['hosts'])).not.toContain(refusal);
    for (const roles of [[], ['Hosts'], ['host'], ['hosts ']]) expect(await status(roles)).toContain(refusal);
  });
});

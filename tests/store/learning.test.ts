import { expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import type { Decision } from '../../src/core/ruling.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  addPost,
  answer,
  at,
  channel,
  date,
  member,
  plan,
  question,
  questionPost,
  sendAll,
  wrong,
} from './samples.ts';

const rule = (store: Store, channelId: number, decision: Decision, key: string = decision.type) =>
  store.rule(
    { channelId, pack: 'ddia', question: 'quorum-overlap', key, decision, memberId: 1, at: at(24) },
    at(30),
    () => ({ corrections: [], posts: [] }),
  );

describeOnEachDatabase('what members remember', (open, execute) => {
  /** Ada has missed a question of the day in one channel, and practised another one in the next. */
  async function answered() {
    const { store } = await open();
    const [study, other, ada] = await Promise.all([
      channel(store),
      channel(store, 'other'),
      member(store, 'Ada'),
    ]);
    const asked = await addPost(store, questionPost(study.id, 23));
    await sendAll(store, 23);
    await store.recordAnswer(answer(asked, ada, wrong), true);
    const practised = await store.askPractice({
      key: 'k',
      channelId: other.id,
      memberId: ada.id,
      question: question({ id: 'lag', difficulty: 1 }),
      date: date(24),
      at: at(24),
    });
    await store.recordAnswer(answer(practised, ada), false);
    return { store, study, other, ada, asked };
  }

  test('is told by all their answers to a pack, in every channel and in practice', async () => {
    const { store, ada } = await answered();
    expect(await store.recallsOf(ada.id, 'ddia')).toEqual([
      {
        question: 'quorum-overlap',
        kind: 'multiple-choice',
        difficulty: 2,
        at: at(23, 1),
        written: false,
        fraction: 0,
      },
      { question: 'lag', kind: 'multiple-choice', difficulty: 1, at: at(24, 1), written: false, fraction: 1 },
    ]);
    expect(await store.recallsOf(ada.id, 'another')).toEqual([]);
    expect(await store.recallsOf(ada.id + 1, 'ddia')).toEqual([]);
  });

  test('is told by answers as they are worth after rulings of their own channel', async () => {
    const { store, study, other, ada } = await answered();
    const fractions = async () => (await store.recallsOf(ada.id, 'ddia')).map(({ fraction }) => fraction);
    await rule(store, other.id, { type: 'void' });
    expect(await fractions()).toEqual([0, 1]);
    await rule(store, study.id, { type: 'accept', option: 'two' });
    expect(await fractions()).toEqual([1, 1]);
    await rule(store, study.id, { type: 'void' }, 'second');
    expect(await fractions()).toEqual([1]);
    await rule(store, study.id, { type: 'keep' });
    expect(await fractions()).toEqual([0, 1]);
  });

  test('is told by what this version can read, whatever a newer one writes beside it', async () => {
    const { store, study, ada } = await answered();
    const questions = async () => (await store.recallsOf(ada.id, 'ddia')).map(({ question }) => question);
    const later = await addPost(store, questionPost(study.id, 25, { question: question({ id: 'clocks' }) }));
    await execute(`
      insert into answers (post_id, member_id, channel_id, response, fraction, points, ideas_hit, at)
      values (${later.id}, ${ada.id}, ${study.id}, '{"type":"drawn"}', 1, 2, '[]', now())`);
    expect(await questions()).toEqual(['quorum-overlap', 'lag']);
    await execute(`
      insert into rulings (key, channel_id, pack, question, decision, member_id, at)
      values ('new', ${study.id}, 'ddia', 'quorum-overlap', '{"type":"halve"}', ${ada.id}, now())`);
    expect(await questions()).toEqual(['lag']);
    expect(await store.concerns([study.id])).toMatchObject([{ decisions: [{ type: 'void' }] }]);
  });

  test('counts in a channel where they answered a question of the day and have not left', async () => {
    const { store, study, other, ada, asked } = await answered();
    const [ben, eve] = [await member(store, 'Ben'), await member(store, 'Eve')];
    await store.recordAnswer(answer(asked, eve), true);
    await store.recordAnswer(answer(asked, ben), true);
    await store.markLeft(eve);
    const again = await addPost(store, questionPost(study.id, 24));
    await store.recordAnswer(answer(again, ada), true);
    expect(await store.answerersIn(study.id)).toEqual([ada.id, ben.id]);
    expect(await store.answerersIn(other.id)).toEqual([]);
  });
});

describeOnEachDatabase('nudges', (open) => {
  async function nudged() {
    const { store } = await open();
    const [study, ada] = await Promise.all([channel(store), member(store, 'Ada')]);
    const nudge = {
      memberId: ada.id,
      channelId: study.id,
      time: '08:30',
      zone: 'Europe/Berlin',
      dueAt: at(23),
    };
    await store.savePlan({ channelId: study.id, plan, handledUntil: at(22), dueAt: null });
    await store.keepNudge(nudge);
    return { store, study, ada, nudge };
  }
  const told = (channelId: number, slot = 'review/1') =>
    questionPost(channelId, 23, {
      kind: 'notice',
      slot,
      question: null,
      closesAt: null,
      notice: { type: 'reviews-due', pack: 'ddia', due: 3 },
    });

  test('are one for each member, until they are removed', async () => {
    const { store, ada, nudge } = await nudged();
    await store.keepNudge({ ...nudge, time: '09:00' });
    expect(await store.nudgeOf(ada.id)).toEqual({ ...nudge, time: '09:00' });
    await store.removeNudge(ada.id);
    await store.removeNudge(ada.id);
    expect(await store.nudgeOf(ada.id)).toBeUndefined();
  });

  test('are due on their own platform, from their time on', async () => {
    const { store, study, nudge } = await nudged();
    expect(await store.dueNudges('web', at(23, -1), 9)).toEqual([]);
    expect(await store.dueNudges('slack', at(23), 9)).toEqual([]);
    expect(await store.dueNudges('web', at(23), 9)).toEqual([{ ...nudge, channel: study, pack: 'ddia' }]);
  });

  test('are found without a pack where nobody is to be told', async () => {
    const { store, study, ada } = await nudged();
    const packs = async () => (await store.dueNudges('web', at(23), 9)).map(({ pack }) => pack);
    await store.pausePlan(study.id, at(22), 'holiday');
    expect(await packs()).toEqual([null]);
    await store.resumePlan(study.id, at(22), null);
    expect(await packs()).toEqual(['ddia']);
    await store.markLeft(ada);
    expect(await packs()).toEqual([null]);
  });

  test('are moved once, with what they lead to, whoever tries', async () => {
    const { store, study, nudge } = await nudged();
    const rivals = [store, (await open()).store, (await open()).store];
    const moved = await Promise.all(
      rivals.map((one, place) => one.moveNudge(nudge, at(24), [told(study.id, `review/${place}`)])),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    const posts = await Promise.all(
      [0, 1, 2].map((place) => store.postOf(study.id, 'notice', `review/${place}`)),
    );
    expect(posts.filter((post) => post?.notice?.type === 'reviews-due')).toHaveLength(1);
    expect(await store.dueNudges('web', at(23, 60), 9)).toEqual([]);
  });

  test('are left alone where they were changed or removed meanwhile', async () => {
    const { store, study, ada, nudge } = await nudged();
    await store.keepNudge({ ...nudge, time: '09:00' });
    expect(await store.moveNudge(nudge, at(24), [told(study.id)])).toBe(false);
    await store.removeNudge(ada.id);
    expect(await store.moveNudge(nudge, at(24), [told(study.id)])).toBe(false);
    expect(await store.postOf(study.id, 'notice', 'review/1')).toBeUndefined();
  });
});

import { getTableName } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Post } from '../../src/app/ports/posts.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { type Tally, tallyAnswers } from '../../src/core/tally.ts';
import { tables } from '../../src/store/tables.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  addPost,
  answer,
  at,
  channel,
  claim,
  date,
  member,
  question,
  questionPost,
  sendAll,
  wrong,
} from './samples.ts';
import { anyDeed, deedTypes, doDeed } from './traces.ts';

const names = tables.map(getTableName);

/** Ids that nothing else looks like. */
const firstId = 870_001;
const ada = 'Ada-Augusta';

describeOnEachDatabase('what is kept about a member', (open, execute) => {
  /** Two channels with two questions each, and three members, in empty tables. */
  async function begin(store: Store) {
    await execute(`truncate ${names.join(', ')} restart identity`);
    await execute(`alter table members alter column id restart with ${firstId}`);
    const study = await channel(store);
    const other = await channel(store, 'other');
    const asked = [
      await addPost(store, questionPost(study.id, 23)),
      await addPost(store, questionPost(study.id, 24, { question: question({ id: 'lag' }) })),
      await addPost(store, questionPost(other.id, 23)),
    ];
    for (const { channelId, slot, date: day, dueAt } of asked)
      await addPost(store, {
        ...questionPost(channelId, 23),
        kind: 'reveal',
        slot,
        date: day,
        dueAt,
        closesAt: null,
        question: null,
      });
    await sendAll(store, 25);
    const people = [await member(store, ada), await member(store, 'Ben'), await member(store, 'Cy')] as const;
    return { store, study, other, asked, people };
  }

  const everything = async (): Promise<string> => {
    const rows = await Promise.all(
      names.map((name) => execute(`select row_to_json(each) from ${name} as each`)),
    );
    return JSON.stringify(rows);
  };

  const tallies = (store: Store, asked: readonly Post[]): Promise<readonly Omit<Tally, 'names'>[]> =>
    Promise.all(
      asked.map(async ({ id }) => {
        const { names: _, ...counted } = tallyAnswers(question(), await store.answersTo(id), 0);
        return { ...counted, count: await store.answerCount(id) };
      }),
    );

  test('is gone after it was erased, and every count is as it was', async () => {
    const { store, transcript } = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyDeed, { minLength: 20, maxLength: 40, size: 'max' }),
        fc.nat(2),
        async (deeds, whose) => {
          const world = { ...(await begin(store)), transcript };
          for (const [place, deed] of deeds.entries()) await doDeed(world, deed, place);
          const before = await tallies(store, world.asked);
          const gone = world.people[whose] ?? world.people[0];

          expect(await everything()).toContain(gone.name);
          await store.eraseMember(gone, at(20), at(24));

          const left = await everything();
          expect(left).not.toContain(String(gone.id));
          expect(left).not.toContain(gone.name);
          expect(left).not.toContain(gone.member);
          expect(await tallies(store, world.asked)).toEqual(before);
          for (const { channel: there } of await store.plans())
            for (const { id } of world.people) await store.draft(there.id, id);
          await store.eraseMember(gone, at(20), at(24));
          expect(await everything()).toBe(left);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('is all in what they are given of it', async () => {
    const { store, transcript } = await open();
    const world = { ...(await begin(store)), transcript };
    const [gone] = world.people;
    for (const [place, type] of deedTypes.entries())
      await doDeed(world, { type, who: 0, post: 0, right: true }, place);
    const data = await store.dataOf(gone);
    expect(data).toMatchObject({
      member: { name: ada, hidden: false },
      answers: [
        { channelName: 'study', practice: false, given: { memberId: gone.id } },
        { channelName: 'study', practice: true },
      ],
      ledger: [{ question: 'quorum-overlap', points: 200, possible: 200, ruling: false }],
      practice: [{ question: 'practised' }],
      flags: [{ question: 'quorum-overlap', reason: 'Odd' }],
      rulings: [{ decision: { type: 'keep' } }],
      drafts: [{ channelName: 'study', typed: null, saved: false }],
      nudge: { channelName: 'study', time: '08:30', zone: 'UTC' },
      notices: [{ notice: { type: 'paused' } }],
      organises: [{ channelName: 'study', alone: true }],
    });
    expect(await store.dataOf({ ...gone, workspace: 'elsewhere' })).toBeUndefined();
  });

  test('is no longer named by reveals since a moment, which are sent again', async () => {
    const { store } = await open();
    const { asked, people } = await begin(store);
    const [gone] = people;
    for (const post of asked) await store.recordAnswer(answer(post, gone), true);
    await store.eraseMember(gone, at(23, 400), at(24, 400));
    const [again, ...others] = await claim(store, 25);
    expect([again, others]).toMatchObject([{ kind: 'reveal', slot: asked[1]?.slot, dueAt: at(24, 400) }, []]);
  });

  test('counts in what is set aside, and rulings regrade what is counted', async () => {
    const { store } = await open();
    const { asked, people, study } = await begin(store);
    const [gone, ben] = people;
    const [first] = asked as [Post, ...Post[]];
    await store.recordAnswer(answer(first, gone, wrong), true);
    const about = { postId: first.id, channelId: study.id, pack: 'ddia', question: 'quorum-overlap' };
    await store.flag({ ...about, memberId: ben.id, reason: 'Odd', at: at(24) });
    await store.eraseMember(gone, at(20), at(24));
    expect(await store.concerns([study.id])).toMatchObject([{ answerers: 1 }]);
    const [nobodys] = await store.answersTo(first.id);
    expect(nobodys).toMatchObject({ name: null, listed: false });
    const accepted = { void: false, accepted: ['two'] };
    expect(tallyAnswers(question(), await store.answersTo(first.id), 9, accepted)).toMatchObject({
      answered: 1,
      right: 1,
      names: [],
    });
  });

  test('is read and erased around what only a newer version can read', async () => {
    const { store } = await open();
    const { asked, people, study } = await begin(store);
    const [gone] = people;
    const [first, second] = asked as [Post, Post, ...Post[]];
    await store.recordAnswer(answer(second, gone), true);
    await execute(`
      insert into answers (post_id, member_id, channel_id, response, fraction, points, ideas_hit, at) values
        (${first.id}, ${gone.id}, ${study.id}, '{"type": "drawn", "strokes": "Of my own."}', 1, 2, '[]', now())`);
    await execute(`
      insert into rulings (key, channel_id, pack, question, decision, member_id, at)
      values ('newer', ${study.id}, 'ddia', 'lag', '{"type": "halve"}', ${gone.id}, now())`);
    expect(await store.dataOf(gone)).toMatchObject({ answers: [{ question: { id: 'lag' } }], rulings: [] });
    const items = await store.itemsIn({ channelId: null, pack: null, closedBy: at(30) });
    expect(items.map(({ validity }) => validity.void)).toEqual([true, false]);
    await store.eraseMember(gone, at(20), at(24));
    expect(await everything()).not.toContain('Of my own.');
    expect(await store.answersTo(first.id)).toMatchObject([{ response: { type: 'written', text: '' } }]);
  });

  test('is gone from private lines of the playground, also where nothing is studied', async () => {
    const { store, transcript } = await open();
    const { people } = await begin(store);
    const [gone, ben] = people;
    const line = { key: null, channel: 'lounge', thread: null, at: 0, body: {} };
    await transcript.append({ ...line, author: 'quorum', visibleTo: gone.member });
    await transcript.append({ ...line, author: gone.member, visibleTo: 'quorum' });
    const kept = [
      await transcript.append({ ...line, author: gone.member, visibleTo: null }),
      await transcript.append({ ...line, author: 'quorum', visibleTo: ben.member }),
    ];
    await store.eraseMember(gone, at(20), at(24));
    const left = [
      ...(await transcript.list('lounge', gone.member, 9)),
      ...(await transcript.list('lounge', 'quorum', 9)),
      ...(await transcript.list('lounge', ben.member, 9)),
    ];
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)));
  });

  test('is of somebody new where they come back', async () => {
    const { store } = await open();
    const { people } = await begin(store);
    const [gone] = people;
    await store.setHidden(gone.id, true);
    await store.eraseMember(gone, at(20), at(24));
    expect(await member(store, ada)).toMatchObject({ hidden: false });
    expect((await member(store, ada)).id).not.toBe(gone.id);
  });

  test('is there or gone as a whole, where they answer while it is erased', async () => {
    const { store } = await open();
    const second = (await open()).store;
    for (let round = 0; round < 8; round++) {
      const { asked, people, study } = await begin(store);
      const [gone] = people;
      const practice = { key: 'p', channelId: study.id, memberId: gone.id, question: question() };
      const own = await store.askPractice({ ...practice, key: 'own', date: date(23), at: at(23) });
      const about = { channelId: study.id, pack: 'ddia', question: 'quorum-overlap', memberId: gone.id };
      const late = await Promise.allSettled([
        ...asked.map((post) => second.recordAnswer(answer(post, gone), true)),
        second.askPractice({ ...practice, date: date(23), at: at(23) }),
        store.eraseMember(gone, at(20), at(24)),
        second.recordAnswer(answer(own, gone), false),
        second.flag({ ...about, postId: own.id, reason: 'Odd', at: at(23) }),
        ...asked.map((post) => second.recordAnswer(answer(post, gone), true)),
      ]);
      const failures = late.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const failure of failures) expect(failure).toMatchObject({ name: 'ErasedMeanwhile' });
      expect(await everything()).not.toContain(String(gone.id));
      for (const counted of await tallies(store, asked)) expect(counted.answered).toBeLessThanOrEqual(1);
    }
  });
});

import { getTableName } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../src/app/ports/store.ts';
import { tables } from '../src/store/tables.ts';
import { describeOnEachDatabase } from './support/databases.ts';
import { fuzz, fuzzTimeout } from './support/fuzz.ts';
import { type Facts, readFacts } from './support/replay/facts.ts';
import { type Arrival, arrivals, histories, type Phase } from './support/replay/histories.ts';
import { cameInTime, fewQuestions, type Life, live } from './support/replay/living.ts';
import { type Outcome, outcomeOf } from './support/replay/outcome.ts';
import { replay } from './support/replay/replaying.ts';

const emptied = `truncate ${tables.map(getTableName).join(', ')} restart identity`;

describeOnEachDatabase('a team that studies for some days', (open, execute) => {
  /** Two processes on one database. */
  const openTwice = async (): Promise<readonly [Store, Store]> => [
    (await open()).store,
    (await open()).store,
  ];

  it(
    'has the ledger, standings and reviews that its answers and rulings, replayed from nothing, give',
    async () => {
      const stores = await openTwice();
      const pack = await fewQuestions();
      const any = fc.tuple(histories, arrivals);
      await fuzz(
        'histories of a team',
        any,
        ([history, arrival]) =>
          lived(stores, history, arrival, true, async (life, outcome) => {
            const facts = await readFacts(stores[0], execute);
            expectFirstAnswers(life, facts);
            expectEachRulingOnce(life, facts);
            expect(outcome).toEqual(replay(facts, pack, life.now));
          }),
        0.3,
      );
    },
    fuzzTimeout,
  );

  it(
    'has the same of them in whatever order arrives what does not depend on each other',
    async () => {
      const stores = await openTwice();
      const any = fc.tuple(histories, arrivals, arrivals);
      await fuzz(
        'histories of a team',
        any,
        async ([history, ...two]) => {
          const outcomes: Outcome[] = [];
          for (const arrival of two)
            await lived(stores, history, arrival, false, async (_, outcome) => void outcomes.push(outcome));
          expect(outcomes[0]).toEqual(outcomes[1]);
        },
        0.15,
      );
    },
    fuzzTimeout,
  );

  /** Lives through a history in an empty database, and hands on what came of it. */
  async function lived(
    stores: readonly [Store, Store],
    history: readonly Phase[],
    arrival: Arrival,
    racing: boolean,
    see: (life: Life, outcome: Outcome) => Promise<void>,
  ): Promise<void> {
    await execute(emptied);
    const life = await live(stores, history, arrival, racing);
    try {
      await see(life, await outcomeOf(stores[0], execute, life));
    } finally {
      await life.end();
    }
  }
});

/** An answer is kept for whoever answered in time, and it is one of those that arrived first. */
function expectFirstAnswers({ done }: Life, { answers }: Facts): void {
  const given = done.filter(cameInTime);
  const keyOf = (post: number, member: string) => `${post} ${member}`;
  const first = new Map<string, typeof given>();
  for (const one of given) {
    const key = keyOf(one.given?.post.id ?? 0, one.inbound.visit.member.memberName);
    const before = first.get(key) ?? [];
    if (before.every(({ batch }) => batch === one.batch)) first.set(key, [...before, one]);
  }
  expect(answers.map(({ postId, name }) => keyOf(postId, name)).sort()).toEqual([...first.keys()].sort());
  for (const { postId, name, response } of answers) {
    const responses = first.get(keyOf(postId, name))?.map((one) => one.given?.response);
    expect(responses).toContainEqual(response);
  }
}

/** What organisers were told is ruled is on record, once, however often it came. */
function expectEachRulingOnce({ done }: Life, { rulings }: Facts): void {
  const ruled = done.filter(({ reply }) => reply.startsWith('Ruled: ')).map(({ inbound }) => inbound.id);
  expect(rulings.map(({ key }) => key).sort()).toEqual([...new Set(ruled)].sort());
}

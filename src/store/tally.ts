import { asc, eq, sql } from 'drizzle-orm';
import type { Tally } from '../core/tally.ts';
import type { Database } from './database.ts';
import { isListed } from './people.ts';
import { answers, members } from './schema.ts';

/** Counts what was answered to a post. One query, so that all counts are of the same moment. */
export async function tallyOf(database: Database, postId: number, namesLimit: number): Promise<Tally> {
  const given = await database
    .select({
      picks: sql<readonly string[] | null>`${answers.response} -> 'picks'`,
      ideas: answers.ideasHit,
      right: sql<boolean>`${answers.fraction} = 1`,
      listed: sql<boolean>`${isListed}`,
      name: members.name,
    })
    .from(answers)
    .innerJoin(members, eq(members.id, answers.memberId))
    .where(eq(answers.postId, postId))
    .orderBy(asc(members.name), asc(members.id));
  const right = given.filter((answer) => answer.right);
  return {
    answered: given.length,
    right: right.length,
    picks: countEach(given.flatMap(({ picks }) => picks ?? [])),
    ideas: countEach(given.flatMap(({ ideas }) => ideas)),
    written: given.filter(({ picks }) => picks === null).length,
    names: right
      .filter(({ listed }) => listed)
      .slice(0, namesLimit)
      .map(({ name }) => name),
  };
}

function countEach(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

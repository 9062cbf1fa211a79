import { and, eq } from 'drizzle-orm';
import type { Database } from '../src/store/database.ts';
import { answers, channels, ledger, members, posts } from '../src/store/schema.ts';
import type { Scene } from './storm.ts';
import type { Venue } from './venues/venue.ts';

/** What there is in the end. */
export interface Findings {
  readonly slots: number;
  readonly lost: number;
  readonly twice: number;
  /** Members' answers whose verdict they have seen, and all that were counted. */
  readonly acknowledged: number;
  readonly counted: number;
  /** Everything that is not as it should be; none: all is well. */
  readonly problems: readonly string[];
}

/** Compares what people see with what the database knows. To be called when nothing happens any more. */
export async function examine({ venues, database, fleet }: Scene): Promise<Findings> {
  const truth = await database.use((connection) => read(connection.database));
  const found = venues.map((venue) => examineVenue(venue, truth));
  const sum = (what: 'lost' | 'twice' | 'acknowledged') => found.reduce((total, one) => total + one[what], 0);
  return {
    slots: venues.reduce((total, { channels }) => total + channels.length, 0),
    lost: sum('lost'),
    twice: sum('twice'),
    acknowledged: sum('acknowledged'),
    counted: truth.answers.length,
    problems: [
      ...found.flatMap(({ problems }) => problems),
      ...truth.posts
        .filter(({ state }) => state !== 'sent')
        .map(({ channel, kind, state, reason }) => `${channel}: ${kind} is ${state}: ${reason}`),
      ...venues.flatMap((venue) => venue.wrongs()),
      ...fleet.failures,
    ],
  };
}

async function read(database: Database) {
  const place = { platform: channels.platform, channel: channels.channel };
  const kept = { kind: posts.kind, state: posts.state, reason: posts.reason };
  const entry = and(
    eq(ledger.postId, answers.postId),
    eq(ledger.memberId, answers.memberId),
    eq(ledger.ruling, 0),
  );
  return {
    posts: await database
      .select({ ...place, ...kept })
      .from(posts)
      .innerJoin(channels, eq(channels.id, posts.channelId)),
    answers: await database
      .select({ ...place, member: members.member, points: answers.points, entered: ledger.points })
      .from(answers)
      .innerJoin(members, eq(members.id, answers.memberId))
      .innerJoin(channels, eq(channels.id, answers.channelId))
      .leftJoin(ledger, entry),
  };
}

type Truth = Awaited<ReturnType<typeof read>>;

function examineVenue(venue: Venue, truth: Truth) {
  const shown = venue.channels.map((channel) => ({ channel, ...venue.shown(channel) }));
  const problems = shown
    .filter((one) => [one.questions, one.revealed, one.threads, one.inThreads].some((times) => times !== 1))
    .map(
      ({ channel, questions, revealed, threads, inThreads }) =>
        `${venue.platform} ${channel}: ${questions} questions, ${revealed} revealed, ${threads} threads with ${inThreads} messages`,
    );
  const verdicts = examineVerdicts(venue, truth);
  return {
    lost: shown.filter(({ questions, inThreads }) => questions < 1 || inThreads < 1).length,
    twice: shown.filter(({ questions, inThreads }) => questions > 1 || inThreads > 1).length,
    acknowledged: verdicts.acknowledged,
    problems: [...problems, ...verdicts.problems],
  };
}

/** Whether each verdict that was seen is that of the one answer that was kept, and that counts. */
function examineVerdicts(venue: Venue, { answers }: Truth) {
  const own = answers.filter(({ platform }) => platform === venue.platform);
  const kept = byName(own);
  const seen = byName(venue.verdicts());
  const problems: string[] = [];
  for (const [name, verdicts] of seen) {
    const [answer, ...more] = kept.get(name) ?? [];
    if (!answer || more.length > 0) problems.push(`${name}: answered ${more.length} times too often`);
    else if (answer.entered !== Math.round(answer.points * 100))
      problems.push(`${name}: ${answer.points} points are ${answer.entered} hundredths in the ledger`);
    else if (verdicts.some(({ points }) => Math.abs(points - answer.points) > 0.01))
      problems.push(`${name}: was shown other points than ${answer.points}`);
  }
  return { acknowledged: seen.size, problems };
}

interface Given {
  readonly channel: string;
  readonly member: string;
}

/** By who gave them, and where: there is one question in each channel. */
function byName<One extends Given>(all: readonly One[]): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const name = `${one.member} in ${one.channel}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

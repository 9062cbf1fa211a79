import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { StoreUnavailable } from '../../src/app/ports/store.ts';
import { pgliteConnection } from '../../src/store/connect-pglite.ts';
import { connectPostgres } from '../../src/store/connect-postgres.ts';
import { type OpenStore, openStore, storeOn } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/databases.ts';
import { type FlakyNetwork, flakyNetwork } from '../support/flaky-network.ts';
import { at, channel, draft, plan, question, questionPost } from './samples.ts';

describe('an outage of Postgres', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let network: FlakyNetwork;
  let throughNetwork: string;
  let opened: OpenStore;
  beforeAll(async () => {
    database = await createDatabase();
    const url = new URL(database.url);
    network = await flakyNetwork({ host: url.hostname, port: Number(url.port) });
    url.port = String(network.port);
    throughNetwork = url.href;
  });
  afterEach(() => opened.close());
  afterAll(async () => {
    await network.fail();
    await database.drop();
  });

  test('is told by every verb, and over when the database is back', async () => {
    opened = await openStore({ databaseUrl: throughNetwork, dataDir: '' });
    await channel(opened.store);
    await network.fail();

    for (const [name, call] of Object.entries(everyVerb(opened.store))) {
      await expect(call(), name).rejects.toBeInstanceOf(StoreUnavailable);
    }
    expect(Object.keys(everyVerb(opened.store)).toSorted()).toEqual(Object.keys(opened.store).toSorted());
    await expect(opened.transcript.clockOffset()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opened.ping()).rejects.toMatchObject({ name: 'StoreUnavailable', mayHaveActed: false });

    await network.recover();
    await opened.ping();
    expect(await channel(opened.store)).toMatchObject({ name: 'study' });
  });

  test('is told to those who wait while their connection is terminated', async () => {
    opened = await openStore({ databaseUrl: throughNetwork, dataDir: '' });
    const { id } = await channel(opened.store);
    const other = postgres(database.url, { max: 1 });
    await other`begin`;
    await other`select from channels where id = ${id} for update`;

    const waiting = opened.store.channelFor(
      { platform: 'web', workspace: 'playground', channel: 'study' },
      'renamed',
    );
    const refused = expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
    const terminate = () => other`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`;
    await expect.poll(terminate).toHaveLength(1);

    await refused;
    await other`rollback`;
    await other.end();
    expect(await channel(opened.store)).toMatchObject({ id, name: 'study' });
  });

  test('is told when the network falls silent', async () => {
    opened = storeOn(await connectPostgres(throughNetwork), 2_000);
    await opened.ping();
    network.fallSilent();

    await expect(opened.ping()).rejects.toMatchObject({ name: 'StoreUnavailable', mayHaveActed: true });

    await network.fail();
    await network.recover();
    await opened.ping();
  });

  test('is told when the store is opened', async () => {
    await network.fail();

    await expect(openStore({ databaseUrl: throughNetwork, dataDir: '' })).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    await network.recover();
  });

  test('leaves other errors as they are', async () => {
    opened = await openStore({ databaseUrl: throughNetwork, dataDir: '' });

    const failed = opened.store.saveDraft(404, 404, draft);

    await expect(failed).rejects.not.toBeInstanceOf(StoreUnavailable);
    await expect(failed).rejects.toMatchObject({ cause: { code: '23503' } });
  });
});

test('a closed embedded database is unavailable', async () => {
  const client = await PGlite.create();
  const { ping } = storeOn(pgliteConnection(client));
  await ping();
  await client.close();

  await expect(ping()).rejects.toMatchObject({ name: 'StoreUnavailable', mayHaveActed: false });
});

function everyVerb(store: Store): Record<keyof Store, () => Promise<unknown>> {
  const member = { platform: 'web', workspace: 'playground', member: 'ada' };
  const due = { platform: 'web', now: at(23), leaseMs: 0, limit: 1 };
  const workspace = { platform: 'web', workspace: 'playground' };
  const onIt = { channelId: 1, pack: 'ddia', question: 'quorum' };
  const saved = { channelId: 1, plan, handledUntil: at(22), dueAt: null };
  const practice = {
    key: 'one',
    channelId: 1,
    memberId: 1,
    question: question(),
    date: '2026-11-23',
    at: at(23),
  };
  const claimed = {
    ...questionPost(1, 23),
    id: 1,
    failures: 0,
    supersededAt: null,
    unreadable: null,
    messageId: null,
    sentAt: null,
    channel: { id: 1, platform: 'web', workspace: 'playground', channel: 'study', name: 'study' },
    member: null,
    fence: 1,
  };
  const nudge = { memberId: 1, channelId: 1, time: '08:30', zone: 'UTC', dueAt: at(23) };
  const answered = {
    postId: 1,
    memberId: 1,
    channelId: 1,
    response: { type: 'choice', picks: [] },
    verdict: { fraction: 0, points: 0, ideasHit: [] },
    at: at(23),
  } as const;
  return {
    findChannel: () => store.findChannel({ platform: 'web', workspace: 'playground', channel: 'study' }),
    channelFor: () => channel(store),
    findMember: () => store.findMember(member),
    memberFor: () => store.memberFor(member, 'Ada'),
    members: () => store.members([1]),
    setHidden: () => store.setHidden(1, true),
    markLeft: () => store.markLeft(member),
    planOf: () => store.planOf(1),
    plans: () => store.plans(),
    studyingChannels: () => store.studyingChannels({ platform: 'web', workspace: 'playground' }),
    savePlan: () => store.savePlan(saved),
    pausePlan: () => store.pausePlan(1, at(23), 'holiday'),
    resumePlan: () => store.resumePlan(1, at(23), null),
    duePlans: () => store.duePlans('web', at(23), 1),
    usedQuestions: () => store.usedQuestions([1]),
    settle: () => store.settle([]),
    saveDraft: () => store.saveDraft(1, 1, draft),
    draft: () => store.draft(1, 1),
    addPosts: () => store.addPosts([questionPost(1, 23)]),
    askPractice: () => store.askPractice(practice),
    practised: () => store.practised(1, 'ddia'),
    post: () => store.post(1),
    postOf: () => store.postOf(1, 'question', 'slot'),
    openQuestions: () => store.openQuestions(1, at(23)),
    openInWorkspace: () => store.openInWorkspace('web', 'playground', at(23)),
    skippedSlots: () => store.skippedSlots(1, at(23)),
    postsOn: () => store.postsOn(1, '2026-11-23'),
    latestQuestions: () => store.latestQuestions(1, 1),
    troubled: () => store.troubled(1, at(23)),
    backlog: () => store.backlog(at(23)),
    nextTry: () => store.nextTry('web', at(23)),
    claim: () => store.claim(due),
    markSent: () => store.markSent(claimed, null, at(23)),
    markSkipped: () => store.markSkipped(claimed, 'late'),
    markFailed: () => store.markFailed(claimed, 'gone'),
    retryLater: () => store.retryLater(claimed, { reason: 'busy', delayMs: 0, failed: true }),
    revealAgain: () => store.revealAgain(1, 'slot', at(23)),
    recordAnswer: () => store.recordAnswer(answered, true),
    answerOf: () => store.answerOf(1, 1),
    answerCount: () => store.answerCount(1),
    recordAbsence: () => store.recordAbsence(workspace, at(23), []),
    absentWorkspaces: () => store.absentWorkspaces('web'),
    studyingWorkspaces: () => store.studyingWorkspaces('web'),
    absence: () => store.absence(workspace),
    endAbsence: () => store.endAbsence(workspace),
    endRefutedAbsences: () => store.endRefutedAbsences('web', at(23)),
    eraseAbsent: () => store.eraseAbsent('web', at(23)),
    answersTo: () => store.answersTo(1),
    flag: () => store.flag({ ...onIt, postId: 1, memberId: 1, reason: 'no', at: at(23) }),
    concerns: () => store.concerns([1]),
    decisions: () => store.decisions(onIt),
    rule: () =>
      store.rule({ ...onIt, key: 'k', decision: { type: 'void' }, memberId: 1, at: at(23) }, at(23), () => ({
        corrections: [],
        posts: [],
      })),
    recallsOf: () => store.recallsOf(1, 'ddia'),
    answerersIn: () => store.answerersIn(1),
    nudgeOf: () => store.nudgeOf(1),
    keepNudge: () => store.keepNudge(nudge),
    removeNudge: () => store.removeNudge(1),
    dueNudges: () => store.dueNudges('web', at(23), 1),
    moveNudge: () => store.moveNudge(nudge, at(24), []),
    dataOf: () => store.dataOf(member),
    organisedBy: () => store.organisedBy(1),
    eraseMember: () => store.eraseMember(member, at(23), at(23)),
    scores: () => store.scores(1, null, at(23)),
    scoreOf: () => store.scoreOf(1, 1, null, at(23)),
    questionDates: () => store.questionDates(1),
    answeredDates: () => store.answeredDates(1, [1]),
    datesOf: () => store.datesOf(1),
    hardestQuestion: () => store.hardestQuestion(1, null, at(23), 1),
    itemsIn: () => store.itemsIn({ channelId: 1, pack: null, closedBy: at(23) }),
  };
}

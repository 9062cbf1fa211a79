import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from '../src/app/app.ts';
import { DeliveryError } from '../src/app/ports/platform.ts';
import { createMetrics } from '../src/metrics.ts';
import { describeOnEachDatabase } from './support/databases.ts';
import { loopPlatform } from './support/loop-platform.ts';
import { momentOf, monday, openStudy, press, smallPack, visitOf } from './support/study.ts';

describeOnEachDatabase('figures', (open) => {
  /** The small channel of the tests, with figures. */
  async function study() {
    const { store } = await open();
    const platform = loopPlatform(monday);
    const metrics = createMetrics();
    const app = createApp({
      store,
      packs: [await smallPack()],
      log: pino({ level: 'silent' }),
      meter: metrics.meter,
    });
    app.add(platform);
    metrics.watch({ store, platforms: [platform] });
    await (await openStudy(store, undefined, { platform })).plan();
    return { app, platform, metrics };
  }

  it('tell what is tried again, and what waits for how long', async () => {
    const { app, platform, metrics } = await study();
    platform.moveTo(momentOf('Mon 09:00').add({ seconds: 20 }));
    platform.failWith(new DeliveryError('busy', { permanent: false, retryAfterMs: 3_600_000 }));
    await app.tick(platform);
    const waiting = await metrics.text();
    expect(waiting).toContain('quorum_post_retries_total{platform="loop",kind="question"} 1');
    expect(waiting).toContain('quorum_outbox_posts{platform="loop"} 1');
    expect(waiting).toContain('quorum_outbox_oldest_seconds{platform="loop"} 20');
  });

  it('tell what was sent, and how late', async () => {
    const { app, platform, metrics } = await study();
    platform.moveTo(momentOf('Mon 09:00').add({ seconds: 20 }));
    await app.tick(platform);
    const text = await metrics.text();
    expect(text).toContain('quorum_outbox_posts{platform="loop"} 0');
    expect(text).toContain('quorum_posts_total{platform="loop",kind="question",fate="sent"} 1');
    expect(text).toContain('quorum_post_lateness_seconds_sum{platform="loop",kind="question"} 20');
  });

  it('tell how long replies take, whether platforms are connected, and whether the database is up', async () => {
    const { app, platform, metrics } = await study();
    platform.moveTo(momentOf('Mon 09:00'));
    await app.tick(platform);
    const [question] = platform.posted;
    if (!question) throw new Error('nothing was posted');
    await app.handle({
      type: 'action',
      id: 'a',
      visit: visitOf('Ben'),
      action: press(question.message, 'A'),
    });
    platform.connect(false);
    const text = await metrics.text();
    expect(text).toContain('quorum_reply_seconds_count{platform="loop",type="action"} 1');
    expect(text).toContain('quorum_platform_connected{platform="loop"} 0');
    expect(text).toContain('quorum_database_up 1');
  });
});

it('say that the database is down instead of failing', async () => {
  const metrics = createMetrics();
  const backlog = async () => {
    throw new Error('gone');
  };
  metrics.watch({ store: { backlog }, platforms: [loopPlatform(monday)] });
  expect(await metrics.text()).toContain('quorum_database_up 0');
});

it('tell what other processes count beside what this one does, each by its label', async () => {
  const [first, second] = [createMetrics({ shard: '0' }), createMetrics({ shard: '1' })];
  const all = createMetrics({}, async () =>
    JSON.parse(JSON.stringify([await first.figures(), await second.figures()])),
  );
  for (const { meter } of [first, second, second, all]) meter.post('loop', 'question', 'sent', 20_000);
  const text = await all.text();
  const sent = 'quorum_posts_total{platform="loop",kind="question",fate="sent"';
  expect(text).toContain(`${sent}} 1`);
  expect(text).toContain(`${sent},shard="0"} 1`);
  expect(text).toContain(`${sent},shard="1"} 2`);
  expect(text).toContain(
    'quorum_post_lateness_seconds_bucket{le="30",platform="loop",kind="question",shard="1"} 2',
  );
  expect(text.match(/^# TYPE quorum_posts_total counter$/gm)).toHaveLength(1);
});

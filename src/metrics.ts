import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './app/ports/meter.ts';
import type { Platform } from './app/ports/platform.ts';
import type { PostStore } from './app/ports/posts.ts';

/** Figures for Prometheus. */
export interface Metrics {
  readonly meter: Meter;
  /** What is looked up whenever somebody asks for figures. To be called once. */
  watch(source: Watched): void;
  readonly contentType: string;
  /** This process's figures as data, for the one that tells those of several. */
  figures(): Promise<object>;
  /** All figures as text, those of others among them. */
  text(): Promise<string>;
}

interface Watched {
  readonly store: Pick<PostStore, 'backlog'>;
  readonly platforms: readonly Pick<Platform, 'name' | 'clock' | 'connected'>[];
}

const latencySeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5];
const latenessSeconds = [1, 5, 15, 30, 60, 120, 300, 900, 3600, 14_400];

/**
 * Names and units follow https://prometheus.io/docs/practices/naming.
 * @param labels what tells this process's figures from those of others
 * @param others the figures of other processes, each with labels of its own
 */
export function createMetrics(
  labels: Readonly<Record<string, string>> = {},
  others: () => Promise<readonly object[]> = async () => [],
): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels(labels);
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    meter: createMeter(registers),
    watch: (source) => watch(source, registers),
    contentType: registry.contentType,
    figures: () => registry.getMetricsAsJSON(),
    async text() {
      const theirs = await others();
      if (theirs.length === 0) return registry.metrics();
      return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...theirs]).metrics();
    },
  };
}

function createMeter(registers: Registry[]): Meter {
  const posts = new Counter({
    name: 'quorum_posts_total',
    help: 'Posts that came to their end: sent, skipped or failed, which is given up.',
    labelNames: ['platform', 'kind', 'fate'],
    registers,
  });
  const retries = new Counter({
    name: 'quorum_post_retries_total',
    help: 'Tries to send a post that did not work and are repeated.',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const lateness = new Histogram({
    name: 'quorum_post_lateness_seconds',
    help: 'How long after it was due a post was sent.',
    labelNames: ['platform', 'kind'],
    buckets: latenessSeconds,
    registers,
  });
  const acknowledgements = new Histogram({
    name: 'quorum_acknowledgement_seconds',
    help: 'From when something a person did arrived until the platform was told so.',
    labelNames: ['platform'],
    buckets: latencySeconds,
    registers,
  });
  const replies = new Histogram({
    name: 'quorum_reply_seconds',
    help: 'From when something a person did arrived until its reply, such as a verdict, was made.',
    labelNames: ['platform', 'type'],
    buckets: latencySeconds,
    registers,
  });
  return {
    post(platform, kind, fate, lateMs) {
      posts.inc({ platform, kind, fate });
      if (fate === 'sent') lateness.observe({ platform, kind }, lateMs / 1000);
    },
    retry: (platform, kind) => retries.inc({ platform, kind }),
    acknowledged: (platform, ms) => acknowledgements.observe({ platform }, ms / 1000),
    replied: (platform, type, ms) => replies.observe({ platform, type }, ms / 1000),
  };
}

function watch({ store, platforms }: Watched, registers: Registry[]): void {
  const look = once(() => lookUp(store, platforms));
  new Gauge({
    name: 'quorum_platform_connected',
    help: 'Whether a platform can receive and send.',
    labelNames: ['platform'],
    registers,
    collect() {
      for (const { name, connected } of platforms) this.set({ platform: name }, connected() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'quorum_database_up',
    help: 'Whether the database can be reached.',
    registers,
    async collect() {
      this.set((await look()) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'quorum_outbox_posts',
    help: 'Posts that are due and not sent.',
    labelNames: ['platform'],
    registers,
    async collect() {
      for (const { platform, posts } of (await look()) ?? []) this.set({ platform }, posts);
    },
  });
  new Gauge({
    name: 'quorum_outbox_oldest_seconds',
    help: 'For how long the oldest post that is due has waited.',
    labelNames: ['platform'],
    registers,
    async collect() {
      for (const { platform, seconds } of (await look()) ?? []) this.set({ platform }, seconds);
    },
  });
}

/** @returns undefined where the database cannot be reached */
async function lookUp(store: Watched['store'], platforms: Watched['platforms']) {
  try {
    return await Promise.all(
      platforms.map(async ({ name, clock }) => {
        const now = clock.now();
        const own = (await store.backlog(now)).find(({ platform }) => platform === name);
        const waitedMs = own ? now.epochMilliseconds - own.oldestDueAt.epochMilliseconds : 0;
        return { platform: name, posts: own?.posts ?? 0, seconds: waitedMs / 1000 };
      }),
    );
  } catch {
    return undefined;
  }
}

/** Whoever asks while it is being looked up gets the same. */
function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let finding: Promise<Found> | undefined;
  return () => {
    finding ??= find().finally(() => {
      finding = undefined;
    });
    return finding;
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../src/metrics.ts';
import { loopPlatform } from './support/loop-platform.ts';
import { monday } from './support/study.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Names of all figures that there are. */
async function known(): Promise<ReadonlySet<string>> {
  const metrics = createMetrics();
  metrics.watch({ store: { backlog: async () => [] }, platforms: [loopPlatform(monday)] });
  return new Set([...(await metrics.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}

it.each(['ops/grafana-dashboard.json', 'ops/alerts.yaml', 'docs/operations.md'])(
  '%s names only figures that there are',
  async (path) => {
    const names = await known();
    const used = [...read(path).matchAll(/\b(?:quorum|nodejs|process)_[a-z0-9_]+\b/g)].map(([name]) =>
      name.replace(/_bucket$/, ''),
    );
    expect(used.length).toBeGreaterThan(3);
    expect([...new Set(used)].filter((name) => !names.has(name))).toEqual([]);
  },
);

it('the dashboard and the alerts can be read', () => {
  expect(JSON.parse(read('ops/grafana-dashboard.json')).panels).toHaveLength(12);
  const { groups } = parse(read('ops/alerts.yaml'));
  expect(groups[0].rules.map(({ alert }: { alert: string }) => alert)).toHaveLength(5);
});

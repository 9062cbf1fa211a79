import Fuse from 'fuse.js';
import { buildGlossary, type Glossary } from '../src/core/lookup/glossary.ts';
import type { Pack, Term } from '../src/core/pack.ts';
import { percentile } from './percentiles.ts';

const termCount = 10_000;
/** How many generated terms are looked up by name, by abbreviation and misspelled, each. */
const sample = 60;

const adjectives =
  'adaptive bounded causal circular clustered columnar composite concurrent conditional consistent continuous covering distributed durable dynamic eventual exclusive global hybrid leaderless logical monotonic partial physical primary secondary semantic sloppy strict temporal volatile';
const nouns =
  'batch cache checkpoint compaction consensus cursor encoding epoch heartbeat index lease partition quorum replication schema segment snapshot stream transaction vector';
const roles =
  'allocator barrier coordinator detector isolation iterator manager planner protocol resolver scheduler selector splitter threshold tracker validator window';

/** Real terms: name, abbreviation or alias, and how somebody got the name wrong. */
const realTerms = [
  ['Write-Ahead Log', 'WAL', 'wirte ahead log'],
  ['Two-Phase Commit', '2PC', 'two phase comit'],
  ['Multi-Version Concurrency Control', 'MVCC', 'multiversion concurency control'],
  ['Serializable Snapshot Isolation', 'SSI', 'serialisable snapshot isolaton'],
  ['Last Write Wins', 'LWW', 'last wriet wins'],
  ['Log-Structured Merge-Tree', 'LSM-tree', 'log structred merge tree'],
  ['Change Data Capture', 'CDC', 'chnage data capture'],
  ['Service Level Objective', 'SLO', 'servce level objectve'],
  ['Linearizability', 'atomic consistency', 'linearisability'],
  ['Split Brain', 'dual primary', 'spilt brain'],
  ['Idempotence', 'idempotency', 'idempotance'],
  ['Tombstone', 'deletion marker', 'tomstone'],
] as const;

interface Named {
  readonly name: string;
  readonly alias: string;
}

/** What somebody types, and the name of the term that is meant. */
interface Query {
  readonly typed: string;
  readonly name: string;
}

interface Measured {
  /** In milliseconds, of each query. */
  readonly times: readonly number[];
  readonly rightFirst: number;
}

/**
 * Looks the same names up, abbreviations and misspellings among them, in the glossary and with Fuse.js, over
 * 10,000 terms, and prints the times, their ratios and how often the right term came first.
 */
export async function benchLookup(): Promise<void> {
  const named = generateTerms();
  const queries = generateQueries(named);
  const glossary = buildGlossary([packOf(named)]);
  const fuse = new Fuse(named, { keys: ['name', 'alias'] });
  const ours = measure(queries, (typed) => firstOf(glossary, typed));
  const theirs = measure(queries, (typed) => fuse.search(typed, { limit: 5 })[0]?.item.name);
  console.log(`Lookup: ${queries.length} queries over ${termCount} terms`);
  console.table({
    glossary: row(ours, queries),
    'Fuse.js': row(theirs, queries),
    ratio: {
      'p50 ms': round(percentile(theirs.times, 0.5) / percentile(ours.times, 0.5)),
      'p99 ms': round(percentile(theirs.times, 0.99) / percentile(ours.times, 0.99)),
    },
  });
}

function generateTerms(): Named[] {
  const names = adjectives
    .split(' ')
    .flatMap((adjective) =>
      nouns.split(' ').flatMap((noun) => roles.split(' ').map((role) => [adjective, noun, role])),
    );
  const generated = names.map((words) => ({
    name: words.join(' '),
    alias: words
      .map((word, index) => word.slice(0, index === 0 ? 4 : 3))
      .join('')
      .toUpperCase(),
  }));
  const real = realTerms.map(([name, alias]) => ({ name, alias }));
  return [...real, ...generated].slice(0, termCount);
}

function packOf(named: readonly Named[]): Pack {
  const terms = named.map(
    ({ name, alias }, index): Term => ({
      id: `term-${index}`,
      chapter: 1,
      name,
      aliases: [alias],
      definition: [],
      concept: 'any',
      confusedWith: [],
    }),
  );
  const chapter = { number: 1, title: 'Generated', summary: [], concepts: [], terms, questions: [] };
  const texts = { title: 'Generated', about: [], takeaways: [], parts: [], synonyms: [] };
  return { id: 'generated', version: '1.0.0', ...texts, chapters: [chapter] };
}

function generateQueries(named: readonly Named[]): Query[] {
  const step = Math.floor(named.length / sample);
  const sampled = named.filter((_, index) => index % step === 0).slice(0, sample);
  const real = realTerms.flatMap(([name, alias, misspelled]) =>
    [name, alias, misspelled].map((typed) => ({ typed, name })),
  );
  const generated = sampled.flatMap(({ name, alias }, index) =>
    [name, alias, misspell(name, index)].map((typed) => ({ typed, name })),
  );
  return [...real, ...generated];
}

/** One slip in each of two words: a letter left out, doubled, swapped with the next, or replaced. */
function misspell(name: string, seed: number): string {
  const slips = [
    (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
    (word: string, at: number) => word.slice(0, at) + word.slice(at - 1),
    (word: string, at: number) =>
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    (word: string, at: number) => `${word.slice(0, at)}e${word.slice(at + 1)}`,
  ];
  const words = name.split(' ');
  return words
    .map((word, index) =>
      index === seed % 3 ? word : slips[(seed + index) % 4]?.(word, 1 + (seed % (word.length - 2))),
    )
    .join(' ');
}

function firstOf(glossary: Glossary, typed: string): string | undefined {
  const result = glossary.find(typed);
  const entry = result.type === 'nothing' ? undefined : result.entries[0];
  return entry?.type === 'term' ? entry.term.name : undefined;
}

function measure(queries: readonly Query[], find: (typed: string) => string | undefined): Measured {
  // The compiler's warm-up is nobody's time.
  for (const { typed } of queries.filter((_, index) => index % 5 === 0)) find(typed);
  let rightFirst = 0;
  const times = queries.map(({ typed, name }) => {
    const start = performance.now();
    const found = find(typed);
    const time = performance.now() - start;
    if (found === name) rightFirst++;
    return time;
  });
  return { times, rightFirst };
}

function row(measured: Measured, queries: readonly Query[]) {
  return {
    'p50 ms': round(percentile(measured.times, 0.5)),
    'p99 ms': round(percentile(measured.times, 0.99)),
    'right first': `${measured.rightFirst} of ${queries.length}`,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

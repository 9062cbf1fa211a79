import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/core/lookup/entries.ts';
import { buildGlossary, type Lookup } from '../../../src/core/lookup/glossary.ts';
import type { Concept, Pack, Term } from '../../../src/core/pack.ts';

function term(id: string, name: string, aliases: readonly string[] = [], chapter = 1): Term {
  return { id, chapter, name, aliases, definition: [], concept: 'any', confusedWith: [] };
}

function concept(id: string, name: string): Concept {
  return { id, chapter: 1, name, text: [], terms: [], related: [] };
}

function packOf(id: string, terms: readonly Term[], concepts: readonly Concept[] = []): Pack {
  const chapter = { number: 1, title: '', summary: [], concepts, terms, questions: [] };
  return {
    id,
    version: '1.0.0',
    title: '',
    about: [],
    takeaways: [],
    parts: [],
    chapters: [chapter],
    synonyms: [],
  };
}

const glossary = buildGlossary([
  packOf(
    'ddia',
    [
      term('wal', 'Write-Ahead Log (WAL)'),
      term('sla', 'SLA / SLO'),
      term('snapshot-log', 'Snapshot', [], 3),
      term('snapshot-read', 'Snapshot', [], 7),
      term('mvcc', 'Multi-Version Concurrency Control', ['MVCC']),
      term('replica', 'Replica', ['follower node']),
      term('read-repair', 'Read Repair'),
      term('query', 'Query'),
    ],
    [concept('c-replica', 'Replicas'), concept('c-lag', 'Replication Lag')],
  ),
  packOf('other', [term('other-replica', 'Replica'), term('poet', 'Poésie')]),
]);

function idsOf(entries: readonly Entry[]): string[] {
  return entries.map((entry) => (entry.type === 'term' ? entry.term.id : entry.concept.id));
}

function show(result: Lookup): readonly string[] {
  return result.type === 'nothing' ? ['nothing'] : [result.type, ...idsOf(result.entries)];
}

describe('looking a name up', () => {
  it.each([
    ['wal', 'wal', 'an abbreviation in parentheses'],
    ['Write-Ahead Log (WAL)', 'wal', 'the whole heading'],
    ['write ahead log', 'wal', 'spaces for hyphens'],
    ['writeahead logs', 'wal', 'words joined, in the plural'],
    ['  WRITE   AHEAD-LOG!', 'wal', 'capitals, spaces and punctuation'],
    ['slo', 'sla', 'the second of two names'],
    ['mvcc', 'mvcc', 'an alias'],
    ['follower nodes', 'replica', 'an alias in the plural'],
    ['queries', 'query', 'an irregular plural'],
    ['poesie', 'poet', 'a missing accent'],
  ])('%s finds %s by %s', (query, id) => {
    expect(show(glossary.find(query)).slice(0, 2)).toEqual(['found', id]);
  });

  it('finds both senses of a name', () => {
    expect(show(glossary.find('snapshot'))).toEqual(['found', 'snapshot-log', 'snapshot-read']);
  });

  it('finds terms of all packs before concepts of the same name', () => {
    expect(show(glossary.find('replica'))).toEqual(['found', 'replica', 'other-replica', 'c-replica']);
  });

  it('stays in one pack if asked to', () => {
    expect(show(glossary.find('replica', 'other'))).toEqual(['found', 'other-replica']);
    expect(show(glossary.find('wal', 'other'))).toEqual(['nothing']);
  });

  it.each([
    ['wirte ahead log', 'wal'],
    ['red repiar', 'read-repair'],
    ['multiversion concurency control', 'mvcc'],
    ['replication lg', 'c-lag'],
    ['concurrency', 'mvcc'],
  ])('suggests what is meant by %s', (query, id) => {
    expect(show(glossary.find(query)).slice(0, 2)).toEqual(['suggestions', id]);
  });

  it.each(['', '   ', '?!', 'zzzzzz', '\u0000'.repeat(5000)])('finds nothing by %j', (query) => {
    expect(show(glossary.find(query))).toEqual(['nothing']);
  });

  it('takes whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (typed) => {
        glossary.find(typed);
        expect(glossary.suggest(typed, 3).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('finds every term by its name and each alias, and by its id', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ()/'-]{0,30}$/);
    const terms = fc.array(fc.tuple(name, fc.array(name, { maxLength: 4 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(terms, (named) => {
        const pack = packOf(
          'p',
          named.map(([heading, aliases], index) => term(`t${index}`, heading, aliases)),
        );
        const built = buildGlossary([pack]);
        for (const [index, [heading, aliases]] of named.entries()) {
          for (const query of [heading, ...aliases]) expect(show(built.find(query))).toContain(`t${index}`);
          expect(built.term('p', `t${index}`)?.name).toBe(heading);
        }
      }),
    );
  });
});

describe('completing what is typed', () => {
  it('shows names that begin so before names that resemble it', () => {
    expect(idsOf(glossary.suggest('re', 5))).toEqual([
      'read-repair',
      'replica',
      'other-replica',
      'c-replica',
      'c-lag',
    ]);
    expect(idsOf(glossary.suggest('repair', 5))).toEqual(['read-repair']);
    expect(idsOf(glossary.suggest('multivers', 1))).toEqual(['mvcc']);
  });

  it('shows each entry once, and no more than asked for', () => {
    expect(idsOf(glossary.suggest('w', 5))).toEqual(['wal']);
    expect(glossary.suggest('', 3)).toHaveLength(3);
  });

  it('stays in one pack if asked to', () => {
    expect(idsOf(glossary.suggest('re', 5, 'other'))).toEqual(['other-replica']);
  });
});

describe('the terms that a text names', () => {
  it('come in order of their first mention, each once', () => {
    const text = 'A query hits a Replica, then the write-ahead logs; another query doesn’t.';
    expect(idsOf(glossary.termsIn(text, 'ddia'))).toEqual(['query', 'replica', 'wal']);
  });

  it('are those of the longest names', () => {
    expect(idsOf(glossary.termsIn('Ask a follower node', 'ddia'))).toEqual(['replica']);
    expect(idsOf(glossary.termsIn('a read, then a repair', 'ddia'))).toEqual([]);
    expect(idsOf(glossary.termsIn('a read repair', 'ddia'))).toEqual(['read-repair']);
  });

  it('are found anywhere in a long text, and in every pack unless one is named', () => {
    const text = `${'word '.repeat(500)} Poésie and a snapshot`;
    expect(idsOf(glossary.termsIn(text))).toEqual(['poet', 'snapshot-log', 'snapshot-read']);
    expect(idsOf(glossary.termsIn(text, 'other'))).toEqual(['poet']);
  });

  it('are none where only a concept or a misspelt name stands', () => {
    expect(glossary.termsIn('replication lag and a qurey')).toEqual([]);
  });
});

describe('an id', () => {
  it('finds its term or concept in its own pack only', () => {
    expect(glossary.term('ddia', 'wal')?.name).toBe('Write-Ahead Log (WAL)');
    expect(glossary.concept('ddia', 'c-lag')?.name).toBe('Replication Lag');
    expect(glossary.term('other', 'wal')).toBeUndefined();
    expect(glossary.concept('ddia', 'wal')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../../src/core/grading/grade.ts';
import { writtenQuestion } from './questions.ts';

const stem = 'Our follower in Oslo shows a page from yesterday. What is wrong?';

/** Whether an answer hits an idea with this one phrasing. */
function hits(answer: string, phrasing: string, synonyms: readonly (readonly string[])[] = []): boolean {
  const question = writtenQuestion(stem, [phrasing]);
  return grade(question, { type: 'written', text: answer }, synonyms).fraction === 1;
}

describe('a written answer', () => {
  const question = writtenQuestion(stem, ['replication lag', 'behind'], ['read leader'], ['sticky session']);

  it('earns the share of ideas that it hits, and says which', () => {
    const text = 'It is replication lag. Send her reads to the leader.';
    expect(grade(question, { type: 'written', text }, [])).toEqual({
      fraction: 2 / 3,
      points: 2,
      ideasHit: ['0', '1'],
    });
  });

  it('hits an idea by any of its phrasings', () => {
    expect(grade(question, { type: 'written', text: 'it is too far behind' }, []).ideasHit).toEqual(['0']);
  });
});

describe('a phrasing is matched', () => {
  it.each([
    ['the write was lost', 'lost write', 'in any order'],
    ['they keep losing writes', 'lost write', 'in any inflection'],
    ['the row gets overwritten', 'overwrite row', 'in an irregular inflection'],
    ['its replicaton is behind', 'replication behind', 'with a small misspelling'],
    ['it runs out of memroy', 'memory', 'with two letters swapped'],
    ['silence does not mean no', 'not mean no', 'with a denial at its end, as it stands'],
    ['reads come from an old copy', 'read stale/old', 'by one of two words'],
    ['the replica is up to date', 'fresh/up-to-date replica', 'by one of two, of several words'],
    ['needs read repair', 'read-repair', 'with a space for a hyphen'],
    ['needs read-repair', 'read repair', 'with a hyphen for a space'],
    ['do a rollback', 'roll back', 'with two words in one'],
    ['do a roll back', 'rollback', 'with one word in two'],
    ['use nonlocking reads', 'non-locking read', 'with a prefix in one word'],
    ['the set gc_grace_seconds is over', 'gc grace over', 'with underscores'],
    ['Two writers. Both win', 'two win', 'over two sentences'],
    ['STALE READ', 'stale read', 'in capitals'],
  ])('%s — %s: %s', (answer, phrasing) => {
    expect(hits(answer, phrasing)).toBe(true);
  });

  it.each([
    ['the replica is ready', 'replica read', 'a known word is no misspelling of another'],
    ['an older write', 'order write', 'nor where both are longer'],
    ['an unserializable run', 'serializable run', 'a prefix that denies is no misspelling'],
    ['use sync commits', 'async commit', 'an opposite is no misspelling'],
    ['a synchronous commit', 'asynchronous commit', 'a long opposite is no misspelling either'],
    ['use uuid4 there', 'uuid7', 'another number is no misspelling'],
    ['the write is fine', 'lost write', 'all words are needed'],
    ['the write is here. I had some tea. It was lost', 'lost write', 'words must stand near each other'],
    [
      'the write goes to a big box in a room next to the one where my cat was lost',
      'lost write',
      'words must stand near each other in a sentence as well',
    ],
  ])('but not in: %s — %s: %s', (answer, phrasing) => {
    expect(hits(answer, phrasing)).toBe(false);
  });

  it('by synonyms, of one word or several, and misspelled', () => {
    const synonyms = [['follower', 'read replica', 'standby']];
    expect(hits('the read replica lags', 'follower lag', synonyms)).toBe(true);
    expect(hits('the stanbdy lags', 'follower lag', synonyms)).toBe(true);
    expect(hits('the follower lags', 'read replica lag', synonyms)).toBe(true);
    expect(hits('the follower lags', 'read replica lag')).toBe(false);
  });
});

describe('a negation', () => {
  it.each([
    ['they do not overlap', 'overlap'],
    ['they don’t overlap', 'overlap'],
    ['they dont overlap', 'overlap'],
    ['they cannot ever overlap', 'overlap'],
    ['an overlap is not guaranteed', 'overlap'],
    ['they fail to overlap', 'overlap'],
    ['agree != overlap', 'overlap'],
    ['two sets w/o overlap', 'overlap'],
    ['sets without overlap', 'overlap'],
    ['choose a lease instead of overlap', 'overlap'],
    ['more overlap does not help', 'overlap'],
    ['an overlap is not needed', 'overlap'],
    ['more overlap makes no difference', 'overlap'],
    ['a bigger overlap is pointless here', 'overlap'],
  ])('denies what it stands with: %s', (answer, phrasing) => {
    expect(hits(answer, phrasing)).toBe(false);
    expect(hits(answer, `not ${phrasing}`)).toBe(true);
  });

  it.each([
    ['that does not matter, they overlap', 'overlap'],
    ['it is not the disk but an overlap', 'overlap'],
    ['not only do they overlap', 'overlap'],
    ['nothing prevents an overlap', 'overlap'],
    ['without it they overlap', 'overlap'],
  ])('reaches no further than its clause: %s', (answer, phrasing) => {
    expect(hits(answer, phrasing)).toBe(true);
  });

  it('that a phrasing asks for must be there', () => {
    expect(hits('the sets overlap', 'not overlap')).toBe(false);
  });

  it('may be one of several words for the same', () => {
    expect(hits('there is no lock', 'no/missing lock')).toBe(true);
    expect(hits('the missing lock', 'no/missing lock')).toBe(true);
    expect(hits('there is a lock', 'no/missing lock')).toBe(false);
  });
});

describe('no idea is hit by', () => {
  it.each([
    ['phantom, stale, lag, leader, quorum, fence', 'lag', 'a list of catchwords'],
    ['phantom stale lag leader quorum fence epoch lease', 'lag', 'a list without commas'],
    ['our follower shows a page from yesterday', 'follower yesterday', 'the words of the question'],
    ['replication lag, stale follower, human in the loop', 'lag', 'names of which nothing is said'],
    ['maybe the disk is full or maybe the follower lags', 'follower lag', 'guesses'],
    ['dirty read or lost update or follower lag, i’m not sure', 'follower lag', 'what is left open'],
    ['follower oslo yesterday wrong', 'follower yesterday', 'the catchwords of the question'],
  ])('%s — %s: %s', (answer, phrasing) => {
    expect(hits(answer, phrasing)).toBe(false);
  });

  it.each([
    'the client is not sure whether it was stored or lost because the follower lags',
    'not sure, but the follower lags',
    'random inserts hit random pages, follower lags, use uuid v7',
    'the follower lags or its clock is off',
  ])('and yet this says so: %s', (answer) => {
    expect(hits(answer, 'follower lag')).toBe(true);
  });

  it('and yet words of the question count in a sentence of one’s own', () => {
    expect(hits('replicates too slowly, so the follower still has yesterday', 'follower yesterday')).toBe(
      true,
    );
  });
});

describe('any answer', () => {
  const question = writtenQuestion(stem, ['not lag/behind', 'read-repair'], ['last write wins']);
  const words = fc.constantFrom(
    'not',
    'lag',
    'behind',
    'read',
    'repair',
    "don't",
    '...',
    '😀',
    '/',
    '\u0000',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(words, { maxLength: 200 }).map((parts) => parts.join(' ')),
  );

  it('is graded between nothing and everything', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { fraction, ideasHit } = grade(question, { type: 'written', text }, [['lag', 'delay']]);
        expect([0, 0.5, 1]).toContain(fraction);
        expect(ideasHit).toHaveLength(2 * fraction);
      }),
    );
  });

  it('may be as hostile as 10,000 characters can be', () => {
    for (const part of ['a', 'not ', "can't", '😀', '\u0000', '?!-/.', '\n', "'", 'lag ', 'lagg'])
      expect(() =>
        grade(question, { type: 'written', text: part.repeat(10_000 / part.length) }, []),
      ).not.toThrow();
  });
});

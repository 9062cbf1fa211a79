import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacks } from '../../src/cli/check.ts';
import { newPack } from '../../src/cli/pack.ts';
import { chapterText, folderOf, goodPack } from '../content/folders.ts';
import { build } from '../support/build.ts';
import { unset } from '../support/unset.ts';

async function check(folder: string) {
  const { figures, problems } = await checkPacks(folder);
  return { figures, problems: problems.map((problem) => problem.replace(`${folder}/`, '')) };
}

/** Checks the good pack after texts of its chapter were replaced. */
async function checkWith(...edits: readonly (readonly [before: string, after: string])[]) {
  const chapter = edits.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, () => after);
  }, chapterText);
  return check(await folderOf({ ...goodPack, 'birds/01-owls.yaml': chapter }));
}

describe('checking packs', () => {
  it('shows how many questions of which sort each chapter has, and what was measured', async () => {
    const { figures, problems } = await check(await folderOf(goodPack));
    expect(problems).toEqual([]);
    expect(figures).toBe(
      `
birds 1.0.0: Birds

chapter  questions  multiple-choice  multi-select  true-false  spot-the-issue  recall  understand  apply  longest  true
      1          5                1             1           1               2       1           1      3        1     0
    all          5                1             1           1               2       1           1      3        1     0

measure                                             found         wanted
concepts asked about at least twice                1 of 1  100 %  all
terms asked about at least once                    1 of 1  100 %  all
multiple-choice whose right option is the longest  1 of 1  100 %  at most 30 %, from 10 such questions on
spot-the-issue whose right option is the longest   0 of 2    0 %  at most 30 %, from 10 such questions on
true-false that are true                           0 of 1    0 %  40 % to 60 %, from 10 such questions on
stems unlike every other one                       5 of 5  100 %  all
examples graded as they should be                  1 of 1  100 %  all
model answers that have every idea                 2 of 2  100 %  all
phrasings that their question doesn’t say itself   4 of 4  100 %  all
`.trim(),
    );
  });

  it('points to the example that the grader sees differently', async () => {
    const { problems } = await checkWith([
      'they sleep during the day, expect: pass',
      'they fly away, expect: pass',
    ]);
    expect(problems).toEqual([
      'birds/01-owls.yaml:81:9: example 1 of "noon" should pass, but would fail: “they fly away” hits no idea. Change the phrasings under `accept`, or what the example expects.',
    ]);
  });

  it('points to the phrasing, the model answer and the stem that are at fault', async () => {
    const { problems } = await checkWith(
      ['accept: [loud, noise]', 'accept: [loud, look drum]'],
      ['model: Drums are loud', 'model: Owls are shy'],
      ['stem: Which are owls?', 'stem: When do owls fly?'],
    );
    expect(problems.map((problem) => problem.split('. ', 1)[0])).toEqual([
      'birds/01-owls.yaml:51:11: the stem of "which" repeats that of "when", or nearly',
      'birds/01-owls.yaml:90:24: the question "dusk" itself says “look drum”, so whoever repeats it hits "time"',
      'birds/01-owls.yaml:91:12: the model answer of "dusk" would not pass: it hits no idea',
    ]);
  });

  it('points to concepts and terms that nobody is asked about', async () => {
    const { problems } = await checkWith(
      ['    terms: [owl]\n    stem', '    stem'],
      ['concepts:\n', 'concepts:\n  - { id: song, name: Song, text: Owls hoot. }\n'],
    );
    expect(problems).toEqual([
      'birds/01-owls.yaml:13:5: no question asks about the concept "song". Ask about it, or add its id to the `concepts` of a question that does.',
      'birds/01-owls.yaml:20:5: no question asks about the term "owl". Ask about it, or add its id to the `terms` of a question that does.',
    ]);
  });

  it('tells why a pack cannot be loaded, and measures the others', async () => {
    const folder = await folderOf({ ...goodPack, 'broken/pack.yaml': 'id: broken' });
    await newPack(folder, 'on-call');
    const { figures, problems } = await check(folder);
    expect(figures.match(/^\S+ 1\.0\.0: .*/gm)).toEqual([
      'birds 1.0.0: Birds',
      'on-call 1.0.0: Keeping Data Safe',
    ]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.startsWith('broken/pack.yaml:'))).toEqual([]);
  });
});

describe('the command line', () => {
  beforeAll(build);

  const quorum = (folder: string, ...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['dist/cli.js', ...args], {
      env: { ...process.env, ...unset, CONTENT_DIR: folder },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  it('makes a pack that passes, and fails on a fault', async () => {
    const folder = await folderOf({});
    expect(await quorum(folder, 'pack', 'new', 'on-call')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('on-call/pack.yaml'),
    });
    expect(await quorum(folder, 'check')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^on-call 1\.0\.0: .*\nNo problems\.\n$/s),
      stderr: '',
    });
    expect(await quorum(folder, 'pack', 'new', 'on-call')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is there already'),
    });
    const faulty = await folderOf({
      ...goodPack,
      'birds/01-owls.yaml': chapterText.replace('expect: pass', 'expect: fail'),
    });
    expect(await quorum(faulty, 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\nProblems: 1\n$/),
      stderr: expect.stringContaining('example 1 of "noon" should fail, but would pass'),
    });
  });
});

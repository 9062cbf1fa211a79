import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/content/load-packs.ts';
import { fuzz, fuzzTimeout } from '../support/fuzz.ts';
import { chapterText, folderOf, goodPack, packText } from './folders.ts';

/** How many tests share the cases. */
const share = 1 / 7;

type Content = string | Uint8Array;

/** Loads a pack made of these files, and holds what comes of it against what every result must be. */
async function expectResult(folder: string, pack: Content, chapter: Content): Promise<void> {
  await writeFile(join(folder, 'birds/pack.yaml'), pack);
  await writeFile(join(folder, 'birds/01-owls.yaml'), chapter);
  const { packs, problems } = await loadPacks(folder);
  expect(packs.length).toBe(problems.length === 0 ? 1 : 0);
  const lines = new Map<string, readonly string[]>();
  for (const name of ['pack.yaml', '01-owls.yaml']) {
    const file = join(folder, 'birds', name);
    lines.set(file, (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n'));
  }
  for (const { file, line, column, wrong, repair } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines.get(file)?.[line - 1] ?? '').length + 1);
    expect(lines.get(file)?.[line - 1]).toBeDefined();
    expect(wrong).toMatch(/\S/);
    expect(repair).toMatch(/\S/);
    expect(wrong + repair).not.toMatch(/[\n\r]/);
  }
}

const yamlSoup = fc.string({ unit: fc.constantFrom(...'-:?[]{},#&*!|>\'"%@`\\ \n\tab1~<='), maxLength: 300 });
const deepYaml = fc
  .tuple(
    fc.constantFrom('[', '{a: ', '- ', '? ', 'a:\n ', '[{', '!a [', '&a ['),
    fc.integer({ min: 1, max: 30_000 }),
  )
  .map(([opening, times]) => opening.repeat(times));

/** A text in which some stretches were replaced by others. */
function mutated(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    drop: fc.nat(40),
    put: fc.oneof(
      fc.constant(''),
      fc.constantFrom(
        '\n',
        '\t',
        ': ',
        '- ',
        '"',
        '|',
        '*',
        '[',
        '}',
        '\0',
        '\uD800',
        '\u2028',
        '\r',
        'null',
        '-1',
        '<b>',
      ),
      yamlSoup.map((soup) => soup.slice(0, 5)),
    ),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text),
    );
}

/** Any JSON under the keys that packs use, with the keys that trip up careless code. */
const wrongShapes = fc.dictionary(
  fc.constantFrom(
    'number',
    'title',
    'concepts',
    'terms',
    'questions',
    'id',
    'parts',
    '__proto__',
    'constructor',
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.array(
      fc.dictionary(
        fc.constantFrom(
          'id',
          'kind',
          'options',
          'terms',
          'concepts',
          'rubric',
          'name',
          'aliases',
          'toString',
        ),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom('multiple-choice', 'true-false', '__proto__', 'hasOwnProperty'),
        ),
      ),
    ),
  ),
);

describe('whatever stands in a pack, the result is packs or problems with a place', {
  timeout: fuzzTimeout,
}, () => {
  it.each<[string, fc.Arbitrary<Content>]>([
    ['bytes', fc.uint8Array({ maxLength: 400 })],
    ['text', fc.string({ unit: 'binary', maxLength: 400 })],
    ['YAML signs', yamlSoup],
    ['deep YAML', deepYaml],
    ['wrong shapes', wrongShapes.map((shape) => JSON.stringify(shape, null, 1))],
  ])('of arbitrary %s', async (_, content) => {
    const folder = await folderOf(goodPack);
    await fuzz(
      'packs',
      fc.tuple(content, fc.boolean()),
      ([hostile, isPack]) =>
        isPack ? expectResult(folder, hostile, chapterText) : expectResult(folder, packText, hostile),
      share,
    );
  });

  it('of a good chapter that was changed by accident', async () => {
    const folder = await folderOf(goodPack);
    await fuzz('packs', mutated(chapterText), (chapter) => expectResult(folder, packText, chapter), share);
  });

  it('of a good pack file that was changed by accident', async () => {
    const folder = await folderOf(goodPack);
    await fuzz('packs', mutated(packText), (pack) => expectResult(folder, pack, chapterText), share);
  });
});

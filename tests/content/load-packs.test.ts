import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/content/load-packs.ts';
import { chapterText, folderOf, goodPack, packText, problemsIn, problemsOf } from './folders.ts';

describe('a pack in good order', () => {
  it('is loaded with its texts parsed', async () => {
    const { packs, problems } = await loadPacks(await folderOf(goodPack));
    expect(problems).toEqual([]);
    expect(packs).toHaveLength(1);
    const [pack] = packs;
    expect(pack).toMatchObject({
      id: 'birds',
      version: '1.0.0',
      parts: [{ title: 'All', chapters: [1] }],
      takeaways: [[{ text: 'Owls hoot.' }]],
      synonyms: [['owl', 'strigiform']],
    });
    expect(pack?.chapters[0]?.summary).toEqual([
      { type: 'paragraph', spans: [{ text: 'Owls are ' }, { text: 'quiet', bold: true }, { text: '.' }] },
      { type: 'code', code: 'hoot\n  hoot' },
    ]);
    expect(pack?.chapters[0]?.terms).toEqual([
      {
        id: 'owl',
        chapter: 1,
        name: 'Owl',
        aliases: ['Strix'],
        definition: [
          {
            type: 'paragraph',
            spans: [{ text: 'See ' }, { text: 'owls', href: 'https://example.org/owls' }, { text: '.' }],
          },
        ],
        concept: 'flight',
        confusedWith: [
          { name: 'Bat', difference: [{ text: 'A bat has no feathers.' }] },
          { name: 'Owl', term: 'owl', difference: [{ text: 'None.' }] },
        ],
      },
    ]);
  });

  it('gives true-false questions the options true and false', async () => {
    const { packs } = await loadPacks(await folderOf(goodPack));
    const question = packs[0]?.chapters[0]?.questions.find(({ id }) => id === 'feathers');
    expect(question).toEqual({
      kind: 'true-false',
      id: 'feathers',
      chapter: 1,
      difficulty: 3,
      concepts: ['flight'],
      terms: [],
      stem: [{ type: 'paragraph', spans: [{ text: 'Owls have fur.' }] }],
      options: [
        { id: 'true', text: [{ text: 'True' }], right: false, feedback: [{ text: 'Look again.' }] },
        { id: 'false', text: [{ text: 'False' }], right: true, feedback: [{ text: 'Right.' }] },
      ],
      explanation: [{ type: 'paragraph', spans: [{ text: 'They have feathers.' }] }],
    });
  });

  it('keeps the rubric and examples of a written question', async () => {
    const { packs } = await loadPacks(await folderOf(goodPack));
    expect(packs[0]?.chapters[0]?.questions.at(3)).toMatchObject({
      rubric: [
        { id: 'time', text: [{ text: 'Owls sleep by day' }], accept: ['asleep/sleep day', 'nocturnal'] },
      ],
      examples: [{ answer: 'they sleep during the day', expect: 'pass' }],
      options: [
        { id: 'time', right: true },
        { id: 'place', right: false },
      ],
    });
  });

  it('may be saved by any editor: with a byte order mark, with Windows line ends', async () => {
    const windows = Object.entries(goodPack).map(([name, text]) => [
      name,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]);
    const { packs, problems } = await loadPacks(await folderOf(Object.fromEntries(windows)));
    expect(problems).toEqual([]);
    expect(packs).toEqual((await loadPacks(await folderOf(goodPack))).packs);
  });

  it('is loaded while another pack is not', async () => {
    const folder = await folderOf({ ...goodPack, 'broken/pack.yaml': 'id: [' });
    const { packs, problems } = await loadPacks(folder);
    expect(packs.map(({ id }) => id)).toEqual(['birds']);
    expect(problems.every(({ file }) => file === join(folder, 'broken/pack.yaml'))).toBe(true);
  });

  it('may have drafts beside it that it does not list', async () => {
    const { packs, problems } = await loadPacks(
      await folderOf({ ...goodPack, 'birds/02-draft.yaml': 'number: [' }),
    );
    expect(problems).toEqual([]);
    expect(packs).toHaveLength(1);
  });
});

describe('folders and files', () => {
  it('reports a content folder that is missing', async () => {
    const folder = await folderOf({});
    expect(await problemsIn(join(folder, 'nowhere'))).toEqual([
      '.:1:1: there is no such file or folder. Create it, or correct the path.',
    ]);
  });

  it('reports a content folder that is a file', async () => {
    expect(await problemsIn(join(await folderOf({ file: '' }), 'file'))).toEqual([
      '.:1:1: this is not a folder. Put a folder there, or correct the path.',
    ]);
  });

  it('reports a content folder without packs', async () => {
    expect(await problemsOf({ 'pack.schema.json': '{}', '.git/config': '' })).toEqual([
      '.:1:1: there is no pack in this folder. Add a folder with a pack.yaml to it.',
    ]);
  });

  it('reports a folder without pack.yaml', async () => {
    expect(await problemsOf({ 'birds/01-owls.yaml': chapterText })).toEqual([
      'birds:1:1: this folder has no pack.yaml. Write one, or move the folder away from the packs.',
    ]);
  });

  it('reports symbolic links in a circle, as a pack and as a chapter', async () => {
    const folder = await folderOf({ 'birds/pack.yaml': packText });
    await symlink('01-owls.yaml', join(folder, 'birds/01-owls.yaml'));
    await symlink('loop', join(folder, 'loop'));
    const circle = 'this is a symbolic link that leads in a circle. Let it lead to a file or folder.';
    expect(await problemsIn(folder)).toEqual([`birds/01-owls.yaml:1:1: ${circle}`, `loop:1:1: ${circle}`]);
  });

  it('reports a chapter that is a folder', async () => {
    const folder = await folderOf({ 'birds/pack.yaml': packText });
    await mkdir(join(folder, 'birds/01-owls.yaml'));
    expect(await problemsIn(folder)).toEqual([
      'birds/01-owls.yaml:1:1: this is not a file. Put the chapter or pack there as an ordinary file.',
    ]);
  });

  it('reports a file that is far too large', async () => {
    expect(await problemsOf({ ...goodPack, 'birds/01-owls.yaml': '#'.repeat(513 * 1024) })).toEqual([
      'birds/01-owls.yaml:1:1: this file is larger than 512 KB. Split it into chapters, or check that it is the right file.',
    ]);
  });

  it('reports a chapter that is listed but not there, and one that is listed twice', async () => {
    const pack = packText.replace('[01-owls.yaml]', '[01-owls.yaml, 02-bat.yaml, 01-owls.yaml]');
    const files = { ...goodPack, 'birds/pack.yaml': pack, 'birds/02-bats.yaml': '' };
    expect(await problemsOf(files)).toEqual([
      'birds/pack.yaml:8:30: no chapter file has the name "02-bat.yaml". Did you mean "02-bats.yaml"?',
      'birds/pack.yaml:8:43: the chapter file "01-owls.yaml" is used at birds/pack.yaml:8:16 already. List it once.',
    ]);
  });

  it('reads no file outside of the pack', async () => {
    const pack = packText.replace('01-owls.yaml', '../owls/01-owls.yaml');
    expect(await problemsOf({ 'birds/pack.yaml': pack, 'owls/01-owls.yaml': chapterText })).toEqual([
      'birds/pack.yaml:8:16: item 1 of "chapters" cannot be "../owls/01-owls.yaml". Write the name of a file in the same folder, such as 01-begin.yaml.',
      'birds/pack.yaml:8:16: no chapter file has the name "../owls/01-owls.yaml". Add the file, or take it off the list.',
      'owls:1:1: this folder has no pack.yaml. Write one, or move the folder away from the packs.',
    ]);
  });

  it('checks chapters even where pack.yaml cannot be read', async () => {
    const chapter = chapterText.replace('number: 1', 'number: 0');
    const lines = await problemsOf({ 'birds/pack.yaml': 'id: "', 'birds/01-owls.yaml': chapter });
    expect(lines).toContain(
      'birds/01-owls.yaml:2:9: "number" must be at least 1. Correct it: The chapter number members type.',
    );
  });

  it('refuses a second pack of the same id', async () => {
    const twin = { 'twin/pack.yaml': packText, 'twin/01-owls.yaml': chapterText };
    const folder = await folderOf({ ...goodPack, ...twin });
    const { packs, problems } = await loadPacks(folder);
    expect(packs).toHaveLength(1);
    expect(problems.map(({ file, line, column }) => [file, line, column])).toEqual([
      [join(folder, 'twin/pack.yaml'), 2, 5],
    ]);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPacks } from '../../src/cli/check.ts';
import { newPack } from '../../src/cli/pack.ts';
import { jsonSchemas } from '../../src/content/json-schemas.ts';
import { loadPacks } from '../../src/content/load-packs.ts';
import { folderOf } from '../content/folders.ts';

describe('a new pack', () => {
  it.each(['on-call', '2027', 'null'])('passes the check under the id "%s"', async (id) => {
    const folder = join(await folderOf({}), 'packs');
    await newPack(folder, id);
    expect((await checkPacks(folder)).problems).toEqual([]);
    const { packs } = await loadPacks(folder);
    expect(packs.map((pack) => pack.id)).toEqual([id]);
  });

  it('has one concept, two terms and a question of each kind', async () => {
    const folder = await folderOf({});
    await newPack(folder, 'on-call');
    const [chapter] = (await loadPacks(folder)).packs[0]?.chapters ?? [];
    expect(chapter?.concepts).toHaveLength(1);
    expect(chapter?.terms).toHaveLength(2);
    expect(chapter?.questions.map(({ kind }) => kind)).toEqual([
      'multiple-choice',
      'multi-select',
      'true-false',
      'spot-the-issue',
    ]);
  });

  it('brings the schemas that its files name, and tells what was written', async () => {
    const folder = await folderOf({});
    const written = await newPack(folder, 'on-call');
    expect(written).toEqual([
      join(folder, 'on-call/pack.yaml'),
      join(folder, 'on-call/01-first-chapter.yaml'),
      join(folder, 'pack.schema.json'),
      join(folder, 'chapter.schema.json'),
    ]);
    for (const [name, text] of Object.entries(jsonSchemas()))
      expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  });

  it('leaves schemas alone that are there', async () => {
    const folder = await folderOf({ 'pack.schema.json': '{}' });
    expect(await newPack(folder, 'on-call')).not.toContain(join(folder, 'pack.schema.json'));
    expect(await readFile(join(folder, 'pack.schema.json'), 'utf8')).toBe('{}');
  });
});

describe('what a new pack is refused for', () => {
  it('is a folder of that name, which stays as it is', async () => {
    const folder = await folderOf({ 'on-call/notes.txt': 'mine' });
    await expect(newPack(folder, 'on-call')).rejects.toThrow(
      `${join(folder, 'on-call')} is there already, and stays as it is. Choose another id for the new pack.`,
    );
    expect(await readdir(folder, { recursive: true })).toEqual(['on-call', 'on-call/notes.txt']);
  });

  it.each(['On Call', '../on-call', 'on_call', '', 'a'.repeat(25)])('is the id "%s"', async (id) => {
    const folder = await folderOf({});
    await expect(newPack(folder, id)).rejects.toThrow(
      `“${id}” can't be the id of a pack. Use up to 24 lower-case letters and digits, with hyphens between words, such as on-call.`,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

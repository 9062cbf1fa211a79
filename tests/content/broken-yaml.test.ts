import { describe, expect, it } from 'vitest';
import { chapterText, goodPack, problemsOf, problemsWith } from './folders.ts';

describe('what is not text or not YAML', () => {
  it('points to bytes that are not UTF-8', async () => {
    const bytes = Buffer.from(chapterText.replace('Owls\n', 'Owl\xFF\n'), 'latin1');
    expect(await problemsOf({ ...goodPack, 'birds/01-owls.yaml': bytes })).toEqual([
      'birds/01-owls.yaml:3:11: this is not UTF-8, or was damaged when it was converted. Type the character again and save the file as UTF-8.',
    ]);
  });

  it('points to NUL bytes, and to those smuggled in as escapes', async () => {
    expect(await problemsWith('title: Owls', 'title: Ow\0ls')).toEqual([
      'birds/01-owls.yaml:3:10: a control character stands here. Delete it.',
    ]);
    expect(await problemsWith('title: Owls', 'title: "Ow\\0ls"')).toEqual([
      'birds/01-owls.yaml:3:13: "title": a control character or half a character. Delete it.',
    ]);
  });

  it('says which text to quote', async () => {
    expect(await problemsWith('title: Owls', 'title: Owls: a start')).toEqual([
      expect.stringMatching(
        /^birds\/01-owls\.yaml:3:\d+: not valid YAML: .*\. Put quotes around a text that holds `: `/,
      ),
    ]);
  });

  it('refuses aliases, and with them alias bombs', async () => {
    const bomb = ['a: &a [x]', 'b: &b [*a,*a,*a]', 'c: [*b,*b,*b]'].join('\n');
    const lines = await problemsWith('number: 1', bomb);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe(
      'birds/01-owls.yaml:3:8: YAML aliases (*name) are not read. Write the value out; put quotes around a text that begins with an asterisk.',
    );
  });

  it.each([
    ['flow lists', '['.repeat(100_000)],
    ['flow maps', '{a: '.repeat(100_000)],
    ['block lists', '- '.repeat(100_000)],
    ['indentation', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses deep nesting by %s', async (_, nested) => {
    const lines = await problemsOf({ ...goodPack, 'birds/01-owls.yaml': chapterText + nested });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('nested deeper than 20 levels');
  });

  it('refuses more values than any chapter has', async () => {
    const lines = await problemsOf({
      ...goodPack,
      'birds/01-owls.yaml': `${chapterText}more: [${'1,'.repeat(60_000)}]`,
    });
    expect(lines).toEqual([expect.stringContaining('too much for one file')]);
  });

  it('takes __proto__ for an unknown key like any other', async () => {
    const [line] = await problemsWith('title: Owls', 'title: Owls\n__proto__: { number: 7 }');
    expect(line).toMatch(/^birds\/01-owls.yaml:4:1: "__proto__" is not a key here/);
  });

  it('reports a key that stands there twice, and other problems with it', async () => {
    expect(await problemsWith('title: Owls', 'title: Owls\ntitle: Owls again\ntitel: x')).toEqual([
      'birds/01-owls.yaml:4:1: this key stands here twice. Keep one of the two.',
      'birds/01-owls.yaml:5:1: "titel" is not a key here. Did you mean "title"?',
    ]);
  });

  it('reports an empty file, a second document and a tag', async () => {
    const [schema] = chapterText.split('\n');
    expect(await problemsOf({ ...goodPack, 'birds/01-owls.yaml': `${schema}\n` })).toEqual([
      'birds/01-owls.yaml:1:1: the file is empty. Write a group of keys.',
    ]);
    expect(await problemsOf({ ...goodPack, 'birds/01-owls.yaml': `${chapterText}---\na: 1\n` })).toEqual([
      expect.stringContaining('a second document begins here'),
    ]);
    expect(await problemsWith('title: Owls', 'title: !owls Owls')).toEqual([
      expect.stringContaining('Put quotes around a text that begins with !'),
    ]);
  });
});

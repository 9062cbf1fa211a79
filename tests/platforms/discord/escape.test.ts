import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/platforms/discord/escape.ts';
import { fenced, markdownLines } from '../../../src/platforms/discord/markdown.ts';

// What is written is read as Discord's own client reads it.

type Node = ReturnType<typeof parse>[number];

const snowflake = '123456789012345678';
const markup = [
  ...'*_~`|<>[]()#-:/@\\ \nab1.',
  ...['**', '__', '~~', '||', '```', '# ', '### ', '-# ', '> ', '>>> ', '- ', '* ', '1. '],
  ...['@everyone', '@here', `<@${snowflake}>`, `<@!${snowflake}>`, `<@&${snowflake}>`, `<#${snowflake}>`],
  ...[
    `<:x:${snowflake}>`,
    `<a:x:${snowflake}>`,
    `<t:1700000000:R>`,
    `</study today:${snowflake}>`,
    ':smile:',
  ],
  ...[
    'https://',
    'http://evil.example/a_b',
    '<https://evil.example>',
    '[a](https://evil.example)',
    'steam://x',
  ],
  ...['¯\\_(ツ)_/¯', 'é', 'discord.gg/x'],
];
const text = fc.array(fc.constantFrom(...markup), { maxLength: 12 }).map((parts) => parts.join(''));
const flag = fc.option(fc.constant(true as const), { nil: undefined });

const letters = new Map([
  ['text', ''],
  ['strong', 'b'],
  ['em', 'i'],
  ['inlineCode', 'c'],
]);

/** Every visible character with the marks it has, and names of nodes that are neither text nor one of our marks. */
function charactersOf(nodes: readonly Node[], marks = ''): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'br') return [];
    const all = [...marks, ...(letters.get(node.type) ?? ` ${node.type}`)].sort().join('');
    return typeof node.content === 'string' ? visible(node.content, all) : charactersOf(node.content, all);
  });
}

function visible(content: string, marks: string): readonly string[] {
  return [...content.replace(/[\s\u200b]/g, '')].map((character) => character + marks);
}

describe('text in Discord', () => {
  it('is shown as it is, whatever is in it', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(charactersOf(parse(escapeText(typed), 'extended'))).toEqual(visible(typed, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has nothing in it that Discord looks for in raw text', () => {
    const found = /@everyone|@here|<[@#:/at][^\\]*?\d+>|<[@#]|\w:\/\/|discord\.gg|(?<!\\)\[|(?<![\\\w]):\w+:/;
    fc.assert(
      fc.property(text, (typed) => {
        expect(escapeText(typed)).not.toMatch(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the words of ordinary sentences legible', () => {
    const sentence =
      'At 09:00, a follower (2 of 3) is 1.5 s behind: see #study, e-mail ana@example.org – or wait!';
    expect(escapeText(sentence)).toBe(sentence);
  });

  it('keeps the marks of spans to their texts, beside each other and at their edges', () => {
    const span = fc.record({ text, bold: flag, italic: flag, code: flag });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), (spans) => {
        // A mark around code in which the same mark stands is left out.
        fc.pre(!spans.some((one) => one.code && one.text.includes('*')));
        const written = spans.map(({ text, ...marks }) => ({ text, ...definedOf(marks) }));
        const read = charactersOf(parse(markdownLines(written).join('\n'), 'extended'));
        const meant = written.flatMap((one) =>
          visible(one.text, `${one.bold ? 'b' : ''}${one.code ? 'c' : ''}${one.italic ? 'i' : ''}`),
        );
        expect(read).toEqual(meant);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps code whole that has fences in it', () => {
    const code = 'echo "```"\n````\n*x* <@123>';
    const [block] = parse(fenced(code), 'extended');
    expect(block).toMatchObject({ type: 'codeBlock' });
    expect(block?.content.replaceAll('\u200b', '')).toBe(code);
  });
});

describe('a link in Discord', () => {
  it('leads where it says, shows its text, and unfolds no preview', () => {
    const href = 'https://en.example.org/wiki/Consensus_(computer_science)?a=*b*';
    const [line = ''] = markdownLines([{ text: 'see *this*', href, bold: true }]);
    expect(line).toBe(
      '**[see \\*this\\*](<https://en.example.org/wiki/Consensus_%28computer_science%29?a=%2Ab%2A>)**',
    );
  });

  it('shows an address as what it is', () => {
    const href = 'https://example.org/';
    expect(markdownLines([{ text: 'https://bank.example', href }])).toEqual(['<https://example.org/>']);
    expect(markdownLines([{ text: 'a [note', href }])).toEqual(['a \\[note (<https://example.org/>)']);
  });
});

function definedOf<Marks extends object>(marks: Marks) {
  return Object.fromEntries(Object.entries(marks).filter(([, on]) => on)) as { [Mark in keyof Marks]?: true };
}

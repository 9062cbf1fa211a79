import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/content/markdown.ts';
import { plainText } from '../../src/core/rich-text.ts';

/** The faults of a text, each with the rest of the text from where it begins. */
function faultsOf(source: string): readonly (readonly [string, string])[] {
  return parseMarkdown(source).faults.map(({ offset, wrong }) => [wrong, source.slice(offset)]);
}

describe('Markdown of packs', () => {
  it('becomes paragraphs, spans and blocks of code', () => {
    const source =
      'One *two **three*** `four`\nfive.\n\n~~~sql\nSELECT *\n  FROM a\n~~~\n\n[`six`](https://a.example/) seven';
    expect(parseMarkdown(source)).toEqual({
      faults: [],
      text: [
        {
          type: 'paragraph',
          spans: [
            { text: 'One ' },
            { text: 'two ', italic: true },
            { text: 'three', italic: true, bold: true },
            { text: ' ' },
            { text: 'four', code: true },
            { text: ' five.' },
          ],
        },
        { type: 'code', code: 'SELECT *\n  FROM a' },
        {
          type: 'paragraph',
          spans: [{ text: 'six', code: true, href: 'https://a.example/' }, { text: ' seven' }],
        },
      ],
    });
  });

  it.each([
    '<!channel> **now**',
    '<!everyone>',
    '@everyone and @here',
    '<@U123> <#C123> <@&1>',
    'a < b > c && d',
    '[not a link] (here)',
    'snake_case_word',
    'a | b',
  ])('loses nothing of %j, which is markup elsewhere', (source) => {
    const { text, faults } = parseMarkdown(source);
    expect(faults).toEqual([]);
    expect(plainText(text)).toBe(source.replaceAll('**', ''));
  });

  it('keeps every word of a text without markup', () => {
    const word = fc.stringMatching(/^[a-zA-Zäßñ漢字🦉@,.;:?'"()/%$^{}]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const source = `x ${words.join(' ')}`;
        expect(plainText(parseMarkdown(source).text)).toBe(source);
      }),
    );
  });

  it.each([
    ['# Title', 'a heading cannot be shown', '# Title'],
    ['Title\n---', 'a heading cannot be shown', 'Title\n---'],
    ['a\n\n- b', 'a list cannot be shown', '- b'],
    ['1. a', 'a list cannot be shown', '1. a'],
    ['> a', 'a quotation cannot be shown', '> a'],
    ['a\n\n***', 'a dividing line cannot be shown', '***'],
    ['a  \nb', 'a forced line break cannot be shown', '  \nb'],
    ['a ![b](https://c.example)', 'an image cannot be shown', '![b](https://c.example)'],
    ['a <br/> b', 'HTML cannot be shown', '<br/> b'],
    ['a <!-- b -->', 'HTML cannot be shown', '<!-- b -->'],
    ['| a |\n|---|\n| b |', 'a table cannot be shown', '| a |\n|---|\n| b |'],
    [
      'a [b](javascript:alert(1))',
      'a link must lead to an http or https address',
      '[b](javascript:alert(1))',
    ],
    ['a [b](/c)', 'a link must lead to an http or https address', '[b](/c)'],
    ['a <mailto:b@c.example>', 'a link must lead to an http or https address', '<mailto:b@c.example>'],
    ['a [b](https://c.example "d")', 'the title of a link cannot be shown', '[b](https://c.example "d")'],
    ['a [](https://c.example)', 'a link has no text', '[](https://c.example)'],
    ['a\n\n[a]: https://b.example', 'an address by itself cannot be shown', '[a]: https://b.example'],
    ['a\n\n    b', 'a line is indented by four spaces or more, which Markdown takes for code', '    b'],
    ['a\n\n```\nb', 'a block of code is not closed', '```\nb'],
    ['``` a b\nc\n```', 'after ``` there is more than the name of a language', '``` a b\nc\n```'],
    ['a ```sql b``` c', 'a block of code was folded into one line', '```sql b``` c'],
  ])('refuses %j', (source, wrong, rest) => {
    expect(faultsOf(source)).toEqual([[wrong, rest]]);
  });

  it('reports a link by reference beside its address', () => {
    expect(faultsOf('[a][b]\n\n[b]: https://c.example').map(([wrong]) => wrong)).toEqual([
      'a link by reference cannot be followed',
      'an address by itself cannot be shown',
    ]);
  });

  it('answers whatever text it gets, with faults inside of it', () => {
    const markup = fc.string({
      unit: fc.constantFrom(...'*_`[]()<>!#-+~|\\&;:/"= \n\tab1.'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.oneof(markup, fc.string({ unit: 'binary' })), (source) => {
        for (const { offset, wrong, repair } of parseMarkdown(source).faults) {
          expect(offset).toBeLessThanOrEqual(source.length);
          expect(wrong && repair).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });
});

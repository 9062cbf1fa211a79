import { describe, expect, it } from 'vitest';
import { chapterText, packText, problemsOf, problemsWith } from './folders.ts';

describe('rules', () => {
  it('want the schema named in the first line', async () => {
    expect(await problemsWith('../chapter.schema.json', '../pack.schema.json')).toEqual([
      'birds/01-owls.yaml:1:1: the first line does not name the schema that editors check the file with. Let it be: # yaml-language-server: $schema=../chapter.schema.json.',
    ]);
  });

  it('ask for quotes around what YAML takes for a number or truth value', async () => {
    expect(await problemsWith('aliases: [Strix]', 'aliases: [2, true]')).toEqual([
      'birds/01-owls.yaml:21:15: item 1 of "aliases" must be a text, not 2. Put it in quotes.',
      'birds/01-owls.yaml:21:18: item 2 of "aliases" must be a text, not true. Put it in quotes.',
    ]);
  });

  it('count the characters that members see, not the markup', async () => {
    expect(await problemsWith('feedback: No.', `feedback: "${'**a**'.repeat(80)}"`)).toEqual([]);
  });

  it('count the addresses of links', async () => {
    const link = `[o](https://example.org/${'o'.repeat(130)})`;
    expect(await problemsWith('text: By night', `text: "${link}"`)).toEqual([
      'birds/01-owls.yaml:40:15: "text": 151 characters, 1 too many. Shorten it to 150.',
    ]);
  });

  it('find links to nothing, and suggest what may be meant', async () => {
    expect(await problemsWith('terms: [owl]', 'terms: [owll]\n    related: [gliding, flight]')).toEqual([
      'birds/01-owls.yaml:16:13: no term has the id "owll". Did you mean "owl"?',
      'birds/01-owls.yaml:17:15: no concept has the id "gliding". Write the id of a concept of this pack, or take the link out.',
    ]);
  });

  it.each([
    [
      'term',
      'Owls fly by *night*.',
      'Owls fly.\n    terms: [nothing]\n  - id: glide\n    name: Glide\n    text: Slowly.',
    ],
    ['concept', 'terms: [owl]', 'related: [nothing]'],
    ['concept', 'concept: flight', 'concept: nothing'],
    ['term', 'term: owl', 'term: nothing'],
    ['concept', 'concepts: [flight]', 'concepts: [flight, nothing]'],
    ['term', 'stem: Which', 'terms: [nothing]\n    stem: Which'],
  ])('follow each link to a %s, such as after %j', async (kind, before, after) => {
    expect(await problemsWith(before, after)).toEqual([
      expect.stringContaining(`: no ${kind} has the id "nothing". `),
    ]);
  });

  it('do not take what stands in objects anyway for an id', async () => {
    expect(await problemsWith('concept: flight', 'concept: constructor')).toHaveLength(1);
  });

  it('allow only so many chapters in a pack', async () => {
    const files = Array.from({ length: 21 }, (_, index) => [`${index}.yaml`, chapterText] as const);
    const pack = packText.replace('01-owls.yaml', files.map(([name]) => name).join(', '));
    const chapters = files.map(([name, text]) => [`birds/${name}`, text]);
    const lines = await problemsOf({ 'birds/pack.yaml': pack, ...Object.fromEntries(chapters) });
    expect(lines.filter((line) => line.includes('pack.yaml:8'))).toEqual([
      expect.stringContaining('8:186: more than 20 chapters. Split the pack in two.'),
    ]);
  });

  it.each([
    ['terms: [owl]', `terms: [${'owl, '.repeat(8)}owl]`, '"terms" must hold at most 8, not 9.'],
    ['terms: [owl]', `related: [${'flight, '.repeat(8)}flight]`, '"related" must hold at most 8, not 9.'],
    [
      'concepts: [flight]',
      `concepts: [${'flight, '.repeat(8)}flight]`,
      '"concepts" must hold at most 8, not 9.',
    ],
    ['title: Owls', `title: ${'o'.repeat(71)}`, '"title": 71 characters, 1 too many. Shorten it to 70.'],
    [
      'explanation: They',
      `explanation: "${'A.\\n\\n'.repeat(9)}" # They`,
      '"explanation": 9 paragraphs and blocks of code. Join some; 8 are the most.',
    ],
  ])('keep what becomes one message within its room: %s', async (before, after, problem) => {
    expect(await problemsWith(before, after)).toEqual([expect.stringContaining(problem)]);
  });

  it('want each takeaway in one paragraph', async () => {
    const pack = packText.replace('[Owls hoot.]', '["Owls hoot.\\n\\nBats do not."]');
    expect(await problemsOf({ 'birds/pack.yaml': pack, 'birds/01-owls.yaml': chapterText })).toEqual([
      expect.stringContaining('more than one paragraph'),
    ]);
  });

  it('do not parse a text that is nearly all markup', async () => {
    expect(await problemsWith('feedback: No.', `feedback: "${'**a** '.repeat(234)}"`)).toEqual([
      'birds/01-owls.yaml:45:19: "feedback": 1403 characters with its markup. Shorten it to 350 without markup.',
    ]);
  });

  it('let links lead to other chapters of the pack', async () => {
    const files = (id: string) => ({
      'birds/pack.yaml': packText.replace('[01-owls.yaml]', '[01-owls.yaml, 02-bats.yaml]'),
      'birds/01-owls.yaml': chapterText.replace('terms: [owl]', 'terms: [sonar]'),
      'birds/02-bats.yaml': `# yaml-language-server: $schema=../chapter.schema.json
number: 2
title: Bats
summary: Bats.
concepts: [{ id: ears, name: Ears, text: Big. }]
terms: [{ id: ${id}, name: Sonar, definition: Sound., concept: flight }]
questions:
  - { kind: true-false, id: ears, difficulty: 1, concepts: [ears], stem: Big?, answer: true, if_true: Y, if_false: N, explanation: Y }
`,
    });
    expect(await problemsOf(files('radar'))).toEqual([
      'birds/01-owls.yaml:16:13: no term has the id "sonar". Write the id of a term of this pack, or take the link out.',
    ]);
    const { 'birds/02-bats.yaml': bats, ...others } = files('sonar');
    expect(
      await problemsOf({ ...others, 'birds/02-bats.yaml': bats.replace('number: 2', 'number: 1') }),
    ).toEqual([
      'birds/02-bats.yaml:2:9: the chapter number 1 is used at birds/01-owls.yaml:2:9 already. Number one of the two differently.',
    ]);
  });

  it('leave links alone while a chapter is no YAML', async () => {
    const pack = packText.replace('[01-owls.yaml]', '[01-owls.yaml, 02-bats.yaml]');
    const chapter = chapterText.replace('terms: [owl]', 'terms: [sonar]');
    expect(
      await problemsOf({
        'birds/pack.yaml': pack,
        'birds/01-owls.yaml': chapter,
        'birds/02-bats.yaml': 'a: "',
      }),
    ).toEqual([expect.stringContaining('02-bats.yaml:1:1'), expect.stringContaining('02-bats.yaml:1:5')]);
  });

  it.each([
    ['multiple-choice', 'feedback: No.', 'right: true\n        feedback: No.', '2 of 2 options are right'],
    ['multiple-choice', 'right: true\n', 'right: false\n', '0 of 2 options are right'],
    ['multi-select', 'Snowy owl, right: true', 'Snowy owl', '1 of 3 options are right'],
    ['multi-select', 'text: Bat,', 'text: Bat, right: true,', '3 of 3 options are right'],
    ['spot-the-issue', 'The time, right: true', 'The time', '0 of 2 options are right'],
  ])('count the right options of %s', async (kind, before, after, count) => {
    expect(await problemsWith(before, after)).toEqual([expect.stringContaining(`${count}; "${kind}" wants`)]);
  });

  it.each([
    ['option id', 'id: day', 'id: night'],
    ['option', 'text: By day', 'text: by  NIGHT'],
    ['question id', 'id: which', 'id: when'],
    ['idea id', 'model: They', '  - { id: time, idea: Again, accept: [again] }\n    model: They'],
    [
      'term id',
      'confused_with:',
      'confused_with: []\n  - id: owl\n    name: Bird\n    definition: A\n    concept: flight\n    aliases: []\n    confused_with:',
    ],
    [
      'name or alias',
      'confused_with:',
      'confused_with: []\n  - id: bird\n    name: Bird\n    definition: A\n    concept: flight\n    aliases: [strix]\n    confused_with:',
    ],
  ])('want each %s once', async (what, before, after) => {
    const lines = await problemsWith(before, after);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`the ${what} ".*" is used at birds/01-owls.yaml:\\d+:\\d+ already`));
  });

  it('let an alias be its own term in another spelling', async () => {
    expect(await problemsWith('[Strix]', '[owls]')).toEqual([]);
  });
});

describe('a pack with many mistakes', () => {
  it('is reported in full at once', async () => {
    const pack = `# yaml-language-server: $schema=../pack.schema.json
id: Birds
version: '1'
title:
about: "# About"
part: []
parts:
  - title: All
    chapters: [01-owls.yaml, 02-bats.yaml]
synonyms: [[owl]]
`;
    const chapter = `number: one
title: |
  Owls
  and more
summary: >-
  Owls are <b>quiet</b>, and this
  [link](javascript:alert) is not; @everyone and <!channel> are text.

concepts:
  - id: flight
    name: Flight
    text: |
      A paragraph, and then

      - a list
    related: [flihgt]
  - id: flight
    name: "${'Long '.repeat(13)}"

terms:
  - id: owl
    name: Owl
    aliases: [a, b, c, d, e, f, g, h, i]
    definition: 7
    concept: wings

questions:
  - kind: multiple-choise
    id: when
  - kind: multiple-choice
    id: when
    dificulty: 1
    difficulty: 4
    concepts: []
    stem: "| a | b |\\n|---|---|"
    options:
      - { id: night, text: Same, feedback: "![picture](https://example.org)" }
      - id: day
        text: same
        right: 1
        feedback: |
          One.

          Two.
    explanation: ''
`;
    const lines = await problemsOf({ 'birds/pack.yaml': pack, 'birds/01-owls.yaml': chapter });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "birds/01-owls.yaml:1:1: the first line does not name the schema that editors check the file with. Let it be: # yaml-language-server: $schema=../chapter.schema.json.
      birds/01-owls.yaml:1:9: "number" must be a number, not "one". Write a number: The chapter number members type.
      birds/01-owls.yaml:2:8: "title": more than one line. Write it on one line.
      birds/01-owls.yaml:6:12: "summary": HTML cannot be shown. Use Markdown, or put \`backquotes\` around what is meant as code.
      birds/01-owls.yaml:6:20: "summary": HTML cannot be shown. Use Markdown, or put \`backquotes\` around what is meant as code.
      birds/01-owls.yaml:7:3: "summary": a link must lead to an http or https address. Write [text](https://address).
      birds/01-owls.yaml:15:7: "text": a list cannot be shown. Write sentences or paragraphs, with an empty line between them; put \\ before a mark that is meant as text.
      birds/01-owls.yaml:16:15: no concept has the id "flihgt". Did you mean "flight"?
      birds/01-owls.yaml:17:5: "text" is missing. Add it: Two to five sentences with a concrete example (**bold**, *italics*, \`code\`, links, code blocks); at most 1200 characters.
      birds/01-owls.yaml:17:9: the concept id "flight" is used at birds/01-owls.yaml:10:9 already. Give one of the two another id; one that has been used must stay.
      birds/01-owls.yaml:18:11: "name": 64 characters, 4 too many. Shorten it to 60.
      birds/01-owls.yaml:23:14: "aliases" must hold at most 6, not 9. Take out what is needed least.
      birds/01-owls.yaml:24:17: "definition" must be a text, not 7. Put it in quotes.
      birds/01-owls.yaml:25:14: no concept has the id "wings". Write the id of a concept of this pack, or take the link out.
      birds/01-owls.yaml:28:11: "kind" cannot be "multiple-choise". Did you mean "multiple-choice"?
      birds/01-owls.yaml:31:9: the question id "when" is used at birds/01-owls.yaml:29:9 already. Give one of the two another id; one that has been used must stay.
      birds/01-owls.yaml:32:5: "dificulty" is not a key here. Did you mean "difficulty"?
      birds/01-owls.yaml:33:17: "difficulty" cannot be 4. Use one of: 1, 2, 3.
      birds/01-owls.yaml:34:15: "concepts" must hold at least 1, not 0. Add what is missing.
      birds/01-owls.yaml:35:11: "stem": a table cannot be shown. Put it into a block of code (\`\`\`).
      birds/01-owls.yaml:36:5: 0 of 2 options are right; "multiple-choice" wants exactly one. Write \`right: true\` at the one right option, and nowhere else.
      birds/01-owls.yaml:37:44: "feedback": an image cannot be shown. Describe it, or link to it: [text](https://address).
      birds/01-owls.yaml:39:15: the option "same" is used at birds/01-owls.yaml:37:28 already. Let the two options say different things.
      birds/01-owls.yaml:40:16: "right" must be true or false, not 1. Write true or false: Whether picking it is right.
      birds/01-owls.yaml:41:19: "feedback": more than one paragraph. Make it one, without code blocks.
      birds/01-owls.yaml:45:18: "explanation" is empty. Write something.
      birds/pack.yaml:2:5: "id" cannot be "Birds". Write lower-case words joined by hyphens, such as read-repair.
      birds/pack.yaml:3:10: "version" cannot be "1". Write three numbers, such as 1.0.0.
      birds/pack.yaml:4:7: "title" is empty. Write a text: Title of what is studied, without markup; at most 70 characters.
      birds/pack.yaml:5:8: "about": a heading cannot be shown. Write it in **bold**; put \\ before a # or --- that is meant as text.
      birds/pack.yaml:6:1: "part" is not a key here. Did you mean "parts"?
      birds/pack.yaml:9:30: no chapter file has the name "02-bats.yaml". Add the file, or take it off the list.
      birds/pack.yaml:10:12: item 1 of "synonyms" must hold at least 2, not 1. Add what is missing."
    `);
  });
});

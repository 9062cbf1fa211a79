import { z } from 'zod';

/** A stable id: lower-case words joined by hyphens. Ids stay when texts change, because history refers to them. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as "read-repair"')
  .max(60)
  .describe('A stable id: lower-case words joined by hyphens. Never change it once the pack has been used.');

const text = (description: string) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .describe(`${description} (**bold**, *italics*, \`code\`, links, code blocks)`);

const ids = (of: string) => z.array(id).default([]).describe(`Ids of ${of}`);

const option = z
  .strictObject({
    id,
    text: text('The option as members read it'),
    right: z.boolean().default(false).describe('Whether picking it is right'),
    feedback: text('Shown to whoever picks it: why it is right, or which misconception it is'),
  })
  .describe('One option');

const common = {
  id,
  difficulty: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .describe('1 recall, 2 understand, 3 apply or analyse'),
  concepts: z.array(id).min(1, 'name at least one concept').describe('Ids of the concepts it asks about'),
  terms: ids('the terms it asks about'),
  stem: text('The question; it must be understood without the options'),
  explanation: text('Why the right answer is right'),
};

const choice = (kind: 'multiple-choice' | 'multi-select') =>
  z.strictObject({ kind: z.literal(kind), ...common, options: z.array(option) });

const trueFalse = z.strictObject({
  kind: z.literal('true-false'),
  ...common,
  answer: z.boolean().describe('Whether the statement is true'),
  if_true: text('Shown to whoever says true'),
  if_false: text('Shown to whoever says false'),
});

const idea = z
  .strictObject({
    id,
    idea: text('The key idea, as members are told of it'),
    accept: z
      .array(z.string().trim().min(1))
      .min(1, 'give at least one accepted phrasing')
      .describe(
        'Phrasings that count. All words of one must appear, in any order or inflection; `a/b` means either',
      ),
  })
  .describe('One key idea of a good answer');

const example = z.strictObject({
  answer: z.string().trim().min(1).describe('An answer somebody could write'),
  expect: z.enum(['pass', 'part', 'fail']).describe('pass: all ideas; part: some; fail: none'),
});

const spotTheIssue = z.strictObject({
  kind: z.literal('spot-the-issue'),
  ...common,
  rubric: z.array(idea).min(1, 'give at least one key idea'),
  model: text('A model answer'),
  options: z.array(option).describe('Options for those who would rather choose'),
  examples: z.array(example).default([]).describe('Answers with the grade they must get'),
});

const question = z.discriminatedUnion('kind', [
  choice('multiple-choice'),
  choice('multi-select'),
  trueFalse,
  spotTheIssue,
]);

const concept = z.strictObject({
  id,
  name: text('Its name'),
  text: text('Two to five sentences with a concrete example'),
  terms: ids('the terms it uses'),
  related: ids('related concepts'),
});

const confusion = z.strictObject({
  with: text('Name of what it is mistaken for'),
  term: id.optional().describe('Id of the term of that name, where the pack has one'),
  difference: text('How the two differ'),
});

const term = z.strictObject({
  id,
  name: text('Its name'),
  aliases: z.array(z.string().trim().min(1)).default([]).describe('Other names and abbreviations'),
  definition: text('One or two sentences'),
  concept: id.describe('Id of the concept that explains it further'),
  confused_with: z.array(confusion).default([]).describe('What it is often mistaken for'),
});

/** One chapter's file. */
export const chapterFile = z.strictObject({
  number: z.int().min(1).max(999).describe('The chapter number members type'),
  title: text('Its title'),
  summary: text('What the chapter is about, in a few sentences'),
  concepts: z.array(concept).min(1, 'a chapter needs at least one concept'),
  terms: z.array(term).default([]),
  questions: z.array(question).min(1, 'a chapter needs at least one question'),
});

/** The file `pack.yaml`. */
export const packFile = z.strictObject({
  id: id.max(24),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, such as 1.0.0')
    .describe('Raise it when content changes'),
  title: text('Title of what is studied'),
  about: text('What the pack is and where it comes from'),
  parts: z
    .array(
      z.strictObject({
        title: text('Title of the part'),
        chapters: z
          .array(z.string().regex(/^[\w-]+\.yaml$/))
          .min(1)
          .describe('Its chapter files, in reading order'),
      }),
    )
    .min(1, 'name at least one part'),
  takeaways: z.array(text('One thing to remember')).default([]),
  synonyms: z
    .array(z.array(z.string().trim().min(1)).min(2))
    .default([])
    .describe('Groups of words that mean the same in a written answer'),
});

export type ChapterFile = z.infer<typeof chapterFile>;
export type PackFile = z.infer<typeof packFile>;

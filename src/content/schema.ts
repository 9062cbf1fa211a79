import { z } from 'zod';
import { limits } from '../core/limits.ts';
import { inlineText, plainLine, richText } from './text-fields.ts';

/**
 * A group of keys, all of which must be known. The message of the issue that Zod raises for unknown keys is the list
 * of the known ones, from which the nearest is suggested.
 */
function keys<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** A stable id: lower-case words joined by hyphens. Ids stay when texts change, because history refers to them. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case words joined by hyphens, such as read-repair')
  .max(60)
  .describe('A stable id: lower-case words joined by hyphens. Never change it once the pack has been used');

const ids = (of: string, max: number) => z.array(id).max(max).describe(`Ids of ${of}`);

const option = keys({
  id,
  text: inlineText('The option as members read it', limits.option),
  right: z.boolean().describe('Whether picking it is right').default(false),
  feedback: inlineText(
    'Shown to whoever picks it: why it is right, or which misconception it is',
    limits.feedback,
  ),
}).describe('One option');

const options = z
  .array(option)
  .min(2)
  .max(limits.options)
  .describe('What can be picked: one right option, or with multi-select several');

const common = {
  id,
  difficulty: z.literal([1, 2, 3]).describe('1 recall, 2 understand, 3 apply or analyse'),
  concepts: ids('the concepts it asks about', limits.linkedConcepts).min(1),
  terms: ids('the terms it asks about', limits.linkedTerms).default([]),
  stem: richText('The question; it must be understood without the options', limits.stem),
  explanation: richText('Why the right answer is right', limits.explanation),
};

const choice = <Kind extends 'multiple-choice' | 'multi-select'>(kind: Kind) =>
  keys({ kind: z.literal(kind), ...common, options });

const trueFalse = keys({
  kind: z.literal('true-false'),
  ...common,
  answer: z.boolean().describe('Whether the statement is true'),
  if_true: inlineText('Shown to whoever says true', limits.feedback),
  if_false: inlineText('Shown to whoever says false', limits.feedback),
});

const idea = keys({
  id,
  idea: inlineText('The key idea, as members are told of it', limits.idea),
  accept: z
    .array(plainLine('A phrasing', limits.idea))
    .min(1)
    .describe(
      'Phrasings that count. All words of one must appear, in any order or inflection; `a/b` means either',
    ),
}).describe('One key idea of a good answer');

const example = keys({
  answer: plainLine('An answer somebody could write', limits.answer),
  expect: z.enum(['pass', 'part', 'fail']).describe('pass: all ideas; part: some; fail: none'),
});

const spotTheIssue = keys({
  kind: z.literal('spot-the-issue'),
  ...common,
  rubric: z.array(idea).min(1).max(limits.ideas).describe('The key ideas of a good answer'),
  model: richText('A model answer', limits.model),
  options: options.describe('Options for those who would rather choose'),
  examples: z.array(example).describe('Answers with the grade they must get').default([]),
});

const question = z.discriminatedUnion('kind', [
  choice('multiple-choice'),
  choice('multi-select'),
  trueFalse,
  spotTheIssue,
]);

const concept = keys({
  id,
  name: plainLine('Its name', limits.name),
  text: richText('Two to five sentences with a concrete example', limits.concept),
  terms: ids('the terms it uses', limits.linkedTerms).default([]),
  related: ids('related concepts', limits.linkedConcepts).default([]),
});

const confusion = keys({
  with: plainLine('Name of what it is mistaken for', limits.name),
  term: id.optional().describe('Id of the term of that name, where the pack has one'),
  difference: inlineText('How the two differ', limits.difference),
});

const term = keys({
  id,
  name: plainLine('Its name', limits.name),
  aliases: z
    .array(plainLine('An alias', limits.name))
    .max(limits.aliases)

    .describe('Other names and abbreviations')
    .default([]),
  definition: richText('One or two sentences', limits.definition),
  concept: id.describe('Id of the concept that explains it further'),
  confused_with: z
    .array(confusion)
    .max(limits.confusions)

    .describe('What it is often mistaken for')
    .default([]),
});

/** One chapter's file. */
export const chapterFile = keys({
  number: z.int().min(1).max(999).describe('The chapter number members type'),
  title: plainLine('Its title', limits.title),
  summary: richText('What the chapter is about, in a few sentences', limits.summary),
  concepts: z.array(concept).min(1).max(limits.concepts).describe('What the chapter teaches'),
  terms: z.array(term).max(limits.terms).describe('Words that members look up').default([]),
  questions: z.array(question).min(1).describe('What members are asked'),
});

/** The file `pack.yaml`. */
export const packFile = keys({
  id: id.max(24),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'Write three numbers, such as 1.0.0')
    .describe('Raise it when content changes, such as 1.0.0 to 1.1.0'),
  title: plainLine('Title of what is studied', limits.title),
  about: richText('What the pack is and where it comes from', limits.about),
  parts: z
    .array(
      keys({
        title: plainLine('Title of the part', limits.title),
        chapters: z
          .array(
            z
              .string()
              .regex(/^[\w-]+\.yaml$/, 'Write the name of a file in the same folder, such as 01-begin.yaml'),
          )
          .min(1)
          .describe('Its chapter files, in reading order'),
      }).describe('One part'),
    )
    .min(1)
    .max(limits.parts)
    .describe('The parts, in reading order'),
  takeaways: z
    .array(inlineText('One thing to remember', limits.takeaway))
    .max(limits.takeaways)

    .describe('What to remember of the whole')
    .default([]),
  synonyms: z
    .array(z.array(plainLine('A word', limits.name)).min(2).describe('Words that mean the same'))

    .describe('Groups of words that mean the same in a written answer')
    .default([]),
});

export type ChapterFile = z.infer<typeof chapterFile>;
export type PackFile = z.infer<typeof packFile>;

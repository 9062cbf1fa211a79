import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Pack, WrittenQuestion } from '../../src/core/pack.ts';

const labelledAnswers = z.array(
  z.strictObject({
    question: z.string(),
    answer: z.string(),
    /** Ids of the ideas that it says, as a reader judged who knew neither the phrasings nor the grader. */
    says: z.array(z.string()),
    /** The same as its writer meant it. */
    meant: z.array(z.string()),
    heldBack: z.boolean(),
  }),
);

/** A written answer that people have judged, with its question. */
export type LabelledAnswer = z.infer<typeof labelledAnswers>[number] & { readonly asked: WrittenQuestion };

/** @throws Error where an answer is to a question, or says an idea, that the pack does not have */
export async function readLabelled(pack: Pack): Promise<readonly LabelledAnswer[]> {
  const file = await readFile(new URL('answers.json', import.meta.url), 'utf8');
  const questions = new Map(
    pack.chapters.flatMap((chapter) => chapter.questions).map((question) => [question.id, question]),
  );
  return labelledAnswers.parse(JSON.parse(file)).map((labelled) => {
    const asked = questions.get(labelled.question);
    if (asked?.kind !== 'spot-the-issue')
      throw new Error(`The pack has no written question "${labelled.question}".`);
    const ideas = new Set(asked.rubric.map(({ id }) => id));
    const unknown = [...labelled.says, ...labelled.meant].find((id) => !ideas.has(id));
    if (unknown !== undefined) throw new Error(`"${labelled.question}" has no idea "${unknown}".`);
    return { ...labelled, asked };
  });
}

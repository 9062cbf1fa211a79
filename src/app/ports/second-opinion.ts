import type { WrittenQuestion } from '../../core/pack.ts';

/**
 * Somebody else who reads written answers, such as a language model.
 * @param signal aborted when nobody waits for it any more
 * @returns ids of the ideas of the question's rubric that the answer says; others are passed over
 * @throws whatever keeps it from reading
 */
export type SecondOpinion = (
  question: WrittenQuestion,
  answer: string,
  signal: AbortSignal,
) => Promise<readonly string[]>;

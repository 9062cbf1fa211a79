import type { AskedQuestion } from '../core/asked-question.ts';
import { limits } from '../core/limits.ts';
import { fail, ok, type Parsed } from '../core/parsed.ts';
import type { Response } from '../core/response.ts';
import { Refusal } from './refusal.ts';

/** Options at these places of the question as it was asked. @throws Refusal where it has none there, or takes one only */
export function choose(question: AskedQuestion, places: readonly number[]): Response {
  if (places.length === 0) throw new Refusal('Pick at least one option first.');
  if (places.length > 1 && question.kind !== 'multi-select')
    throw new Refusal('That question takes one option.');
  const picks = places.map((place) => {
    const option = question.options[place];
    if (!option) throw new Refusal('That question has no such option.');
    return option.id;
  });
  return { type: 'choice', picks };
}

/** Those words as an answer. @throws Refusal where the question takes none */
export function write(question: AskedQuestion, text: string): Response {
  if (question.kind === 'spot-the-issue') return { type: 'written', text };
  throw new Refusal('That question is answered with its buttons.');
}

/** The words of an answer, if they can be taken: neither none nor too many. */
export function readWords(text: string): Parsed<string> {
  const words = text.trim();
  if (words === '') return fail('Your answer is empty, so nothing was recorded. A sentence is enough.');
  if (words.length <= limits.answer) return ok(words);
  return fail(
    `Your answer has ${words.length} characters, and ${limits.answer} are the most. Nothing was recorded.`,
  );
}

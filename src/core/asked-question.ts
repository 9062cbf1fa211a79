import type { Question, QuestionKind } from './pack.ts';

/**
 * A question as it was posted: a copy with its options in the order shown, so that editing a pack never changes
 * what somebody was graded on. Letters follow the order of `options`.
 */
export type AskedQuestion = Question & { readonly pack: string; readonly packVersion: string };

/** What stands on the button of the option at `index`: True and False, otherwise A, B, C … */
export function optionLabel(kind: QuestionKind, index: number): string {
  if (kind === 'true-false') return index === 0 ? 'True' : 'False';
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

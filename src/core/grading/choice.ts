import type { Question } from '../pack.ts';

/**
 * The fraction of a question's points that picked options earn, 0 to 1: all or nothing where one option is right,
 * (right picks − wrong picks) ÷ right options, never below 0, where several are. The order of picks does not
 * matter, and the same pick twice counts once.
 * @throws RangeError for no pick, a pick the question does not have, or several picks where one is asked for
 */
export function gradeChoice(question: Question, picks: readonly string[]): number {
  const picked = pickedOptions(question, new Set(picks));
  const rightPicks = picked.filter((option) => option.right).length;
  if (question.kind !== 'multi-select') return rightPicks;
  const right = question.options.filter((option) => option.right).length;
  return Math.max(0, (2 * rightPicks - picked.length) / right);
}

function pickedOptions(question: Question, picks: ReadonlySet<string>) {
  if (picks.size === 0) throw new RangeError(`Question "${question.id}" was answered without a pick`);
  if (picks.size > 1 && question.kind !== 'multi-select')
    throw new RangeError(`Question "${question.id}" takes one pick, not ${picks.size}`);
  const picked = question.options.filter((option) => picks.has(option.id));
  if (picked.length < picks.size) {
    const known = question.options.map((option) => option.id).join(', ');
    throw new RangeError(
      `Question "${question.id}" has the options ${known}; picked: ${[...picks].join(', ')}`,
    );
  }
  return picked;
}

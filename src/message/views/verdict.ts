import { type AskedQuestion, optionLabel } from '../../core/asked-question.ts';
import type { Option, WrittenQuestion } from '../../core/pack.ts';
import type { Response, Verdict } from '../../core/response.ts';
import { bold, buttons, heading, points, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';

export interface VerdictView {
  readonly question: AskedQuestion;
  readonly response: Response;
  readonly verdict: Verdict;
  /** They had answered before: this is the first answer, which stands. */
  readonly again: boolean;
  readonly practice: boolean;
  /** Things to read on the subject. */
  readonly reading: readonly Button[];
}

/** What a member learns in private, at once: right or wrong, why their pick was, and what to read. */
export function verdict(view: VerdictView): Message {
  const { question, response } = view;
  const title = outcome(view.verdict.fraction);
  return {
    summary: `${title} ${earned(view)}`.trim(),
    blocks: [
      heading(title),
      ...(view.again
        ? [
            say(
              view.practice
                ? 'You have answered this one before.'
                : 'Your first answer counts, and it stands.',
            ),
          ]
        : []),
      ...(response.type === 'written' ? ideas(question, view.verdict) : picked(question, response.picks)),
      ...(question.kind === 'spot-the-issue' ? rich(question.model, bold('A model answer: ')) : []),
      ...rich(question.explanation, bold('Why: ')),
      whisper(earned(view)),
      ...buttons(...view.reading),
    ],
  };
}

/** What somebody sees who answers after the reveal: the answer, and that nothing was scored. */
export function tooLate(question: AskedQuestion, reading: readonly Button[]): Message {
  return {
    summary: 'This question has been revealed, so your answer was not scored.',
    blocks: [
      say('This question has been revealed, so your answer was not scored. Here is the answer all the same.'),
      ...rightOptions(question),
      ...(question.kind === 'spot-the-issue' ? rich(question.model, bold('A model answer: ')) : []),
      ...rich(question.explanation, bold('Why: ')),
      ...buttons(...reading),
    ],
  };
}

function outcome(fraction: number): string {
  if (fraction === 1) return 'Right!';
  return fraction === 0 ? 'Not this time' : 'Partly right';
}

function earned({ question, verdict: { points: got }, practice }: VerdictView): string {
  if (practice) return 'Practice earns no points.';
  return `You earned ${Number(got.toFixed(2))} of ${points(question.difficulty)}.`;
}

function named(question: AskedQuestion, option: Option): string {
  return optionLabel(question.kind, question.options.indexOf(option));
}

/** Each pick with the feedback written for it, then what was right and not picked. */
function picked(question: AskedQuestion, picks: readonly string[]): readonly Block[] {
  const chosen = question.options.filter((option) => picks.includes(option.id));
  const missed = question.options.filter((option) => option.right && !picks.includes(option.id));
  return [
    ...chosen.map((option) => {
      const mark = option.right ? '✓' : '✗';
      return say(`${mark} You picked `, bold(named(question, option)), '. ', option.feedback);
    }),
    ...missed.map((option) => missedLine(question, option)),
  ];
}

function missedLine(question: AskedQuestion, option: Option): Block {
  const lead = question.kind === 'multi-select' ? 'Right as well is ' : 'The answer is ';
  const label = bold(named(question, option));
  return question.kind === 'true-false' ? say(lead, label, '.') : say(lead, label, ': ', option.text);
}

function rightOptions(question: AskedQuestion): readonly Block[] {
  if (question.kind === 'spot-the-issue') return [];
  return question.options.filter((option) => option.right).map((option) => missedLine(question, option));
}

function ideas(question: AskedQuestion, { ideasHit }: Verdict): readonly Block[] {
  if (question.kind !== 'spot-the-issue') return [];
  return rubricLines(question, (id) => ideasHit.includes(id));
}

function rubricLines(question: WrittenQuestion, hit: (idea: string) => boolean): readonly Block[] {
  return question.rubric.map((idea) =>
    hit(idea.id) ? say('✓ You said it: ', idea.text) : say('✗ You missed: ', idea.text),
  );
}

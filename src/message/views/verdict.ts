import type { AskedQuestion } from '../../core/asked-question.ts';
import type { Response, Verdict } from '../../core/response.ts';
import { type Validity, type Worth, worthOf } from '../../core/ruling.ts';
import { bold, buttons, excerpt, heading, points, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';
import { optionsBlock } from './question.ts';
import { rulingWords } from './rulings.ts';

export interface VerdictView {
  readonly question: AskedQuestion;
  readonly response: Response;
  readonly verdict: Verdict;
  /** What organisers decided about the question. */
  readonly validity: Validity;
  /** They had answered before: this is the first answer, which stands. */
  readonly again: boolean;
  readonly practice: boolean;
  /** Things to read on the subject. */
  readonly reading: readonly Button[];
}

/** What a member learns in private, at once: right or wrong, why their pick was, and what to read. */
export function verdict(view: VerdictView): Message {
  const { question, response } = view;
  const worth = worthOf(question, view, view.validity);
  const title = outcome(Math.max(view.verdict.fraction, worth.fraction));
  const ruled = rulingWords(question, view.validity);
  return {
    summary: `${title} ${earned(view, worth)}`.trim(),
    blocks: [
      heading(title),
      whisper(earned(view, worth)),
      ...(ruled ? [say(`The organisers ruled: ${ruled}.`)] : []),
      ...(view.again
        ? [
            // It may have been asked days ago.
            whisper(excerpt(question.stem, 140)),
            say(
              view.practice
                ? 'You have answered this one before.'
                : 'Your first answer counts, and it stands.',
            ),
          ]
        : []),
      ...(response.type === 'written'
        ? ideas(question, response.text, view.verdict)
        : [markedOptions(question, response.picks)]),
      ...(question.kind === 'spot-the-issue' ? rich(question.model, bold('A model answer: ')) : []),
      ...rich(question.explanation, bold('Why: ')),
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
      ...solution(question),
      ...buttons(...reading),
    ],
  };
}

/** The last question, for somebody who did not answer it before its reveal. */
export function missed(question: AskedQuestion, reading: readonly Button[]): Message {
  return {
    summary: `The last question, which you did not answer: ${excerpt(question.stem)}`,
    blocks: [
      heading('The last question'),
      ...rich(question.stem),
      ...solution(question),
      whisper('It was revealed before you answered it.'),
      ...buttons(...reading),
    ],
  };
}

function solution(question: AskedQuestion): readonly Block[] {
  const right =
    question.kind === 'spot-the-issue'
      ? rich(question.model, bold('A model answer: '))
      : [markedOptions(question, [])];
  return [...right, ...rich(question.explanation, bold('Why: '))];
}

function outcome(fraction: number): string {
  if (fraction === 1) return 'Right!';
  return fraction === 0 ? 'Not this time' : 'Partly right';
}

function earned({ practice }: VerdictView, { points: got, possible }: Worth): string {
  if (practice) return 'Practice earns no points.';
  if (possible === 0) return 'It earns no points.';
  return `You earned ${Number(got.toFixed(2))} of ${points(possible)}.`;
}

/** The member's picks with the feedback written for each, and what was right. The other options have nothing to say. */
function markedOptions(question: AskedQuestion, picks: readonly string[]): Block {
  const { type, options } = optionsBlock(question, ({ id, right, feedback }) => {
    if (picks.includes(id)) return { mark: right ? 'picked-right' : 'picked', note: feedback };
    return right ? { mark: 'right' } : {};
  });
  return { type, options: options.filter(({ mark }) => mark !== undefined) };
}

/** What they wrote, which nobody can see any more once the form is closed, and which ideas it has. */
function ideas(question: AskedQuestion, text: string, { ideasHit }: Verdict): readonly Block[] {
  if (question.kind !== 'spot-the-issue') return [];
  return [
    whisper(`You wrote: “${text}”`),
    ...question.rubric.map((idea) =>
      ideasHit.includes(idea.id) ? say('✓ You said it: ', idea.text) : say('✗ You missed: ', idea.text),
    ),
  ];
}

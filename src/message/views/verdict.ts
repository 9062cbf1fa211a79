import type { AskedQuestion } from '../../core/asked-question.ts';
import type { Response, Verdict } from '../../core/response.ts';
import { type Validity, type Worth, worthOf } from '../../core/ruling.ts';
import { bold, buttons, excerpt, heading, italic, points, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';
import { optionsBlock } from './question.ts';
import { rulingWords } from './rulings.ts';

const noPoints = 'It earns no points.';

/** Who gives second opinions. */
const reader = 'language model';

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
  /** What comes after it, in a sentence or two. */
  readonly next?: string;
}

/** What a member learns in private, at once: right or wrong, why their pick was, and what to read. */
export function verdict(view: VerdictView): Message {
  const { question, response } = view;
  const { worth, outcome } = outcomeOf(view);
  const title = outcome === 'Right' ? 'Right!' : outcome;
  return {
    summary: `${title} ${earned(view, worth)}`.trim(),
    blocks: [
      heading(title),
      whisper(earned(view, worth)),
      ...ruling(question, view.validity),
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
        : [markedOptions(question, response.picks, view.validity)]),
      ...(question.kind === 'spot-the-issue' ? rich(question.model, bold('A model answer: ')) : []),
      ...rich(question.explanation, bold('Why: ')),
      ...(view.next ? [say(view.next)] : []),
      ...buttons(...view.reading),
    ],
  };
}

/** A question's answer, for somebody who has none of their own. */
export interface SolutionView {
  readonly question: AskedQuestion;
  /** What organisers decided about the question. */
  readonly validity: Validity;
  /** Things to read on the subject. */
  readonly reading: readonly Button[];
}

/** The same in a line. `name`: what the question is called in a sentence, such as `the last question`. */
export function verdictLine(view: VerdictView, name: string): string {
  const { worth, outcome } = outcomeOf(view);
  const lead = `You answered ${name}: ${outcome.toLowerCase()}`;
  return worth.possible === 0 ? `${lead}. ${noPoints}` : `${lead}, ${pointsOf(worth)}.`;
}

/** What somebody sees who answers after the reveal: the answer, and that nothing was scored. */
export function tooLate(view: SolutionView): Message {
  return {
    summary: 'This question has been revealed, so your answer was not scored.',
    blocks: [
      say('This question has been revealed, so your answer was not scored. Here is the answer all the same.'),
      ...solution(view),
      ...buttons(...view.reading),
    ],
  };
}

/** The last question, for somebody who did not answer it before its reveal. */
export function missed(view: SolutionView): Message {
  const { question } = view;
  return {
    summary: `The last question, which you did not answer: ${excerpt(question.stem)}`,
    blocks: [
      heading('The last question'),
      ...rich(question.stem),
      ...solution(view),
      whisper('It was revealed before you answered it.'),
      ...buttons(...view.reading),
    ],
  };
}

function solution({ question, validity }: SolutionView): readonly Block[] {
  const right =
    question.kind === 'spot-the-issue'
      ? rich(question.model, bold('A model answer: '))
      : [markedOptions(question, [], validity)];
  return [...ruling(question, validity), ...right, ...rich(question.explanation, bold('Why: '))];
}

function ruling(question: AskedQuestion, validity: Validity): readonly Block[] {
  const ruled = rulingWords(question, validity);
  return ruled ? [say(`The organisers ruled: ${ruled}.`)] : [];
}

function outcomeOf(view: VerdictView): { readonly worth: Worth; readonly outcome: string } {
  const worth = worthOf(view.question, view, view.validity);
  return { worth, outcome: outcomeWords(Math.max(view.verdict.fraction, worth.fraction)) };
}

function outcomeWords(fraction: number): string {
  if (fraction === 1) return 'Right';
  return fraction === 0 ? 'Not this time' : 'Partly right';
}

function earned({ practice }: VerdictView, worth: Worth): string {
  if (practice) return 'Practice earns no points.';
  return worth.possible === 0 ? noPoints : `You earned ${pointsOf(worth)}.`;
}

/** `1.5 of 3 points`. */
function pointsOf({ points: got, possible }: Worth): string {
  return `${Number(got.toFixed(2))} of ${points(possible)}`;
}

/** The member's picks with the feedback written for each, and what was right. The other options have nothing to say. */
function markedOptions(question: AskedQuestion, picks: readonly string[], { accepted }: Validity): Block {
  const { type, options } = optionsBlock(question, ({ id, right, feedback }) => {
    // What its feedback says against an option that was accepted does not count any more.
    if (picks.includes(id) && accepted.includes(id)) return { mark: 'picked-right' };
    if (picks.includes(id)) return { mark: right ? 'picked-right' : 'picked', note: feedback };
    return right ? { mark: 'right' } : {};
  });
  return { type, options: options.filter(({ mark }) => mark !== undefined) };
}

/** What they wrote, which nobody can see any more once the form is closed, and which ideas it has. */
function ideas(
  question: AskedQuestion,
  text: string,
  { ideasHit, secondOpinion }: Verdict,
): readonly Block[] {
  if (question.kind !== 'spot-the-issue') return [];
  const said = (id: string) => (secondOpinion?.includes(id) ? [' ', italic(`(a ${reader} found it)`)] : []);
  return [
    whisper(`You wrote: “${text}”`),
    ...question.rubric.map(({ id, text: idea }) =>
      ideasHit.includes(id) ? say('✓ You said it: ', idea, ...said(id)) : say('✗ You missed: ', idea),
    ),
    ...(secondOpinion?.length === 0 ? [whisper(`A ${reader} read it as well, and found no more.`)] : []),
  ];
}

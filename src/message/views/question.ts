import { type AskedQuestion, optionLabel } from '../../core/asked-question.ts';
import type { Difficulty, Option } from '../../core/pack.ts';
import { bold, buttons, count, excerpt, heading, points, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message, OptionLine } from '../message.ts';

const levels: Record<Difficulty, string> = { 1: 'easy', 2: 'medium', 3: 'hard' };

/** A question as it was put to somebody. */
export interface QuestionView {
  readonly post: number;
  readonly question: AskedQuestion;
  /** Asked in private, without points. */
  readonly practice: boolean;
}

/** The question of the day, as everybody sees it until the reveal. Tells how many have answered, never what. */
export function questionPost(
  view: QuestionView & { readonly answered: number; readonly closes: string },
): Message {
  const so =
    view.answered === 0
      ? 'Be the first to answer.'
      : `${count(view.answered, 'person has', 'people have')} answered.`;
  return {
    summary: `Question of the day: ${excerpt(view.question.stem)}`,
    blocks: [
      heading('Question of the day'),
      topicLine(view),
      ...body(view.question),
      ...buttons(...firstButtons(view)),
      whisper(`${so} Your first answer counts, and only you see it. Revealed ${view.closes}.`),
    ],
  };
}

/**
 * The same question for one member who has not answered yet; practice earns no points.
 * @param due how many things are due for review, where that is why it is asked
 */
export function privateQuestion(view: QuestionView, due?: number): Message {
  const title = due === undefined ? titleOf(view) : `Review: ${due} due`;
  return {
    summary: `${title}: ${excerpt(view.question.stem)}`,
    blocks: [
      heading(title),
      topicLine(view),
      ...body(view.question),
      ...buttons(...firstButtons(view)),
      whisper(view.practice ? 'Practice earns no points: take your time.' : 'Your first answer counts.'),
    ],
  };
}

function titleOf({ practice }: QuestionView): string {
  return practice ? 'Practice question' : 'Still open for you';
}

/** A question of which one line says enough for now, and the button that shows the rest. */
export function questionLine(post: number, line: string): Message {
  return {
    summary: line,
    blocks: [say(line), ...buttons({ label: 'Show it', action: { type: 'question', post } })],
  };
}

/** A multi-select with some options picked and nothing answered yet. */
export function pickDraft(view: QuestionView & { readonly picks: readonly number[] }): Message {
  const { post, question, picks } = view;
  const toggle = (place: number) =>
    picks.includes(place) ? picks.filter((pick) => pick !== place) : [...picks, place].sort();
  const letters = picks.map((place) => optionLabel(question.kind, place)).join(', ');
  return {
    summary: picks.length > 0 ? `You picked ${letters}. Submit when you are done.` : 'Nothing picked yet.',
    blocks: [
      ...rich(question.stem),
      optionsBlock(question),
      say(
        'Picked so far: ',
        bold(letters || 'none'),
        '. Tap a letter to add it or take it back, then submit.',
      ),
      ...buttons(
        ...question.options.map(
          (_, place): Button => ({
            label: optionLabel(question.kind, place),
            action: { type: 'pick', post, picks: toggle(place) },
            ...(picks.includes(place) ? { pressed: true } : {}),
          }),
        ),
        { label: 'Submit', action: { type: 'submit', post, picks }, style: 'primary' },
      ),
    ],
  };
}

/** The options of a written question, for somebody who would rather choose. */
export function optionsInstead(view: QuestionView): Message {
  const { post, question, practice } = view;
  const half = points(question.difficulty / 2);
  return {
    summary: practice ? 'Choose instead of writing.' : 'Choose instead of writing, for half the points.',
    blocks: [
      ...rich(question.stem),
      optionsBlock(question),
      ...buttons(...letterButtons(post, question), {
        label: 'Write instead',
        action: { type: 'write', post },
      }),
      ...(practice
        ? []
        : [whisper(`Choosing earns up to ${half}, writing up to ${points(question.difficulty)}.`)]),
    ],
  };
}

/** The options with their letters; `decorate` adds marks and bars. True and False say all in their labels. */
export function optionsBlock(
  question: AskedQuestion,
  decorate: (option: Option) => Pick<OptionLine, 'mark' | 'note' | 'share'> = () => ({}),
): Block & { readonly type: 'options' } {
  return {
    type: 'options',
    options: question.options.map((option, place) => ({
      label: optionLabel(question.kind, place),
      text: question.kind === 'true-false' ? [] : option.text,
      ...decorate(option),
    })),
  };
}

/** Chapter and difficulty, in one quiet line. A title may say too much before the reveal. */
export function topicLine({ question, practice }: QuestionView, title?: string): Block {
  const where = title ? `Chapter ${question.chapter}, ${title}` : `Chapter ${question.chapter}`;
  const worth = practice ? '' : `, ${points(question.difficulty)}`;
  return whisper(`${where} · ${levels[question.difficulty]}${worth}`);
}

function body(question: AskedQuestion): readonly Block[] {
  const stem = rich(question.stem);
  return question.kind === 'spot-the-issue' || question.kind === 'true-false'
    ? stem
    : [...stem, optionsBlock(question)];
}

function firstButtons({ post, question, practice }: QuestionView): readonly Button[] {
  switch (question.kind) {
    case 'multiple-choice':
    case 'true-false':
      return letterButtons(post, question);
    case 'multi-select':
      return question.options.map((_, place) => ({
        label: optionLabel(question.kind, place),
        action: { type: 'pick', post, picks: [place] },
      }));
    case 'spot-the-issue':
      return [
        { label: 'Write your answer', action: { type: 'write', post }, style: 'primary' },
        {
          label: practice ? 'Show options' : 'Show options (half the points)',
          action: { type: 'options', post },
        },
      ];
  }
}

function letterButtons(post: number, question: AskedQuestion): readonly Button[] {
  return question.options.map((_, place) => ({
    label: optionLabel(question.kind, place),
    action: { type: 'answer', post, option: place },
  }));
}

import { type AskedQuestion, optionLabel } from '../../core/asked-question.ts';
import { isValid, type Validity } from '../../core/ruling.ts';
import { bold, buttons, clip, count, excerpt, heading, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';
import { optionsBlock } from './question.ts';

const reasonsShown = 3;
const reasonShown = 200;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** A flagged question, as organisers see it. */
export interface FlaggedView {
  readonly post: number;
  readonly question: AskedQuestion;
  /** Its place among those flagged, from 1, and how many those are. */
  readonly place: number;
  readonly of: number;
  readonly flags: number;
  readonly answerers: number;
  readonly reasons: readonly string[];
  readonly setAside: boolean;
  /** Its answers still count, so its key stays hidden and nobody can rule yet. */
  readonly open: boolean;
  /** It is the last, and what else may need mending comes next. */
  readonly mending: boolean;
}

/** A flagged question with what members say about it and what can be decided. */
export function flaggedQuestion(view: FlaggedView): Message {
  const { question, flags, answerers, reasons } = view;
  const more = reasons.length - reasonsShown;
  return {
    summary: `Flagged question ${view.place} of ${view.of}: ${excerpt(question.stem)}`,
    blocks: [
      heading(`Flagged question ${view.place} of ${view.of}`),
      whisper(
        `${count(flags, 'member')} flagged it, ${count(answerers, 'person', 'people')} answered it.`,
        view.setAside ? ' It is not asked again until somebody rules.' : '',
      ),
      ...rich(question.stem),
      ...(view.open ? [optionsBlock(question)] : key(question)),
      say(bold('What is said about it')),
      ...reasons.slice(0, reasonsShown).map((reason) => say(`“${clip(reason, reasonShown)}”`)),
      ...(more > 0 ? [whisper(`And ${count(more, 'more reason')}.`)] : []),
      ...(view.open ? [say('It is still open. You can rule once it is revealed.')] : decisions(view)),
      ...next(view),
    ],
  };
}

function next({ post, of, mending }: FlaggedView): readonly Block[] {
  if (of === 1 && !mending) return [];
  const label = mending ? 'What else may need mending' : 'Next';
  return buttons({ label, action: { type: 'rulings', after: post } });
}

function key(question: AskedQuestion): readonly Block[] {
  return [
    optionsBlock(question, ({ right }) => (right ? { mark: 'right' } : {})),
    ...(question.kind === 'spot-the-issue' ? rich(question.model, bold('A model answer: ')) : []),
  ];
}

function decisions({ post, question }: FlaggedView): readonly Block[] {
  const wrong = question.options.flatMap(({ right }, option): readonly Button[] =>
    right
      ? []
      : [
          {
            label: `Accept ${optionLabel(question.kind, option)} too`,
            action: { type: 'rule-accept', post, option },
          },
        ],
  );
  return [
    ...buttons(
      { label: 'Keep it as it is', action: { type: 'rule-keep', post } },
      { label: 'Void it', action: { type: 'rule-void', post } },
    ),
    ...buttons(...wrong),
    whisper(
      'Accepting an option gives points to whoever picked it. A void question counts for nobody. You can rule again.',
    ),
  ];
}

/**
 * How a question counts after rulings, as the end of a sentence; undefined where it counts as it was asked.
 * @param nameOf names the option at a place; by its letter, unless given
 */
export function rulingWords(
  question: AskedQuestion,
  validity: Validity,
  nameOf: (question: AskedQuestion, place: number) => string = ({ kind }, place) => optionLabel(kind, place),
): string | undefined {
  if (isValid(validity)) return undefined;
  if (validity.void) return 'this question counts for nobody';
  const accepted = question.options.flatMap(({ id }, place) =>
    validity.accepted.includes(id) ? [nameOf(question, place)] : [],
  );
  const one = accepted.length === 1;
  // Where several options are right, whoever picked nothing else still has none of them.
  if (question.kind === 'multi-select')
    return `${list.format(accepted)} ${one ? 'does' : 'do'} not count as wrong`;
  return `${list.format(accepted)} ${one ? 'counts' : 'count'} as right as well`;
}

/** One line for everybody about a decision. */
export function rulingAnnouncement(stem: string, ruled: string, changed: number): Message {
  const text = `The organisers ruled on “${stem}”: ${ruled}. ${correction(changed)}`;
  return { summary: text, blocks: [say(bold('Ruling. '), text)] };
}

function correction(changed: number): string {
  if (changed === 0) return 'Nobody’s points change.';
  return `Points were put right for ${count(changed, 'person', 'people')}.`;
}

import { type AskedQuestion, optionLabel } from '../../core/asked-question.ts';
import type { Validity } from '../../core/ruling.ts';
import type { Tally } from '../../core/tally.ts';
import { bold, buttons, count, excerpt, fitting, heading, note, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';
import { optionsBlock, type QuestionView, topicLine } from './question.ts';
import { rulingWords } from './rulings.ts';

/** Characters of names, which the longest question leaves room for. */
const namesShown = 300;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The post after its reveal: the right answer, why, what was picked, and who was right. */
export function revealedPost(
  view: QuestionView & {
    /** Where the pack still has it. */
    readonly chapterTitle: string | undefined;
    readonly tally: Tally;
    readonly validity: Validity;
    readonly reading: readonly Button[];
  },
): Message {
  const { question, tally, validity } = view;
  const ruled = rulingWords(question, validity);
  return {
    summary: `The answer to: ${excerpt(question.stem, 90)}`,
    blocks: [
      heading('Question of the day: the answer'),
      topicLine(view, view.chapterTitle),
      ...rich(question.stem),
      ...(question.kind === 'spot-the-issue' ? rubric(question, tally) : [spread(question, tally, validity)]),
      ...rich(question.explanation, bold('Why: ')),
      { type: 'divider' },
      ...(ruled ? [say(bold('Ruling: '), `${ruled}.`)] : []),
      say(whoWasRight(question, tally)),
      ...buttons(...view.reading),
    ],
  };
}

/** Opens the thread in which the answer is discussed. */
export function discussionOpener(question: AskedQuestion, tally: Tally): Message {
  const right = question.options.flatMap((option, place) =>
    option.right ? [optionLabel(question.kind, place)] : [],
  );
  const answer =
    question.kind === 'spot-the-issue'
      ? ['The model answer is above.']
      : ['The answer is ', bold(list.format(right)), '.'];
  return note(...answer, ` ${invitation(tally)}`);
}

function invitation(tally: Tally): string {
  if (tally.answered === 0) return 'Nobody tried this one: what made it hard to begin?';
  const fraction = tally.right / tally.answered;
  if (fraction >= 0.8) return 'Most of you had it. Where have you met this in your own systems?';
  if (fraction >= 0.4) return 'Opinions were split. If yours was another one: what spoke for it?';
  return 'This was a hard one. What did you think, and where did it lead astray?';
}

function spread(question: AskedQuestion, tally: Tally, { accepted }: Validity): Block {
  return optionsBlock(question, (option) => ({
    ...(option.right || accepted.includes(option.id) ? { mark: 'right' } : {}),
    ...(tally.answered > 0 ? { share: { count: tally.picks.get(option.id) ?? 0, of: tally.answered } } : {}),
  }));
}

function rubric(
  question: Extract<AskedQuestion, { kind: 'spot-the-issue' }>,
  tally: Tally,
): readonly Block[] {
  const chose = tally.answered - tally.written;
  return [
    ...rich(question.model, bold('A model answer: ')),
    say(
      bold('What it had to say'),
      ...question.rubric.flatMap(({ id, text }) => ['\n• ', text, saidBy(tally, id)]),
    ),
    ...(chose > 0 ? [whisper(`${count(chose, 'person', 'people')} chose from options instead.`)] : []),
  ];
}

/** How many of those who wrote had an idea. */
function saidBy({ ideas, written }: Tally, idea: string): string {
  return written > 0 ? ` (${ideas.get(idea) ?? 0} of ${written})` : '';
}

function whoWasRight({ kind }: AskedQuestion, { answered, right, names }: Tally): string {
  if (answered === 0) return 'Nobody answered this time.';
  // These two can be right in part.
  const fully = kind === 'multi-select' || kind === 'spot-the-issue' ? 'fully right' : 'right';
  const lead = `${count(answered, 'person', 'people')} answered, ${right === 0 ? 'nobody' : right} had it ${fully}`;
  const named = fitting(names, namesShown);
  const more = right - named.length;
  if (named.length === 0) return `${lead}.`;
  return `${lead}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

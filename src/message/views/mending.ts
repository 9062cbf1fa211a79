import type { Option } from '../../core/pack.ts';
import { plainSpans } from '../../core/rich-text.ts';
import type { Mending, Reason } from '../../core/statistics/mending.ts';
import { bold, buttons, clip, count, excerpt, heading, lines, percent, say, whisper } from '../blocks.ts';
import type { Button, Message } from '../message.ts';

const reasonsShown = 3;

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const all = new Intl.ListFormat('en', { type: 'conjunction' });

/**
 * Questions of a channel that may need mending, for its organisers.
 * @param flagged how many questions are flagged, which are shown first
 */
export function questionsToMend(mendings: readonly Mending[], flagged: number): Message {
  const none = flagged === 0 ? 'No question is flagged. ' : '';
  const lead = `${none}By the answers given here, ${mendings.length === 1 ? 'this question' : 'these questions'} may need mending in the pack:`;
  return {
    summary: `${none}${count(mendings.length, 'question')} may need mending.`,
    blocks: [
      heading('Questions that may need mending'),
      say(lead),
      ...mendings.map((mending, place) => paragraph(mending, place + 1)),
      ...buttons(...mendings.flatMap(toSee)),
      ...(flagged > 0
        ? buttons({ label: 'Back to what is flagged', action: { type: 'rulings', after: 0 } })
        : []),
      whisper('What is still open is left out.'),
    ],
  };
}

function paragraph({ statistics, reasons }: Mending, place: number) {
  const { item, answers } = statistics;
  return lines(
    [bold(`${place}. `), `“${excerpt(item.question.stem, 90)}” (${count(answers, 'answer')})`],
    ...reasons.slice(0, reasonsShown).map((reason) => [reasonWords(reason)]),
  );
}

function toSee({ statistics: { item } }: Mending, place: number): readonly Button[] {
  if (item.postId === null) return [];
  return [{ label: `See ${place + 1}`, action: { type: 'question', post: item.postId } }];
}

/** Why a question may need mending, as a sentence. Letters differ from post to post, so options are named by their texts. */
export function reasonWords(reason: Reason): string {
  switch (reason.type) {
    case 'voided':
      return 'Organisers ruled that it counts for nobody.';
    case 'accepted':
      return `Organisers accepted ${all.format(reason.options.map(quote))} as well.`;
    case 'flagged':
      return `${count(reason.members, 'member')} flagged it.`;
    case 'beaten':
      return `More people took ${quote(reason.wrong.option)} (${reason.wrong.picked}) than ${quote(reason.right.option)} (${reason.right.picked}), which is right.`;
    case 'indiscriminate':
      return indiscriminateWords(reason.discrimination);
    case 'hard':
      return `Hardly anybody gets it right: ${percent(reason.fraction)} on average.`;
    case 'easy':
      return `Nearly everybody gets it right: ${percent(reason.fraction)} on average.`;
    case 'idle':
      return `Nobody took ${either.format(reason.options.map(quote))}.`;
  }
}

function indiscriminateWords(discrimination: number): string {
  const figure = `discrimination ${discrimination.toFixed(2)}`;
  return discrimination < 0
    ? `Whoever does well elsewhere gets it wrong more often (${figure}).`
    : `Whoever does well elsewhere does hardly better at it (${figure}).`;
}

function quote({ text }: Option): string {
  return `“${clip(plainSpans(text), 40)}”`;
}

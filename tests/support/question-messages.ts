import { openLibrary, reading } from '../../src/app/library.ts';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import { limits } from '../../src/core/limits.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Response, Verdict } from '../../src/core/response.ts';
import type { Button, Message } from '../../src/message/message.ts';
import {
  optionsInstead,
  pickDraft,
  privateQuestion,
  questionPost,
} from '../../src/message/views/question.ts';
import { discussionOpener, revealedPost } from '../../src/message/views/reveal.ts';
import { allReviewed, reminderButtons, reviewQuestion } from '../../src/message/views/review.ts';
import { flaggedQuestion, rulingAnnouncement, rulingWords } from '../../src/message/views/rulings.ts';
import { missed, tooLate, verdict } from '../../src/message/views/verdict.ts';
import { words } from './full-pack.ts';

// Messages about a question, each as long as people and numbers can make it.

/** Names of as many people as a busy channel has, as long as they may be. */
export const members = Array.from({ length: 40 }, (_, place) => words(80, `Member ${place}`));

/** All that is said about a question. */
export interface QuestionMessages {
  readonly post: Message;
  readonly reveal: Message;
  /** On a choice, and where it can be written, on a text as well. */
  readonly verdicts: readonly Message[];
  readonly others: readonly Message[];
}

export function allOf({ post, reveal, verdicts, others }: QuestionMessages): readonly Message[] {
  return [post, reveal, ...verdicts, ...others];
}

export function questionsOf(pack: Pack): readonly AskedQuestion[] {
  return pack.chapters.flatMap(({ questions }) =>
    questions.map((question) => ({ ...question, pack: pack.id, packVersion: pack.version })),
  );
}

/** @param text what somebody wrote, where the question is answered in writing */
export function messagesOf(
  packs: readonly Pack[],
  question: AskedQuestion,
  text = words(limits.answer),
): QuestionMessages {
  const library = openLibrary(packs);
  const chapterTitle = library.chapter(question.pack, question.chapter)?.title;
  const view = { post: 2 ** 40, question, chapterTitle, practice: false };
  const toRead = [...reading(library, question.pack, question), flagButton];
  const allAccepted = { void: false, accepted: question.options.map(({ id }) => id) };
  const next = allReviewed(9_999, 1);
  const given = {
    verdict: nothing,
    validity: allAccepted,
    again: true,
    practice: false,
    reading: toRead,
    next,
  };
  return {
    post: questionPost({ ...view, answered: 999, closes: 'on Mon 23 Nov, 16:00' }),
    reveal: revealedPost({ ...view, tally, validity: allAccepted, reading: toRead }),
    verdicts: responsesTo(question, text).map((response) => verdict({ question, response, ...given })),
    others: [
      privateQuestion(view),
      reviewQuestion(view, 999, reminderButtons('08:30')),
      discussionOpener(question, tally),
      pickDraft({ ...view, picks: question.options.map((_, place) => place) }),
      optionsInstead(view),
      tooLate({ question, validity: allAccepted, reading: toRead }),
      missed({ question, validity: allAccepted, reading: toRead }),
      ...[true, false].map((open) => flaggedQuestion({ ...flagged, question, open, mending: open })),
      rulingAnnouncement(words(90), rulingWords(question, allAccepted) ?? '', 999),
    ],
  };
}

const nothing: Verdict = { fraction: 0, points: 0, ideasHit: [] };

const tally = {
  answered: 999,
  right: 500,
  written: 400,
  names: members,
  picks: new Map(),
  ideas: new Map(),
};

const flagButton: Button = { label: 'Flag this question', action: { type: 'flag', post: 2 ** 40 } };

const flagged = {
  post: 2 ** 40,
  place: 99,
  of: 100,
  flags: 999,
  answerers: 999,
  reasons: Array.from({ length: 9 }, () => words(limits.reason)),
  setAside: true,
};

function responsesTo(question: AskedQuestion, text: string): readonly Response[] {
  const ids = question.options.map(({ id }) => id);
  const choice: Response = { type: 'choice', picks: question.kind === 'multi-select' ? ids : ids.slice(-1) };
  return question.kind === 'spot-the-issue' ? [{ type: 'written', text }, choice] : [choice];
}

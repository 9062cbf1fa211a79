import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/content/load-packs.ts';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import { buildGlossary } from '../../src/core/lookup/glossary.ts';
import type { Response, Verdict } from '../../src/core/response.ts';
import { plainSpans } from '../../src/core/rich-text.ts';
import { actionToken } from '../../src/message/action.ts';
import type { Block, Message } from '../../src/message/message.ts';
import { chapterPage, conceptPage, definition, termList } from '../../src/message/views/glossary.ts';
import { optionsInstead, pickDraft, questionPost } from '../../src/message/views/question.ts';
import { discussionOpener, revealedPost } from '../../src/message/views/reveal.ts';
import { tooLate, verdict } from '../../src/message/views/verdict.ts';
import { writeForm } from '../../src/message/views/write-form.ts';

/** The smallest of what platforms take: Slack's section and plain text, Discord's message, rows and labels. */
const platform = {
  block: 3_000,
  message: 4_000,
  blocks: 40,
  buttons: 25,
  label: 75,
  heading: 150,
  intro: 3_000,
};

const { packs } = await loadPacks(join(import.meta.dirname, '../../content'));
const glossary = buildGlossary(packs);
const chapters = packs.flatMap((pack) => pack.chapters.map((chapter) => ({ pack, chapter })));
const questions = chapters.flatMap(({ pack, chapter }) =>
  chapter.questions.map(
    (question): AskedQuestion => ({ ...question, pack: pack.id, packVersion: pack.version }),
  ),
);

function lengthOf(block: Block): number {
  switch (block.type) {
    case 'heading':
      return block.text.length;
    case 'text':
      return plainSpans(block.spans).length;
    case 'code':
      return block.code.length + 8;
    case 'fields':
      return Math.max(...block.fields.map(({ label, value }) => label.length + plainSpans(value).length + 1));
    case 'options':
      return block.options.reduce(
        (sum, { text, share }) => sum + plainSpans(text).length + 12 + (share ? 40 : 0),
        0,
      );
    case 'buttons':
    case 'divider':
      return 0;
    case 'image':
      return block.alt.length;
  }
}

/** What is too large for the smallest platform. */
function excess(message: Message): readonly string[] {
  const buttons = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const headings = message.blocks.flatMap((block) => (block.type === 'heading' ? block.text : []));
  const sizes = message.blocks.map(lengthOf);
  return [
    ...(Math.max(...sizes) > platform.block ? ['a block'] : []),
    ...(sizes.reduce((sum, size) => sum + size, 0) > platform.message ? ['the message'] : []),
    ...(message.blocks.length > platform.blocks ? ['the number of blocks'] : []),
    ...(buttons.length > platform.buttons ? ['the number of buttons'] : []),
    ...buttons.filter(({ label }) => label.length > platform.label).map(({ label }) => `the label ${label}`),
    ...buttons
      .filter(({ action }) => actionToken(action).length > 100)
      .map(({ label }) => `the token of ${label}`),
    ...headings.filter((text) => text.length > platform.heading),
    ...(message.summary === '' || message.summary.length > 300 ? ['the summary'] : []),
  ];
}

const names = Array.from({ length: 20 }, (_, place) => `A rather long name ${place}`);

function responsesTo(question: AskedQuestion): readonly Response[] {
  const choice: Response = { type: 'choice', picks: question.options.map(({ id }) => id) };
  return question.kind === 'spot-the-issue' ? [{ type: 'written', text: 'words' }, choice] : [choice];
}

function messagesOf(question: AskedQuestion): readonly Message[] {
  const view = { post: 2 ** 40, question, chapterTitle: 'A title of a chapter that goes on and on' };
  const reading = [
    ...question.terms.slice(0, 2).map((id) => ({
      label: `Define: ${glossary.term(question.pack, id)?.name}`,
      action: { type: 'term', pack: question.pack, term: id } as const,
    })),
  ];
  const nothing: Verdict = { fraction: 0, points: 0, ideasHit: [] };
  const tally = { answered: 999, right: 500, written: 400, names, picks: new Map(), ideas: new Map() };
  return [
    questionPost({ ...view, answered: 999, closes: 'on Mon 23 Nov, 16:00' }),
    revealedPost({ ...view, tally, reading }),
    discussionOpener(question, tally),
    pickDraft({ ...view, picks: [0, 1] }),
    optionsInstead(view),
    tooLate(question, reading),
    ...responsesTo(question).map((response) =>
      verdict({ question, response, verdict: nothing, again: true, practice: false, reading }),
    ),
  ];
}

describe('messages made from every pack that is shipped', () => {
  it('has packs to look at', () => {
    expect(questions.length).toBeGreaterThan(50);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    'fit every platform for question %s',
    (_, question) => {
      expect(messagesOf(question).map(excess)).toEqual(messagesOf(question).map(() => []));
      expect(writeForm(1, question).intro?.length).toBeLessThanOrEqual(platform.intro);
    },
  );

  it.each(chapters.map(({ pack, chapter }) => [chapter.number, pack.id, chapter] as const))(
    'fit every platform for the pages of chapter %i',
    (_, pack, chapter) => {
      const senses = chapter.terms.map((term) =>
        definition([{ pack, term, chapterTitle: chapter.title, conceptName: 'A concept', quiz: true }]),
      );
      const concepts = chapter.concepts.map((concept) =>
        conceptPage({
          pack,
          concept,
          chapterTitle: chapter.title,
          terms: concept.terms.flatMap((id) => glossary.term(pack, id) ?? []),
          related: concept.related.flatMap((id) => glossary.concept(pack, id) ?? []),
        }),
      );
      for (const message of [chapterPage(pack, chapter), termList([chapter]), ...senses, ...concepts]) {
        expect(excess(message)).toEqual([]);
      }
    },
  );
});

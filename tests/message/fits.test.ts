import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/app/commands/list.ts';
import { usageOf } from '../../src/app/commands/spec.ts';
import { openLibrary } from '../../src/app/library.ts';
import { loadPacks } from '../../src/content/load-packs.ts';
import { limits } from '../../src/core/limits.ts';
import type { Pack, Term } from '../../src/core/pack.ts';
import { nextSlots } from '../../src/core/slots.ts';
import { addDays, Temporal } from '../../src/core/time.ts';
import type { Message } from '../../src/message/message.ts';
import { room } from '../../src/message/room.ts';
import { chapterPage, contents, takeawayPage, termList } from '../../src/message/views/chapters.ts';
import {
  conceptPage,
  definition,
  didYouMean,
  type TermView,
  termsFound,
} from '../../src/message/views/glossary.ts';
import { help } from '../../src/message/views/help.ts';
import { type BoardLine, board } from '../../src/message/views/leaderboard.ts';
import { confirmErasing, dataFile, erased, privacy } from '../../src/message/views/privacy.ts';
import { progress } from '../../src/message/views/progress.ts';
import {
  nothingDue,
  nothingToAsk,
  nothingToReview,
  reminderButtons,
  reviewNotice,
} from '../../src/message/views/review.ts';
import { planFields, setupPreview } from '../../src/message/views/setup.ts';
import { scheduleForm } from '../../src/message/views/setup-forms.ts';
import { status } from '../../src/message/views/status.ts';
import { writeForm } from '../../src/message/views/write-form.ts';
import { planWith } from '../core/plans.ts';
import { excess } from '../support/excess.ts';
import { loadFullPack, words } from '../support/full-pack.ts';
import { allOf, members, messagesOf, questionsOf } from '../support/question-messages.ts';

const shipped = await loadPacks(join(import.meta.dirname, '../../content'));
function viewOf(pack: Pack, term: Term): TermView {
  const chapter = pack.chapters.find(({ number }) => number === term.chapter);
  const conceptName = chapter?.concepts.find(({ id }) => id === term.concept)?.name;
  return { pack: pack.id, term, chapterTitle: chapter?.title ?? '', conceptName, quiz: true };
}

/** All senses of each term's name. */
function sensesIn(pack: Pack): readonly (readonly TermView[])[] {
  const terms = pack.chapters.flatMap((chapter) => chapter.terms);
  return [...new Set(terms.map(({ name }) => name))].map((name) =>
    terms.filter((term) => term.name === name).map((term) => viewOf(pack, term)),
  );
}

/** The pages of a pack, without its questions. */
function pagesOf(pack: Pack): readonly Message[] {
  const { glossary } = openLibrary([pack]);
  const parts = pack.parts.map(({ title, chapters }) => ({
    title,
    chapters: pack.chapters.filter(({ number }) => chapters.includes(number)),
  }));
  const concepts = pack.chapters.flatMap((chapter) =>
    chapter.concepts.map((concept) =>
      conceptPage({
        pack: pack.id,
        concept,
        chapterTitle: chapter.title,
        terms: concept.terms.flatMap((id) => glossary.term(pack.id, id) ?? []),
        related: concept.related.flatMap((id) => glossary.concept(pack.id, id) ?? []),
      }),
    ),
  );
  return [
    contents({ pack: pack.id, title: pack.title, parts, takeaways: true }),
    takeawayPage(pack.title, pack.takeaways),
    termList(pack.chapters),
    ...pack.chapters.flatMap((chapter) => [chapterPage(pack.id, chapter), termList([chapter])]),
    ...concepts,
    ...sensesIn(pack).map((senses) => definition(senses)),
    termsFound(sensesIn(pack).flat()),
  ];
}

describe('messages made from every pack that is shipped', () => {
  const questions = shipped.packs.flatMap(questionsOf);

  it('has packs to look at', () => {
    expect(questions.length).toBeGreaterThan(50);
  });

  it('fit every platform for every question', () => {
    const tooLarge = questions.flatMap((question) => {
      const found = allOf(messagesOf(shipped.packs, question)).flatMap(excess);
      return found.length > 0 ? [[question.id, found]] : [];
    });
    expect(tooLarge).toEqual([]);
  });

  it.each(shipped.packs.map((pack) => [pack.id, pack] as const))(
    'fit every platform for the pages of %s',
    (_, pack) => {
      expect(pagesOf(pack).flatMap(excess)).toEqual([]);
    },
  );

  it('leave no term and no definition out', () => {
    for (const { chapters } of shipped.packs) {
      const lists = [termList(chapters), ...chapters.map((chapter) => termList([chapter]))];
      expect(JSON.stringify(lists)).not.toMatch(/ more: |…/);
    }
  });
});

describe('messages made from a pack in which everything is as long as it may be', () => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await loadFullPack();
  });

  it('fit every platform for every question', () => {
    for (const question of questionsOf(pack).slice(0, 4)) {
      expect(
        allOf(messagesOf([pack], question)).flatMap((message) =>
          excess(message).map((what) => [question.kind, message.summary, what]),
        ),
      ).toEqual([]);
      expect(writeForm(1, question, true).intro?.length).toBeLessThanOrEqual(room.block);
    }
  });

  it('fit every platform for every page', () => {
    expect(pagesOf(pack).flatMap((page) => excess(page).map((what) => [page.summary, what]))).toEqual([]);
  });

  it('say what a list of all terms leaves out, and where that is', () => {
    const text = JSON.stringify(termList(pack.chapters));
    expect(text).toContain('and 29 more: ');
    expect(text).toContain('/study terms 999');
  });

  it('offer a choice where more senses have one name than fit', () => {
    const [all, two] = sensesIn(pack).filter((senses) => senses.length > 1);
    expect(all).toHaveLength(limits.chapters);
    expect(definition(all ?? []).summary).toContain('in 20 chapters. Which one do you mean?');
    expect(definition(two ?? []).summary).toContain('Shared by two');
    expect(definition(two ?? []).blocks.filter(({ type }) => type === 'heading')).toHaveLength(2);
  });
});

describe('messages made from what people and channels bring along', () => {
  const plan = planWith({
    zone: 'America/Argentina/ComodRivadavia',
    days: [1, 3, 5, 7],
    times: ['09:00', '12:00', '15:00'],
    breaks: Array.from({ length: limits.breaks }, (_, place) => {
      const from = addDays('2027-01-01', place * 30);
      return { from, to: addDays(from, 9) };
    }),
  });
  const fields = planFields(plan, words(limits.title));
  const lines = members.map(
    (name): BoardLine => ({ place: 1, name, points: 1234.56, days: 999, streak: 999 }),
  );
  const long = words(2_000);

  const boardView = {
    title: 'Leaderboard: week to Fri 27 Nov',
    lines: lines.slice(0, 10),
    more: 30,
    improved: { name: words(80), gain: 1 },
    hardest: { stem: words(140), fraction: 0.01 },
    own: lines[39] ?? lines[0],
    footnote: 'A new week has just begun. This is the last one.',
  };

  it.each<readonly [string, Message]>([
    ['a board', board({ ...boardView, own: boardView.own as BoardLine })],
    [
      'progress over many chapters',
      progress({
        points: 1234.56,
        answers: 999,
        fraction: 1 / 3,
        streak: 999,
        hidden: true,
        chapters: members.slice(0, limits.chapters).map((_, number) => ({
          number,
          title: words(limits.title),
          mastered: 99,
          met: 99,
          concepts: 99,
        })),
        calendar: { from: '2026-09-07', answered: Array<boolean>(84).fill(true) },
        retest: { concepts: 999, rightAtFirst: 111, rightAtLast: 888, mended: 777 },
      }),
    ],
    [
      'the status of a bad day',
      status({
        today: 'Mon 23 Nov',
        happened: members.map(() => long),
        troubled: members.map(() => long),
        paused: long,
        trouble: long,
        next: ['one', 'two', 'three'].map((seed) => words(60, seed)),
        unusedLeft: 999,
        settings: fields,
      }),
    ],
    [
      'the preview of a plan',
      setupPreview({
        plan,
        version: 999_999_999,
        packTitle: words(limits.title),
        organisers: members,
        next: nextSlots(plan, Temporal.Instant.from('2026-11-23T07:00:00Z'), 3),
        replaces: true,
        resumes: true,
        notice: words(150),
      }),
    ],
    ['help', helpWith(commands.map((command) => ({ usage: usageOf(command), summary: command.summary })))],
    [
      'help in the longest words',
      helpWith(commands.map((command) => ({ usage: usageOf(command), summary: words(100) }))),
    ],
    ['a reminder', reviewNotice(words(100), 'p'.repeat(24), 999)],
    ['a review with nothing to ask', nothingToAsk(reminderButtons('08:30'))],
    ['a review with nothing due', nothingDue(9_999, reminderButtons('08:30'))],
    ['a review of nothing', nothingToReview(reminderButtons('08:30'))],
    ['privacy', privacy(false, true)],
    ['privacy of somebody hidden', privacy(true, true)],
    ['a question whether to erase', confirmErasing(Array(30).fill('c'.repeat(100)))],
    ['data', dataFile('quorum-2026-11-23.json', '{}')],
    ['erased', erased()],
    [
      'what may have been meant by a long word',
      didYouMean(
        long,
        members.slice(0, 5).map((_, place) => ({
          label: words(limits.name),
          action: { type: 'term', pack: 'p', term: String(place) },
        })),
      ),
    ],
    ['a word that nothing resembles', didYouMean(long, [])],
  ])('fit every platform for %s', (_, message) => {
    expect(excess(message)).toEqual([]);
  });

  it('show all breaks of a plan in a form that takes them back', () => {
    const breaks = scheduleForm(plan).fields.find(({ id }) => id === 'breaks');
    if (breaks?.type !== 'text') throw new Error('no field for breaks');
    expect(breaks.value).toContain('2031-01-10');
    expect(breaks.value?.length).toBeLessThanOrEqual(breaks.maxLength);
  });

  function helpWith(all: readonly { usage: string; summary: string }[]): Message {
    return help(all.slice(0, 9), all.slice(9));
  }
});

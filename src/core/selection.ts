import type { AskedQuestion } from './asked-question.ts';
import { byNeed, type Group } from './learning/need.ts';
import type { Chapter, Pack, Question } from './pack.ts';
import type { LocalDate, Plan } from './plan.ts';
import { seedOf, shuffle } from './shuffle.ts';
import { weeksStudied } from './study-week.ts';
import { type Instant, instantAt, Temporal } from './time.ts';

/** What a channel's next question is chosen from. */
export interface Choice {
  readonly pack: Pack;
  readonly plan: Plan;
  /** The questions it was asked before, by id; ids that the pack doesn't have are passed over. */
  readonly used: readonly { readonly question: string; readonly at: Instant }[];
  /** Ids of questions that are not to be asked. */
  readonly setAside: ReadonlySet<string>;
  /** What the channel's members remember; only order `adaptive` asks. */
  readonly group: Group;
  /** The local date of the slot to fill. */
  readonly date: LocalDate;
}

/**
 * The question to post: the first in the plan's order that the channel hasn't been asked. Once the pack is used up, the
 * one asked longest ago; with order `adaptive`, what is needed most of the half asked longest ago. The same choice
 * always gives the same question.
 * @returns the question, and how many unused ones are left after it; undefined where all are set aside
 * @throws Error where the pack has no questions at all
 */
export function selectQuestion(
  choice: Choice,
): { readonly question: Question; readonly unusedLeft: number } | undefined {
  const lastUse = new Map<string, number>();
  for (const { question, at } of choice.used) {
    lastUse.set(question, Math.max(at.epochMilliseconds, lastUse.get(question) ?? -Infinity));
  }
  const all = inOrder(choice);
  if (all.length === 0) throw new Error(`The pack "${choice.pack.id}" has no questions.`);
  const questions = all.filter(({ id }) => !choice.setAside.has(id));
  const unused = questions.filter((question) => !lastUse.has(question.id));
  const question = unused[0] ?? selectUsed(choice, longestAgo(questions, lastUse));
  return question && { question, unusedLeft: Math.max(0, unused.length - 1) };
}

/**
 * A question to practise with: one never asked, in an order given by the seed, or else the one asked longest ago.
 * @param asked ids of questions, oldest first
 */
export function selectPractice(
  questions: readonly Question[],
  asked: readonly string[],
  seed: number,
): Question | undefined {
  const lastUse = new Map(asked.map((id, place) => [id, place]));
  const fresh = questions.filter((question) => !lastUse.has(question.id));
  return shuffle(fresh, seed)[0] ?? longestAgo(questions, lastUse)[0];
}

/** The question as it is posted, with its options in an order given by the seed; True stays before False. */
export function askQuestion(pack: Pack, question: Question, seed: number): AskedQuestion {
  const { kind, options, id } = question;
  const shown = kind === 'true-false' ? options : shuffle(options, seedOf(id, seed));
  return { ...question, options: shown, pack: pack.id, packVersion: pack.version };
}

function selectUsed(choice: Choice, oldestFirst: readonly Question[]): Question | undefined {
  if (choice.plan.order !== 'adaptive') return oldestFirst[0];
  return neededMost(choice, oldestFirst.slice(0, Math.ceil(oldestFirst.length / 2)))[0];
}

function inOrder(choice: Choice): readonly Question[] {
  const { pack, plan } = choice;
  switch (plan.order) {
    case 'reading':
      return questionsOf(chaptersInTurn(choice));
    case 'mixed':
      return shuffle(questionsOf(pack.chapters), plan.seed);
    case 'adaptive':
      return neededMost(choice, questionsOf(pack.chapters));
  }
}

/** What was asked on the same date may still be unanswered: it is not what the group needs next. */
function neededMost(
  { pack, plan, used, group, date }: Choice,
  questions: readonly Question[],
): readonly Question[] {
  const midnight = instantAt(date, '00:00', plan.zone);
  const today = used.filter(({ at }) => Temporal.Instant.compare(at, midnight) >= 0);
  const askedToday = new Set(today.map(({ question }) => question));
  const met = questionsOf(pack.chapters).filter(({ id }) => askedToday.has(id));
  return byNeed(questions, group, date, new Set(met.flatMap(({ concepts }) => concepts)));
}

function questionsOf(chapters: readonly Chapter[]): readonly Question[] {
  return chapters.flatMap(({ questions }) => questions);
}

/** The chapters of the plan's current week, then those before, then those to come. */
function chaptersInTurn({ pack, plan, date }: Choice): readonly Chapter[] {
  const { chapters } = pack;
  const pace = plan.chaptersPerWeek;
  if (pace === null) return chapters;
  const reached = pace * weeksStudied(plan, date, Math.ceil(chapters.length / pace));
  return [
    ...chapters.slice(reached, reached + pace),
    ...chapters.slice(0, reached),
    ...chapters.slice(reached + pace),
  ];
}

/** Those used longest ago first, among questions that were all used; as they were, where it is the same. */
function longestAgo(
  questions: readonly Question[],
  lastUse: ReadonlyMap<string, number>,
): readonly Question[] {
  const age = (question: Question) => lastUse.get(question.id) ?? -Infinity;
  return [...questions].sort((one, other) => age(one) - age(other));
}

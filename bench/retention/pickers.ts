import type { Group } from '../../src/core/learning/need.ts';
import type { Question } from '../../src/core/pack.ts';
import type { Order } from '../../src/core/plan.ts';
import { selectQuestion } from '../../src/core/selection.ts';
import { Temporal } from '../../src/core/time.ts';
import { planWith } from '../../tests/core/plans.ts';
import { predictedGain } from './gain.ts';
import type { Picker, Team } from './team.ts';

/** One of the orders that a plan can have, as the bot carries it out. */
export function byOrder(order: Order, groupOf = (team: Team): Group => team.group()): Picker {
  return (team) => {
    const { pack, used, date, seed } = team;
    const plan = planWith({ order, seed });
    const group = order === 'adaptive' ? groupOf(team) : [];
    const selected = selectQuestion({
      pack,
      plan,
      used,
      setAside: new Set(),
      group,
      date,
    });
    if (!selected) throw new Error('No question is left.');
    return selected.question;
  };
}

/** Order `adaptive`, could it see into heads: what is lost by judging from answers. */
export const byTrueMemories: Picker = byOrder('adaptive', ({ pack, learners, day }) => {
  const concepts = pack.chapters.flatMap((chapter) => chapter.concepts.map(({ id }) => id));
  return learners.map(
    ({ recall }) => new Map(concepts.map((concept) => [concept, { recallOn: () => recall(concept, day) }])),
  );
});

/** Order `adaptive`, were questions to come again after twelve weeks although others were never asked. */
export const comingAgain: Picker = (team) => {
  const lately = team.now.subtract({ hours: 24 * 7 * 12 });
  const used = team.used.filter(({ at }) => Temporal.Instant.compare(at, lately) > 0);
  return byOrder('adaptive')({ ...team, used });
};

/** Whatever was asked about least often: no memory is asked. */
export const evenly: Picker = (team) => {
  const asked = new Map<string, number>();
  const questions = new Map(questionsOf(team).map((question) => [question.id, question]));
  for (const concept of team.used.flatMap(({ question }) => questions.get(question)?.concepts ?? []))
    asked.set(concept, (asked.get(concept) ?? 0) + 1);
  return neediest(team, (concept) => 1 / (1 + (asked.get(concept) ?? 0)));
};

/** Whatever members would fail to recall, without the square that order `adaptive` takes of it. */
export const leastRecalled: Picker = (team) => {
  const group = team.group();
  const failure = (known: Group[number], concept: string) =>
    1 - (known.get(concept)?.recallOn(team.date) ?? 0);
  return neediest(team, (concept) => sum(group.map((known) => failure(known, concept))));
};

/** What FSRS expects to add most to the recall of four weeks later. */
export const greatestGain: Picker = (team) => {
  const gains = team.answers.map((answers) => predictedGain(team.pack, answers, team.now));
  return neediest(team, (concept) => sum(gains.map((gain) => gain(concept))));
};

/** The unused question with the greatest need, summed over its concepts; the first in reading order of several. */
function neediest(team: Team, needOf: (concept: string) => number): Question {
  const used = new Set(team.used.map(({ question }) => question));
  const unused = questionsOf(team).filter(({ id }) => !used.has(id));
  const needs = new Map(
    unused.flatMap(({ concepts }) => concepts).map((concept) => [concept, needOf(concept)]),
  );
  const need = ({ concepts }: Question) => sum(concepts.map((concept) => needs.get(concept) ?? 0));
  const [first, ...rest] = unused;
  if (!first) throw new Error('No question is left.');
  return rest.reduce((best, question) => (need(question) > need(best) ? question : best), first);
}

function questionsOf({ pack }: Team): readonly Question[] {
  return pack.chapters.flatMap(({ questions }) => questions);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

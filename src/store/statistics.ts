import { z } from 'zod';
import type { StatisticsStore } from '../app/ports/statistics.ts';
import type { AskedQuestion } from '../core/asked-question.ts';
import type { Response } from '../core/response.ts';
import { fractionOf, type Validity, valid, validityAfter } from '../core/ruling.ts';
import type { Item, ItemAnswer } from '../core/statistics/item.ts';
import { readEach, readJson } from './columns.ts';
import { readDecision } from './concerns.ts';
import type { Database } from './database.ts';
import { questionJson } from './post-json.ts';
import { selectRaw } from './rows.ts';
import {
  type AnswerRow,
  answersIn,
  type FlagRow,
  flagsIn,
  type LatestRow,
  latestIn,
  type QuestionRow,
  type RulingRow,
  rulingsIn,
} from './statistics-queries.ts';

export function statisticsStore(database: Database): StatisticsStore {
  return {
    itemsIn: async (scope) => {
      const [latest, given, flagged, ruled] = await Promise.all([
        selectRaw<LatestRow>(database, latestIn(scope)),
        selectRaw<AnswerRow>(database, answersIn(scope)),
        selectRaw<FlagRow>(database, flagsIn(scope)),
        selectRaw<RulingRow>(database, rulingsIn(scope)),
      ]);
      const [givenTo, flagsOn, rulingsOn] = [
        groupByQuestion(given),
        groupByQuestion(flagged),
        groupByQuestion(ruled),
      ];
      return readEach(latest, (row): Item => {
        const key = keyOf(row);
        const question = readJson('question', questionJson, row.question);
        const validities = validitiesOf(rulingsOn.get(key) ?? []);
        const toAnswer = (answer: AnswerRow) =>
          weigh(question, answer, validities.get(answer.channelId) ?? valid);
        return {
          question,
          postId: row.postId,
          answers: readEach(givenTo.get(key) ?? [], toAnswer),
          flags: flagsOn.get(key)?.[0]?.members ?? 0,
          validity: merge([...validities.values()]),
        };
      });
    },
  };
}

const picksJson = z.array(z.string());

function weigh(question: AskedQuestion, row: AnswerRow, validity: Validity): ItemAnswer {
  const { memberId, fraction, times } = row;
  const picks = row.picks === null ? [] : readJson('response', picksJson, row.picks);
  const response: Response = row.picks === null ? { type: 'written', text: '' } : { type: 'choice', picks };
  const worth = fractionOf(question, { response, verdict: { fraction } }, validity);
  return { memberId, picks, fraction: validity.void ? null : worth, times };
}

/** Of each channel that ruled on a question. */
function validitiesOf(rows: readonly RulingRow[]): ReadonlyMap<number, Validity> {
  return new Map(
    rows.map(({ channelId, decisions }) => [channelId, validityAfter(decisions.map(readDecision))]),
  );
}

function merge(validities: readonly Validity[]): Validity {
  return {
    void: validities.some((one) => one.void),
    accepted: [...new Set(validities.flatMap(({ accepted }) => accepted))],
  };
}

function groupByQuestion<Row extends QuestionRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function keyOf({ pack, questionId }: QuestionRow): string {
  return `${pack} ${questionId}`;
}

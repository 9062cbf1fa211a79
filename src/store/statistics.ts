import { z } from 'zod';
import type { StatisticsStore } from '../app/ports/statistics.ts';
import type { AskedQuestion } from '../core/asked-question.ts';
import type { Response } from '../core/response.ts';
import { fractionOf, type Validity, valid, validityAfter } from '../core/ruling.ts';
import type { Item, ItemAnswer } from '../core/statistics/item.ts';
import { isWordedAlike } from '../core/statistics/wording.ts';
import { readEach, readJson } from './columns.ts';
import { readDecision } from './concerns.ts';
import type { Database } from './database.ts';
import { groupBy } from './grouping.ts';
import { questionJson } from './post-json.ts';
import { selectRaw } from './rows.ts';
import {
  type AnswerRow,
  answersIn,
  type FlagRow,
  flagsIn,
  type QuestionRow,
  type RulingRow,
  rulingsIn,
  type WordingRow,
  wordingsIn,
} from './statistics-queries.ts';

export function statisticsStore(database: Database): StatisticsStore {
  return {
    itemsIn: async (scope) => {
      const [worded, flagged, ruled] = await Promise.all([
        selectRaw<WordingRow>(database, wordingsIn(scope)),
        selectRaw<FlagRow>(database, flagsIn(scope)),
        selectRaw<RulingRow>(database, rulingsIn(scope)),
      ]);
      const asked = readEach([...groupBy(worded, keyOf).values()], readLatest);
      const alike = asked.flatMap(({ wordings }) => wordings);
      const given = await selectRaw<AnswerRow>(database, answersIn(scope, alike));
      const [givenTo, flagsOn, rulingsOn] = [
        groupBy(given, keyOf),
        groupBy(flagged, keyOf),
        groupBy(ruled, keyOf),
      ];
      return asked.map(({ key, question, postId }): Item => {
        const validities = validitiesOf(rulingsOn.get(key) ?? []);
        const toAnswer = (answer: AnswerRow) =>
          weigh(question, answer, validities.get(answer.channelId) ?? valid);
        return {
          question,
          postId,
          answers: readEach(givenTo.get(key) ?? [], toAnswer),
          flags: flagsOn.get(key)?.[0]?.members ?? 0,
          validity: merge([...validities.values()]),
        };
      });
    },
  };
}

/** A question as it was asked last, with all wordings that are alike to that one. */
function readLatest([latest, ...earlier]: readonly [WordingRow, ...WordingRow[]]) {
  const question = readQuestion(latest);
  const alike = readEach(earlier, (row) => ({ ...row, question: readQuestion(row) })).filter((row) =>
    isWordedAlike(row.question, question),
  );
  const wordings = [latest, ...alike].map(({ wording }) => wording);
  return { key: keyOf(latest), question, postId: latest.postId, wordings };
}

function readQuestion(row: WordingRow): AskedQuestion {
  return readJson('question', questionJson, row.question);
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

function keyOf({ pack, questionId }: QuestionRow): string {
  return `${pack} ${questionId}`;
}

import type { Chapter, ChoiceQuestion, Option, Pack } from '../../src/core/pack.ts';

function option(id: string, right: boolean): Option {
  return { id, text: [{ text: id }], right, feedback: [] };
}

/** A multiple-choice question with the options a to e, or a true-false one. */
export function question(
  id: string,
  chapter = 1,
  kind: ChoiceQuestion['kind'] = 'multiple-choice',
): ChoiceQuestion {
  const ids = kind === 'true-false' ? ['true', 'false'] : ['a', 'b', 'c', 'd', 'e'];
  return {
    id,
    chapter,
    kind,
    difficulty: 1,
    stem: [],
    options: ids.map((optionId, i) => option(optionId, i === 0)),
    explanation: [],
    concepts: [],
    terms: [],
  };
}

/** A pack whose chapters, numbered from 1, have so many questions each, such as `1-a`, `1-b` and `2-a`. */
export function packOf(...counts: readonly number[]): Pack {
  const chapters = counts.map((count, i): Chapter => {
    const letters = Array.from({ length: count }, (_, n) => String.fromCharCode(97 + n));
    const questions = letters.map((letter) => question(`${i + 1}-${letter}`, i + 1));
    return { number: i + 1, title: '', summary: [], concepts: [], terms: [], questions };
  });
  return {
    id: 'ddia',
    version: '1.2.3',
    title: '',
    about: [],
    takeaways: [],
    parts: [],
    chapters,
    synonyms: [],
  };
}

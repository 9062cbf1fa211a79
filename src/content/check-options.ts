import { type Fault, type Problem, quote } from './problem.ts';
import { select } from './select.ts';
import type { YamlFile } from './yaml-file.ts';

const exactlyOne = {
  holds: (right: number) => right === 1,
  rule: 'exactly one',
  repair: 'Write `right: true` at the one right option, and nowhere else',
};

/** How many of a question's options must be right. */
const rules: Readonly<Record<string, { holds: (right: number, all: number) => boolean } & CountRule>> = {
  'multiple-choice': exactlyOne,
  'spot-the-issue': exactlyOne,
  'multi-select': {
    holds: (right, all) => right >= 2 && right < all,
    rule: 'two or more, but not all,',
    repair: 'Change which have `right: true`, or the kind of the question',
  },
};

interface CountRule {
  readonly rule: string;
  readonly repair: string;
}

/** Finds questions with a wrong number of right options. */
export function checkOptions(file: YamlFile): readonly Problem[] {
  return select(file.data, 'questions.*').flatMap(({ path, value }) => {
    const fault = faultOf(value);
    return fault === undefined ? [] : [file.problemOfKey([...path, 'options'], fault)];
  });
}

function faultOf(question: unknown): Fault | undefined {
  const kind = select(question, 'kind')[0]?.value;
  const all = select(question, 'options.*').length;
  const right = select(question, 'options.*.right').filter(({ value }) => value === true).length;
  const rule = typeof kind === 'string' && Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (all === 0 || rule === undefined || rule.holds(right, all)) return undefined;
  return {
    wrong: `${right} of ${all} options are right; ${quote(kind)} wants ${rule.rule}`,
    repair: rule.repair,
  };
}

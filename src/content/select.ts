import type { Path } from './yaml-file.ts';

/** A value found in a file. */
export interface Hit {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Finds values in data of any shape, so that rules also work on a file with other problems.
 * @param pattern keys joined by dots; `*` stands for every item of a list: `questions.*.options.*.id`
 */
export function select(data: unknown, pattern: string): readonly Hit[] {
  const root: readonly Hit[] = [{ path: [], value: data }];
  return pattern.split('.').reduce((hits, step) => hits.flatMap((hit) => descend(hit, step)), root);
}

function descend({ path, value }: Hit, step: string): readonly Hit[] {
  if (step === '*') {
    return Array.isArray(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return [{ path: [...path, step], value: Reflect.get(value, step) }];
}

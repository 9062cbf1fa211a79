import { type Place, valuesAt } from '../../stand-in/fields.ts';
import { largest, longestAnywhere, longestByType, mostItems, neverEmpty } from './limits.ts';
import { badBlocks, type Problem } from './problem.ts';

/** The way to something that is limited, and the limit. */
type Limit = readonly [way: readonly string[], most: number];

const limitsByType = new Map<string, readonly Limit[]>();

/** @returns what an object of a payload has too much of, or too little */
export function checkLimits({ path, value }: Place): Problem[] {
  const type = typeof value.type === 'string' ? value.type : '';
  const found: Problem[] = [];
  for (const [way, most] of limitsByType.get(type) ?? collectLimits(type)) {
    for (const [place, limited] of valuesAt(value, way)) {
      const excess = exceed(limited, most);
      if (excess) found.push(badBlocks(join(path, place), excess));
    }
  }
  return [...found, ...checkEmpty(path, value, neverEmpty[type] ?? [])];
}

function collectLimits(type: string): readonly Limit[] {
  const all = { ...longestAnywhere, ...longestByType[type], ...mostItems[type], ...largest[type] };
  const limits = Object.entries(all).map(([way, most]): Limit => [way.split('.'), most]);
  limitsByType.set(type, limits);
  return limits;
}

function exceed(value: unknown, most: number): string | undefined {
  if (typeof value === 'string' && value.length > most) {
    return `has ${value.length} characters, ${most} are allowed`;
  }
  if (Array.isArray(value) && value.length > most) return `has ${value.length} items, ${most} are allowed`;
  return typeof value === 'number' && value > most
    ? `is ${value}, ${most} is the largest allowed`
    : undefined;
}

function checkEmpty(path: string, value: Place['value'], keys: readonly string[]): Problem[] {
  const empty = keys.filter((key) => {
    const found = value[key];
    return found === '' || (Array.isArray(found) && found.length === 0);
  });
  return empty.map((key) => badBlocks(join(path, key), 'is empty'));
}

function join(path: string, place: string): string {
  return path === '' ? place : `${path}.${place}`;
}

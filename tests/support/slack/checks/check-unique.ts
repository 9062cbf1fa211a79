import type { Place } from '../../stand-in/fields.ts';
import { badBlocks, type Problem } from './problem.ts';

/** @returns ids that occur twice, and a focus that is asked for twice */
export function checkUnique(places: readonly Place[]): Problem[] {
  const focused = places.filter(({ value }) => value.focus_on_load === true).slice(1);
  return [
    ...repeated(places, 'block_id'),
    ...repeated(places, 'action_id'),
    ...focused.map(({ path }) => badBlocks(path, 'is the second element with focus_on_load')),
  ];
}

function repeated(places: readonly Place[], key: 'block_id' | 'action_id'): Problem[] {
  const first = new Map<string, string>();
  const found: Problem[] = [];
  for (const { path, value } of places) {
    const id = value[key];
    if (typeof id !== 'string') continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, path);
    else found.push(badBlocks(path, `has the ${key} "${id}" of ${earlier}`));
  }
  return found;
}

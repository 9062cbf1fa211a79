import { type Fields, fieldsAt, listAt } from '../../stand-in/fields.ts';
import { mostOptionsSuggested } from './limits.ts';
import type { Problem } from './problem.ts';

/** @returns what is wrong with a modal or Home as a whole */
export function checkView(view: Fields): Problem[] {
  const asks = listAt(view, 'blocks').some(({ type }) => type === 'input');
  if (!asks || view.type !== 'modal' || view.submit !== undefined) return [];
  return [{ path: 'view', problem: 'has inputs but no submit', code: 'invalid_arguments' }];
}

/** @param asked the blocks of the view that was submitted @returns what is wrong with the errors shown in it */
export function checkErrors(answer: Fields, asked: readonly Fields[]): Problem[] {
  if (answer.response_action !== 'errors') return [];
  const inputs = asked.filter(({ type }) => type === 'input').map((block) => block.block_id);
  const errors = Object.entries(fieldsAt(answer, 'errors'));
  const strays = errors.filter(([id]) => !inputs.includes(id));
  const empty = errors.filter(([, error]) => error === '');
  return [
    ...strays.map(([id]) => ({ path: 'errors', problem: `names "${id}", which is no input of the view` })),
    ...empty.map(([id]) => ({ path: `errors.${id}`, problem: 'is empty' })),
    ...(errors.length === 0 ? [{ path: 'errors', problem: 'is empty' }] : []),
  ];
}

/** @returns what is wrong with the options suggested while somebody types */
export function checkSuggestions(answer: Fields): Problem[] {
  const groups = listAt(answer, 'option_groups');
  const lists = [listAt(answer, 'options'), groups, ...groups.map((group) => listAt(group, 'options'))];
  const most = Math.max(...lists.map((list) => list.length));
  if (most <= mostOptionsSuggested) return [];
  return [{ path: '', problem: `suggests ${most} options, ${mostOptionsSuggested} are allowed` }];
}

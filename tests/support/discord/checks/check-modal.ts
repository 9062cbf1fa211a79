import { ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, fieldsAt, listAt, textAt } from '../../stand-in/fields.ts';
import { checkUnique } from './check-rows.ts';
import { type Problem, refused } from './problem.ts';

/** @returns what the published shapes don't say of a modal */
export function checkModal(modal: Fields): Problem[] {
  const components = listAt(modal, 'components');
  const { length } = components;
  const many = length > 5 ? [refused('components', `are ${length}, 5 are allowed, texts among them`)] : [];
  const inputs = components.some(({ type }) => type !== Type.TextDisplay);
  return [
    ...many,
    ...(inputs ? [] : [refused('components', 'have nothing to fill in')]),
    ...checkUnique(components, 'components'),
    ...components.flatMap((component, index) => checkLabel(component, `components[${index}]`)),
  ];
}

function checkLabel(component: Fields, path: string): Problem[] {
  if (component.type === Type.ActionRow)
    return [{ path, problem: 'is a row, which Discord no longer wants in modals' }];
  if (component.type !== Type.Label) return [];
  const input = fieldsAt(component, 'component');
  const below = `${path}.component`;
  if (input.type === Type.TextInput) return checkText(input, below);
  return [...checkBounds(input, below), ...checkOptions(input, below)];
}

function checkText(input: Fields, path: string): Problem[] {
  const { min_length: least = 0, max_length: most = 4000, label } = input;
  const { length } = textAt(input, 'value') ?? '';
  const fits = length === 0 || (length >= Number(least) && length <= Number(most));
  return [
    ...(fits ? [] : [refused(`${path}.value`, `has ${length} characters, ${least} to ${most} are allowed`)]),
    ...(Number(least) > Number(most) ? [refused(path, 'asks for more than it allows')] : []),
    ...(label === undefined ? [] : [refused(`${path}.label`, 'stands in a label already')]),
  ];
}

function checkBounds(input: Fields, path: string): Problem[] {
  const { min_values: least = 1, max_values: most = 1, required = true } = input;
  const chosen = [
    ...listAt(input, 'default_values'),
    ...listAt(input, 'options').filter((option) => option.default === true),
  ].length;
  return [
    ...(Number(least) > Number(most) ? [refused(path, 'asks for more than it allows')] : []),
    ...(Number(least) === 0 && required !== false ? [refused(path, 'is required, and takes none')] : []),
    ...(chosen > Number(most) ? [refused(path, `starts with ${chosen}, ${most} are allowed`)] : []),
    ...(chosen > 0 && chosen < Number(least)
      ? [refused(path, `starts with ${chosen}, ${least} are asked for`)]
      : []),
  ];
}

function checkOptions(input: Fields, path: string): Problem[] {
  const values = listAt(input, 'options').map(({ value }) => value);
  const doubled = values.some((value, index) => values.indexOf(value) < index);
  return doubled ? [refused(`${path}.options`, 'have a value twice')] : [];
}

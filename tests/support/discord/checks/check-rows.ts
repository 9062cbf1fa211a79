import { ButtonStyle, ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, listAt, objectsIn } from '../../stand-in/fields.ts';
import { type Problem, refused } from './problem.ts';

/** @returns what is wrong with the rows of buttons and selects of a message */
export function checkRows(rows: readonly Fields[]): Problem[] {
  const many = rows.length > 5 ? [refused('components', `has ${rows.length} rows, 5 are allowed`)] : [];
  return [...many, ...rows.flatMap(checkRow), ...checkUnique(rows, 'components')];
}

function checkRow(row: Fields, index: number): Problem[] {
  const path = `components[${index}]`;
  if (row.type !== Type.ActionRow) {
    return [
      { path, problem: 'is a component of the second version, which search and other tools do not see' },
    ];
  }
  const parts = listAt(row, 'components');
  const buttons = parts.filter(({ type }) => type === Type.Button);
  const mixed = buttons.length < parts.length && parts.length > 1;
  return [
    ...(mixed ? [refused(path, 'has a select beside something else')] : []),
    ...parts.flatMap((part, at) =>
      part.type === Type.Button ? checkButton(part, `${path}.components[${at}]`) : [],
    ),
  ];
}

function checkButton({ style, custom_id, url, label = '', emoji }: Fields, path: string): Problem[] {
  const found: Problem[] = [];
  const isLink = style === ButtonStyle.Link;
  if (isLink !== (url !== undefined))
    found.push(refused(path, 'is a link without an address, or the reverse'));
  if (isLink === (custom_id !== undefined))
    found.push(refused(path, 'needs a custom_id, unless it is a link'));
  if (label === '' && emoji === undefined) found.push(refused(path, 'says nothing'));
  return found;
}

/** @returns custom ids that several components have */
export function checkUnique(components: readonly Fields[], path: string): Problem[] {
  const seen = new Set<unknown>();
  const found: Problem[] = [];
  for (const { path: way, value } of objectsIn(components)) {
    const { custom_id: id } = value;
    if (id === undefined) continue;
    if (seen.has(id)) {
      found.push(
        refused(`${path}${way}.custom_id`, `is "${id}" a second time`, 'COMPONENT_CUSTOM_ID_DUPLICATED'),
      );
    }
    seen.add(id);
  }
  return found;
}

import { ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, fieldsAt, listAt, textAt } from '../../stand-in/fields.ts';
import type { Modal } from '../state/records.ts';

/** What somebody enters: a text, the label of a choice, or ids of users and roles. */
export type Entry = string | readonly string[];

/**
 * Fills a modal in as its inputs allow.
 *
 * @param values by the labels; those left out keep what they start with
 * @returns its components as the app is told of them
 * @throws Error where Discord's clients would not submit it
 */
export function fillIn({ components }: Modal, values: Readonly<Record<string, Entry>>): readonly Fields[] {
  const labels = components.map((one) => textAt(one, 'label'));
  const unknown = Object.keys(values).find((label) => !labels.includes(label));
  if (unknown !== undefined) {
    throw new Error(`there is no "${unknown}" among ${labels.filter(Boolean).join(', ')}`);
  }
  return components.map((component, index) => {
    const id = index + 1;
    const { type } = component;
    if (type !== Type.Label) return { type, id };
    const label = String(component.label);
    return {
      type,
      id,
      component: { id: 100 + id, ...enter(label, fieldsAt(component, 'component'), values[label]) },
    };
  });
}

function enter(label: string, input: Fields, entry: Entry | undefined): Fields {
  const { type, custom_id } = input;
  if (type === Type.TextInput) return { type, custom_id, value: writeText(label, input, entry) };
  const chosen = entry === undefined ? chosenBefore(input) : choose(label, input, [entry].flat());
  const { min_values: least = 1, max_values: most = 1, required = true } = input;
  const enough = chosen.length >= Number(least) || (required === false && chosen.length === 0);
  if (!enough || chosen.length > Number(most)) {
    throw new Error(`"${label}" takes ${least} to ${most}, and ${chosen.length} are chosen`);
  }
  return { type, custom_id, values: chosen };
}

function writeText(label: string, input: Fields, entry: Entry | undefined): string {
  const text = String(entry ?? textAt(input, 'value') ?? '');
  const { min_length: least = 0, max_length: most = 4000, required = true } = input;
  if (text === '' && required !== false) throw new Error(`Discord does not submit while "${label}" is empty`);
  if (text !== '' && (text.length < Number(least) || text.length > Number(most))) {
    throw new Error(`"${label}" takes ${least} to ${most} characters, and there are ${text.length}`);
  }
  return text;
}

function chosenBefore(input: Fields): readonly string[] {
  const options = listAt(input, 'options').filter((option) => option.default === true);
  return [
    ...options.map(({ value }) => String(value)),
    ...listAt(input, 'default_values').map(({ id }) => String(id)),
  ];
}

function choose(label: string, input: Fields, entries: readonly string[]): readonly string[] {
  if (input.type !== Type.StringSelect) return entries;
  const options = listAt(input, 'options');
  return entries.map((entry) => {
    const option = options.find((one) => one.label === entry);
    if (!option) throw new Error(`"${label}" has no choice "${entry}"`);
    return String(option.value);
  });
}

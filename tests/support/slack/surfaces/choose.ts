import { type Fields, fieldsAt, isFields, listAt, textAt } from '../../stand-in/fields.ts';

/** What somebody enters or chooses: a text, options by their text or value, or an option that was suggested. */
export type Choice = string | readonly string[] | Fields;

/** What an element says about what was done with it. */
export type Chosen = Fields;

/** How an element says it, and how it says what it starts with. */
interface Kind {
  readonly key: string;
  readonly initial: string;
  readonly holds: 'text' | 'texts' | 'option' | 'options';
}

const kinds: Readonly<Record<string, Kind>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', holds: 'text' },
  number_input: { key: 'value', initial: 'initial_value', holds: 'text' },
  email_text_input: { key: 'value', initial: 'initial_value', holds: 'text' },
  url_text_input: { key: 'value', initial: 'initial_value', holds: 'text' },
  datepicker: { key: 'selected_date', initial: 'initial_date', holds: 'text' },
  timepicker: { key: 'selected_time', initial: 'initial_time', holds: 'text' },
  users_select: { key: 'selected_user', initial: 'initial_user', holds: 'text' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', holds: 'text' },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', holds: 'text' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', holds: 'texts' },
  multi_conversations_select: {
    key: 'selected_conversations',
    initial: 'initial_conversations',
    holds: 'texts',
  },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', holds: 'texts' },
  static_select: { key: 'selected_option', initial: 'initial_option', holds: 'option' },
  external_select: { key: 'selected_option', initial: 'initial_option', holds: 'option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', holds: 'option' },
  overflow: { key: 'selected_option', initial: 'initial_option', holds: 'option' },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', holds: 'options' },
  checkboxes: { key: 'selected_options', initial: 'initial_options', holds: 'options' },
};

/** @returns whether an element holds a choice; a button doesn't */
export function holdsChoice(element: Fields): boolean {
  return typeof element.type === 'string' && element.type in kinds;
}

/** @throws Error where the element doesn't offer the choice */
export function choose(element: Fields, choice: Choice): Chosen {
  const { key, holds } = kindOf(element);
  return { type: element.type, [key]: heldBy(element, holds, choice) };
}

/** @returns what the element says before anybody touches it */
export function untouched(element: Fields): Chosen {
  const { key, initial, holds } = kindOf(element);
  const nothing = holds === 'options' || holds === 'texts' ? [] : null;
  return { type: element.type, [key]: element[initial] ?? nothing };
}

/** @returns whether nothing is entered or chosen */
export function isBlank(element: Fields, chosen: Chosen): boolean {
  const value = chosen[kindOf(element).key];
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function kindOf(element: Fields): Kind {
  const kind = typeof element.type === 'string' ? kinds[element.type] : undefined;
  if (!kind) throw new Error(`Nothing can be chosen in a ${element.type}`);
  return kind;
}

function heldBy(element: Fields, holds: Kind['holds'], choice: Choice): unknown {
  switch (holds) {
    case 'text':
      return choice;
    case 'texts':
      return [choice].flat();
    case 'option':
      return optionOf(element, choice as string | Fields);
    case 'options':
      return [choice].flat().map((one) => optionOf(element, one as string | Fields));
  }
}

function optionOf(element: Fields, wanted: string | Fields): Fields {
  if (isFields(wanted)) return wanted;
  const groups = listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options'));
  const options = [...listAt(element, 'options'), ...groups];
  const found = options.find(
    (one) => one.value === wanted || textAt(fieldsAt(one, 'text'), 'text') === wanted,
  );
  if (found) return found;
  const offered = options.map((one) => textAt(fieldsAt(one, 'text'), 'text'));
  throw new Error(`"${wanted}" is not offered, only: ${offered.join(', ')}`);
}

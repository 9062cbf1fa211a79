import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type Fields, listAt } from '../../stand-in/fields.ts';

/** @returns an option with what was typed into it @throws Error where Discord's clients wouldn't take that */
export function readOption(option: Fields, text: string): Fields {
  const { name, type } = option;
  return { name, type, value: readValue(option, text) };
}

function readValue(option: Fields, text: string): unknown {
  const choices = listAt(option, 'choices');
  if (choices.length > 0) {
    const chosen = choices.find(({ name, value }) => name === text || String(value) === text);
    if (!chosen) throw new Error(`"${text}" is none of the choices of "${option.name}"`);
    return chosen.value;
  }
  switch (option.type) {
    case Type.Integer:
    case Type.Number:
      return readNumber(option, text);
    case Type.Boolean:
      return text.toLowerCase() === 'true';
    case Type.String:
      return withinLength(option, text);
    default:
      return text;
  }
}

function readNumber({ name, type, min_value: least, max_value: most }: Fields, text: string): number {
  const number = Number(text);
  const whole = type !== Type.Integer || Number.isInteger(number);
  const within = number >= Number(least ?? number) && number <= Number(most ?? number);
  if (text === '' || !whole || !within) throw new Error(`"${text}" does not go into "${name}"`);
  return number;
}

function withinLength({ name, min_length: least = 0, max_length: most = 6000 }: Fields, text: string) {
  if (text.length >= Number(least) && text.length <= Number(most)) return text;
  throw new Error(`"${name}" takes ${least} to ${most} characters`);
}

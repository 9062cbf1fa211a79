import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../stand-in/fields.ts';
import { checkChoice } from './check-autocomplete.ts';
import { type Problem, refused } from './problem.ts';

/** How commands that are typed, and their options, may be called. */
const named = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** How many of each kind there may be: typed, for a user, for a message. */
const most: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** @returns what is wrong with the commands that are to be registered */
export function checkCommands(body: unknown): Problem[] {
  const commands = Array.isArray(body) ? body.filter(isFields) : [];
  const typed = commands.map((command) => Number(command.type ?? 1));
  const many = Object.entries(most).flatMap(([type, limit]) => {
    const count = typed.filter((one) => one === Number(type)).length;
    return count > limit ? [refused('', `has ${count} commands of type ${type}, ${limit} are allowed`)] : [];
  });
  const doubled = duplicates(commands.map(({ name }, index) => `${typed[index]}/${name}`));
  return [
    ...many,
    ...doubled.map((index) => refused(`[${index}].name`, 'is there twice')),
    ...commands.flatMap(checkCommand),
  ];
}

function checkCommand(command: Fields, index: number): Problem[] {
  const path = `[${index}]`;
  const length = lengthOf(command);
  const long = length > 8000 ? [refused(path, `has ${length} characters in all, 8000 are allowed`)] : [];
  if (Number(command.type ?? 1) === 1) return [...long, ...checkNamed(command, path)];
  const described = String(command.description ?? '') !== '' || listAt(command, 'options').length > 0;
  return [
    ...long,
    ...(described ? [refused(path, 'is for a menu, and has no description or options there')] : []),
  ];
}

/** Checks something with a name, a description, and perhaps options, and those in turn. */
function checkNamed(thing: Fields, path: string): Problem[] {
  const { name, description } = thing;
  const text = String(name ?? '');
  const described = String(description ?? '').length;
  return [
    ...(named.test(text) && text === text.toLowerCase()
      ? []
      : [refused(`${path}.name`, `cannot be "${text}"`)]),
    ...(described >= 1 && described <= 100
      ? []
      : [refused(`${path}.description`, `has ${described} characters, 1 to 100 are allowed`)]),
    ...checkOptions(listAt(thing, 'options'), `${path}.options`),
  ];
}

function checkOptions(options: readonly Fields[], path: string): Problem[] {
  const branches = options.filter(isBranch).length;
  const late = options.findIndex(
    ({ required }, index) =>
      required === true && options.slice(0, index).some((one) => one.required !== true),
  );
  return [
    ...(options.length > 25 ? [refused(path, `are ${options.length}, 25 are allowed`)] : []),
    ...(branches > 0 && branches < options.length ? [refused(path, 'mix subcommands with options')] : []),
    ...(late >= 0 ? [refused(`${path}[${late}]`, 'is required, and stands behind one that is not')] : []),
    ...duplicates(options.map(({ name }) => String(name))).map((at) =>
      refused(`${path}[${at}].name`, 'is there twice'),
    ),
    ...options.flatMap((option, at) => checkOption(option, `${path}[${at}]`)),
  ];
}

function checkOption(option: Fields, path: string): Problem[] {
  const choices = listAt(option, 'choices');
  const both = option.autocomplete === true && choices.length > 0;
  return [
    ...checkNamed(option, path),
    ...(both ? [refused(path, 'completes itself, and so has no choices')] : []),
    ...(choices.length > 25 ? [refused(`${path}.choices`, `are ${choices.length}, 25 are allowed`)] : []),
    ...choices.flatMap((choice, at) => checkChoice(choice, `${path}.choices[${at}]`)),
    ...duplicates(choices.map(({ name }) => String(name))).map((at) =>
      refused(`${path}.choices[${at}]`, 'is there twice'),
    ),
  ];
}

/** @returns the names, descriptions and choices of a command and everything in it, which count together */
function lengthOf(thing: Fields): number {
  const own = [thing.name, thing.description, thing.value].map((text) => String(text ?? '').length);
  const inner = [...listAt(thing, 'options'), ...listAt(thing, 'choices')].map(lengthOf);
  return [...own, ...inner].reduce((sum, length) => sum + length, 0);
}

/** @returns where something stands that stood before */
function duplicates(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}

function isBranch({ type }: Fields): boolean {
  return type === Type.Subcommand || type === Type.SubcommandGroup;
}

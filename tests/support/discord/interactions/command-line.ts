import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type Fields, listAt, textAt } from '../../stand-in/fields.ts';
import { readOption } from './option-value.ts';

/** A command as somebody has typed it. */
export interface CommandLine {
  readonly command: Fields;
  /** The names of the group and subcommand, outermost first, with their types. */
  readonly path: readonly Fields[];
  /** The options that can be filled in. */
  readonly options: readonly Fields[];
  /** What was typed into them, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * @param commands the registered ones
 * @param line such as `/study quiz chapter:5`
 * @throws Error where there is no such command or option
 */
export function readLine(commands: readonly Fields[], line: string): CommandLine {
  const [, name = '', typed = ''] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
  const command = commands.find((one) => one.type === 1 && one.name === name);
  if (!command) throw new Error(`no command /${name} is registered`);
  const path: Fields[] = [];
  let options = listAt(command, 'options');
  let rest = typed;
  while (options.some(isBranch)) {
    const [, word = '', after = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
    const branch = options.find((one) => one.name === word);
    if (!branch) throw new Error(`/${name} has no subcommand "${word}"`);
    path.push({ name: word, type: branch.type });
    options = listAt(branch, 'options');
    rest = after;
  }
  return { command, path, options, texts: readTexts(options, rest) };
}

/** @returns what goes into each option @throws Error where something goes into none */
function readTexts(options: readonly Fields[], typed: string): ReadonlyMap<string, string> {
  const names = options.map(({ name }) => String(name));
  const marks = [...typed.matchAll(/(?:^|\s)([^\s:]+):/g)].filter(([, name = '']) => names.includes(name));
  const [first] = marks;
  const leading = typed.slice(0, first?.index ?? typed.length).trim();
  const texts = new Map<string, string>();
  const [main] = options;
  if (leading !== '' && main?.required !== true) throw new Error(`"${leading}" goes into no option`);
  if (leading !== '' && main) texts.set(String(main.name), leading);
  for (const [index, mark] of marks.entries()) {
    const [whole, name = ''] = mark;
    const text = typed.slice(mark.index + whole.length, marks[index + 1]?.index ?? typed.length);
    texts.set(name, text.trim());
  }
  return texts;
}

/** @returns what the app is told of it @throws Error where Discord's clients wouldn't send it */
export function commandData({ command, path, options, texts }: CommandLine): Fields {
  const missing = options.find(({ name, required }) => required === true && !texts.has(String(name)));
  if (missing) throw new Error(`/${command.name} is not sent without "${missing.name}"`);
  return wrap(
    command,
    path,
    [...texts].map(([name, text]) => readOption(find(options, name), text)),
  );
}

/** @param focused the option that is being typed @returns what the app is told in order to complete it */
export function completionData(line: CommandLine, focused: string, text: string): Fields {
  const option = find(line.options, focused);
  if (option.autocomplete !== true) throw new Error(`"${focused}" does not complete itself`);
  const others = [...line.texts].filter(([name]) => name !== focused);
  return wrap(line.command, line.path, [
    ...others.map(([name, value]) => ({ name, type: find(line.options, name).type, value })),
    { name: focused, type: option.type, value: text, focused: true },
  ]);
}

function find(options: readonly Fields[], name: string): Fields {
  const option = options.find((one) => one.name === name);
  if (!option) throw new Error(`there is no option "${name}"`);
  return option;
}

function wrap(command: Fields, path: readonly Fields[], values: readonly Fields[]): Fields {
  const options = path.reduceRight<readonly Fields[]>((inner, step) => [{ ...step, options: inner }], values);
  return { id: command.id, name: textAt(command, 'name'), type: command.type, options };
}

function isBranch({ type }: Fields): boolean {
  return type === Type.Subcommand || type === Type.SubcommandGroup;
}

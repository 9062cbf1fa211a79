import { Refusal } from '../refusal.ts';
import type { Args, Command } from './command.ts';
import { nearest } from './nearest.ts';
import type { CommandSpec } from './spec.ts';

/** A command with its arguments, checked against its description. */
export interface Invocation {
  readonly command: Command;
  readonly args: Args;
}

/**
 * Takes a typed line apart, such as `/study leaderboard week`. `/study` alone, and nothing at all, is `/study help`.
 * @throws Refusal which names the nearest command or value
 */
export function parseLine(line: string, commands: readonly Command[]): Invocation {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  const root = first.replace(/^\//, '').toLowerCase();
  if (root !== 'study' && root !== '') return withArguments(findCommand(root, commands), rest);
  const [word = 'help', ...args] = rest;
  return withArguments(findCommand(`study ${word.toLowerCase()}`, commands), args);
}

/** The command of that name. @throws Refusal */
export function findCommand(name: string, commands: readonly Command[]): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const near = nearest(
    name,
    commands.map((candidate) => candidate.name),
  );
  throw new Refusal(
    near
      ? `There is no /${name}. Did you mean /${near}?`
      : `There is no /${name}. /study help lists what there is.`,
  );
}

/**
 * Checks arguments by name: the required ones are there, and choices are among those offered.
 * @throws Refusal
 */
export function checkArguments(spec: CommandSpec, given: Args): Args {
  const checked: Record<string, string> = {};
  for (const arg of spec.args) {
    const value = given[arg.name]?.trim();
    if (!value) {
      if (arg.required) throw new Refusal(`/${spec.name} needs a ${arg.name}: ${arg.summary}.`);
      continue;
    }
    checked[arg.name] = arg.choices ? choiceOf(value, arg.choices) : value;
  }
  return checked;
}

/** Words by position; the last argument takes what remains. */
function withArguments(command: Command, words: readonly string[]): Invocation {
  const last = command.args.length - 1;
  if (last < 0 && words.length > 0)
    throw new Refusal(`/${command.name} takes nothing more. Try it without “${words.join(' ')}”.`);
  const given = Object.fromEntries(
    command.args.map((arg, place) => [
      arg.name,
      place === last ? words.slice(place).join(' ') : (words[place] ?? ''),
    ]),
  );
  return { command, args: checkArguments(command, given) };
}

function choiceOf(value: string, choices: readonly string[]): string {
  const lower = value.toLowerCase();
  if (choices.includes(lower)) return lower;
  const near = nearest(lower, choices);
  throw new Refusal(`“${value}” is none of ${choices.join(', ')}.${near ? ` Did you mean ${near}?` : ''}`);
}

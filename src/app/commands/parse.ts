import { quote } from '../../core/parsed.ts';
import { clip } from '../../message/blocks.ts';
import { Refusal } from '../refusal.ts';
import type { Args } from './command.ts';
import { nearest } from './nearest.ts';
import type { CommandSpec } from './spec.ts';

/** What a line asks for, as it was typed. */
export interface TypedCommand {
  readonly name: string;
  readonly words: readonly string[];
}

/** Takes a line apart, such as `/study leaderboard week`. `/study` alone, and nothing at all, is `/study help`. */
export function splitLine(line: string): TypedCommand {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  const root = first.replace(/^\//, '').toLowerCase();
  if (root !== 'study' && root !== '') return { name: root, words: rest };
  const [word = 'help', ...words] = rest;
  return { name: `study ${word.toLowerCase()}`, words };
}

/** Says that there is no command of that name, and which of those `offered` was probably meant. */
export function unknownCommand(name: string, offered: readonly CommandSpec[]): Refusal {
  const word = nearest(
    lastWord(name),
    offered.map((command) => lastWord(command.name)),
  );
  const near = offered.find((command) => lastWord(command.name) === word);
  const lead = `There is no /${clip(name, 40)}.`;
  return new Refusal(
    near ? `${lead} Did you mean /${near.name}?` : `${lead} /study help lists what there is.`,
  );
}

/** What tells commands apart: nearly all begin with `study`. */
function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
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

/**
 * Words as arguments, by position; the last argument takes what remains.
 * @throws Refusal where they are too many, or not what the command takes
 */
export function readArguments(spec: CommandSpec, words: readonly string[]): Args {
  const last = spec.args.length - 1;
  if (last < 0 && words.length > 0)
    throw new Refusal(`/${spec.name} takes nothing more. Try it without ${quote(words.join(' '))}.`);
  const given = spec.args.map((arg, place) => [
    arg.name,
    place === last ? words.slice(place).join(' ') : (words[place] ?? ''),
  ]);
  return checkArguments(spec, Object.fromEntries(given));
}

function choiceOf(value: string, choices: readonly string[]): string {
  const lower = value.toLowerCase();
  if (choices.includes(lower)) return lower;
  const near = nearest(lower, choices);
  throw new Refusal(
    `${quote(value)} is none of ${choices.join(', ')}.${near ? ` Did you mean ${near}?` : ''}`,
  );
}

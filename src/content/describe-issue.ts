import type { z } from 'zod';
import { type Fault, quote } from './problem.ts';
import { suggest } from './suggest.ts';
import type { Path } from './yaml-file.ts';

type Issue<Code extends z.core.$ZodIssue['code']> = Extract<z.core.$ZodIssue, { code: Code }>;

const types: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

/** Puts into words what an issue found. Its message is how to repair it, or else what its field is for. */
export function describeIssue(issue: z.core.$ZodIssue): Fault {
  const name = nameOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue, name);
    case 'invalid_value':
      return oneOf(issue.input, issue.values, name);
    case 'invalid_union':
      return describeUnion(issue, name);
    case 'too_small':
    case 'too_big':
      return describeSize(issue, name);
    case 'custom':
      return { wrong: `${name}: ${issue.params?.wrong}`, repair: issue.message };
    default:
      return { wrong: `${name} cannot be ${quote(issue.input)}`, repair: issue.message };
  }
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? quote(last) : `item ${Number(last) + 1} of ${nameOf(path.slice(0, -1))}`;
}

function describeType({ input, expected, message }: Issue<'invalid_type'>, name: string): Fault {
  const what = types[expected] ?? expected;
  const use = message === '' ? '' : `: ${message}`;
  if (input === undefined) return { wrong: `${name} is missing`, repair: `Add it${use}` };
  if (input === null) return { wrong: `${name} is empty`, repair: `Write ${what}${use}` };
  const isWord = expected === 'string' && typeof input !== 'object';
  const repair = isWord ? 'Put it in quotes' : `Write ${what}${use}`;
  return { wrong: `${name} must be ${what}, not ${quote(input)}`, repair };
}

/** The only unions are those told apart by one key. */
function describeUnion(issue: Issue<'invalid_union'>, name: string): Fault {
  const { input } = issue;
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'kind') : undefined;
  return oneOf(value, 'options' in issue ? (issue.options ?? []) : [], name);
}

function oneOf(input: unknown, values: readonly unknown[], name: string): Fault {
  const wrong = input === undefined ? `${name} is missing` : `${name} cannot be ${quote(input)}`;
  const known = values.map(String);
  return { wrong, repair: suggest(typeof input === 'string' ? input : '', known) };
}

function describeSize(issue: Issue<'too_small'> | Issue<'too_big'>, name: string): Fault {
  const { input, message } = issue;
  const isSmall = issue.code === 'too_small';
  const bound = isSmall ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  if (input === '') return { wrong: `${name} is empty`, repair: message };
  if (typeof input === 'string')
    return { wrong: `${name} may have ${bound} characters`, repair: 'Shorten it' };
  if (!Array.isArray(input)) return { wrong: `${name} must be ${bound}`, repair: `Correct it: ${message}` };
  const repair = isSmall ? 'Add what is missing' : 'Take out what is needed least';
  return { wrong: `${name} must hold ${bound}, not ${input.length}`, repair };
}

import type { Inbound } from './ports/platform.ts';
import { Refusal } from './refusal.ts';

/** The most that is looked at, in characters: more than any command or form takes, and little enough to be read at once. */
const most = {
  /** A line, or all arguments of a command together. */
  line: 4_000,
  /** Somebody's message in which terms are looked for. */
  passage: 20_000,
  /** One field of a form, and how many fields there are. */
  value: 10_000,
  fields: 10,
} as const;

/** @throws Refusal where somebody sends more than can be meant */
export function requireFitting(inbound: Inbound): void {
  if (inbound.type === 'text') requireAtMost(most.line, inbound.text);
  if (inbound.type === 'command') requireAtMost(most.line, inbound.name, ...Object.values(inbound.args));
  if (inbound.type === 'passage') requireAtMost(most.passage, inbound.text);
  if (inbound.type !== 'submission') return;
  const values = Object.values(inbound.values);
  if (values.length > most.fields) throw new Refusal('That form is not one of mine.');
  for (const value of values) requireAtMost(most.value, value);
}

function requireAtMost(length: number, ...texts: readonly string[]): void {
  const given = texts.reduce((sum, text) => sum + text.length, 0);
  if (given <= length) return;
  throw new Refusal(
    `That is too long: ${length.toLocaleString('en')} characters are the most. Nothing was done.`,
  );
}

import { randomUUID } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Inbound, Visit } from '../../app/ports/platform.ts';
import { parseAction } from '../../message/action.ts';
import { cast, memberRef, type Person, studyChannel } from './cast.ts';
import { limits } from './limits.ts';
import type { Moment } from './wire.ts';

const person = z.string().transform((id, context): Person => {
  const found = cast.find((one) => one.id === id);
  if (found) return found;
  context.addIssue(
    `Nobody here is called ${JSON.stringify(id)}: choose ${cast.map((one) => one.id).join(', ')}.`,
  );
  return z.NEVER;
});

const action = z
  .string()
  .max(limits.token)
  .transform((token, context) => {
    const found = parseAction(token);
    if (found) return found;
    context.addIssue('This button is none of ours: reload the page.');
    return z.NEVER;
  });

const entryId = z.int().positive();

/** A browser's idea of its zone; one that we don't know counts as none. */
const zone = z.string().max(64).refine(isZone).optional().catch(undefined);

const line = z
  .string()
  .trim()
  .min(1, 'Type something first.')
  .max(limits.line, `That is too long: ${limits.line} characters are the most.`);

const values = z
  .record(z.string().max(64), z.string().max(limits.value, `At most ${limits.value} characters fit a field.`))
  .refine((all) => Object.keys(all).length <= limits.fields, 'Too many fields: reload the page.');

const lineInput = z.strictObject({ as: person, zone, text: line, thread: entryId.optional() });
const pressInput = z.strictObject({ as: person, zone, token: action, entry: entryId });
const submitInput = z.strictObject({ as: person, zone, token: action, values, entry: entryId.optional() });
const clockInput = z.strictObject({ to: z.enum(['question', 'reveal', 'leaderboard']) });
const completeInput = z.object({ line: z.string().max(limits.line) });
const readerInput = z.object({ as: person });

export interface Line {
  readonly person: Person;
  readonly inbound: Inbound & { readonly type: 'text' };
  /** The entry in whose thread it was typed. */
  readonly thread: number | null;
}

/** A line from the composer. @throws HTTPException 400 */
export function parseLine(input: unknown): Line {
  const { as, zone, text, thread } = read(lineInput, input);
  return {
    person: as,
    inbound: { type: 'text', id: randomUUID(), visit: visitOf(as, zone), text },
    thread: thread ?? null,
  };
}

export interface Press {
  readonly person: Person;
  readonly inbound: Inbound & { readonly type: 'action' };
  /** The entry that the button belongs to. */
  readonly entry: number;
}

/** A pressed button. @throws HTTPException 400 */
export function parsePress(input: unknown): Press {
  const { as, zone, token, entry } = read(pressInput, input);
  return {
    person: as,
    inbound: { type: 'action', id: randomUUID(), visit: visitOf(as, zone), action: token },
    entry,
  };
}

export interface Submission {
  readonly person: Person;
  readonly inbound: Inbound & { readonly type: 'submission' };
  /** The entry whose button opened it. */
  readonly entry: number | undefined;
}

/** A form that was filled in. @throws HTTPException 400 */
export function parseSubmission(input: unknown): Submission {
  const { as, zone, token, values, entry } = read(submitInput, input);
  return {
    person: as,
    inbound: { type: 'submission', id: randomUUID(), visit: visitOf(as, zone), action: token, values },
    entry,
  };
}

/** Where the clock is to be moved. @throws HTTPException 400 */
export function parseMove(input: unknown): Moment {
  return read(clockInput, input).to;
}

/** The line to complete. @throws HTTPException 400 */
export function parseTyped(query: unknown): string {
  return read(completeInput, query).line;
}

/** Whose page asks for the live stream. @throws HTTPException 400 */
export function parseReader(query: unknown): Person {
  return read(readerInput, query).as;
}

function visitOf(as: Person, zone: string | undefined): Visit {
  return {
    channel: studyChannel,
    member: memberRef(as),
    admin: as.organiser,
    roles: [],
    ...(zone === undefined ? {} : { zone }),
  };
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new HTTPException(400, { message: result.error.issues.map((issue) => issue.message).join(' ') });
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

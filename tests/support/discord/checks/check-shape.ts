import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateForumThreadRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { core } from 'zod';
import { array, locales, type ZodMiniType } from 'zod/mini';
import { type Fields, isFields } from '../../stand-in/fields.ts';
import type { MethodName } from '../rest/methods.ts';
import { type Problem, refused } from './problem.ts';

/** What Discord's OpenAPI says of the bodies of methods. */
const schemas: Partial<Record<MethodName, ZodMiniType>> = {
  createMessage: MessageCreateRequestSchema,
  editMessage: MessageEditRequestPartialSchema,
  createThread: CreateTextThreadWithMessageRequestSchema,
  createPost: CreateForumThreadRequestSchema,
  createDirect: CreatePrivateChannelRequestSchema,
  editChannel: UpdateThreadRequestPartialSchema,
  editReply: IncomingWebhookUpdateRequestPartialSchema,
  followUp: IncomingWebhookRequestPartialSchema,
  setCommands: array(ApplicationCommandUpdateRequestSchema),
};

/** The schemas don't say by themselves what is wrong. */
const inWords = { error: locales.en().localeError };

/** By the type of a first response. */
const responses: Readonly<Record<number, ZodMiniType>> = {
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
};

/** @returns what is not of the shape that Discord publishes, and fields that it doesn't know */
export function checkShape(method: MethodName, body: unknown): Problem[] {
  const schema =
    method === 'respond' ? responses[Number(isFields(body) ? body.type : undefined)] : schemas[method];
  if (!schema) return method === 'respond' ? [refused('type', 'is no type of response')] : [];
  const asked = method === 'setCommands' && Array.isArray(body) ? body.map(withNumericPermissions) : body;
  const { success, data, error } = schema.safeParse(asked, inWords);
  return success ? [...unknownFields(asked, data)] : error.issues.flatMap((issue) => describe(issue));
}

/** Discord publishes them as a number, and says in words that they are a string, which is what it answers. */
function withNumericPermissions(command: Fields): Fields {
  const { default_member_permissions: bits } = command;
  return typeof bits === 'string' ? { ...command, default_member_permissions: Number(bits) } : command;
}

/** @returns an issue; of alternatives, those of the one that was meant */
function describe(issue: core.$ZodIssue, before = ''): Problem[] {
  const path = issue.path.reduce<string>((way, step) => join(way, step), before);
  if (issue.code !== 'invalid_union') return [refused(path, issue.message)];
  const meant = issue.errors.find((errors) => !errors.some(({ path: [first] }) => first === 'type'));
  if (!meant) return [refused(path, 'is nothing that may stand there')];
  return meant.flatMap((one) => describe(one, path));
}

/** The schemas leave out what they don't know: what is missing from what they read was not to be sent. */
function* unknownFields(sent: unknown, read: unknown, path = ''): Generator<Problem> {
  const known = new Map(entriesOf(read));
  for (const [key, value] of entriesOf(sent)) {
    const way = join(path, key);
    if (known.has(key)) yield* unknownFields(value, known.get(key), way);
    else if (!harmless.has(key)) yield { path: way, problem: 'is no field that Discord knows' };
  }
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isFields(value) ? Object.entries(value) : [];
}

/** What discord.js sends with messages of any kind. */
const harmless = new Set<string | number>(['tts', 'enforce_nonce']);

function join(path: string, step: PropertyKey): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? String(step) : `${path}.${String(step)}`;
}

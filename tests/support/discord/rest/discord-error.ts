import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import type { Fields } from '../../stand-in/fields.ts';
import type { Problem } from '../checks/problem.ts';

/** Status and words of the errors that the stand-in knows. */
const known: Readonly<Record<number, readonly [status: number, message: string]>> = {
  0: [401, '401: Unauthorized'],
  [Code.UnknownApplication]: [404, 'Unknown Application'],
  [Code.UnknownChannel]: [404, 'Unknown Channel'],
  [Code.UnknownGuild]: [404, 'Unknown Guild'],
  [Code.UnknownMessage]: [404, 'Unknown Message'],
  [Code.UnknownUser]: [404, 'Unknown User'],
  [Code.UnknownWebhook]: [404, 'Unknown Webhook'],
  [Code.UnknownInteraction]: [404, 'Unknown interaction'],
  [Code.InteractionHasAlreadyBeenAcknowledged]: [400, 'Interaction has already been acknowledged.'],
  [Code.MissingAccess]: [403, 'Missing Access'],
  [Code.CannotEditMessageAuthoredByAnotherUser]: [403, 'Cannot edit a message authored by another user'],
  [Code.CannotSendAnEmptyMessage]: [400, 'Cannot send an empty message'],
  [Code.CannotSendMessagesToThisUser]: [403, 'Cannot send messages to this user'],
  [Code.CannotSendMessagesInNonTextChannel]: [400, 'Cannot send messages in a non-text channel'],
  [Code.MissingPermissions]: [403, 'Missing Permissions'],
  [Code.CannotExecuteActionOnThisChannelType]: [400, 'Cannot execute action on this channel type'],
  [Code.InvalidWebhookToken]: [401, 'Invalid Webhook Token'],
  [Code.InvalidFormBodyOrContentType]: [400, 'Invalid Form Body'],
  [Code.InvalidActionOnArchivedThread]: [400, 'Thread is archived'],
  [Code.APIResourceOverloaded]: [503, 'API resource is currently overloaded'],
  [Code.ThreadAlreadyCreatedForMessage]: [400, 'A thread has already been created for this message'],
  [Code.ThreadLocked]: [400, 'Thread is locked'],
};

/** Discord refuses a call. */
export class DiscordError extends Error {
  readonly code: number;
  readonly status: number;
  /** What is wrong with the fields of the body. */
  readonly problems: readonly Problem[];

  /** @param status undefined: what is usual for the code */
  constructor(
    code: number,
    { status, problems = [] }: { status?: number; problems?: readonly Problem[] } = {},
  ) {
    const [usual, message] = known[code] ?? [400, 'Something is wrong'];
    super(message);
    this.code = code;
    this.status = status ?? usual;
    this.problems = problems;
  }
}

/** @returns the body with which Discord refuses */
export function errorBody({ code, message, problems }: DiscordError): Fields {
  return problems.length === 0 ? { message, code } : { message, code, errors: errorTree(problems) };
}

/** Problems by the way to them: `a.b[0]` becomes `{ a: { b: { 0: { _errors: […] } } } }`. */
function errorTree(problems: readonly Problem[]): Fields {
  const tree: Record<string, unknown> = {};
  for (const { path, problem, code = 'INVALID' } of problems) {
    let node = tree;
    for (const step of path.split(/[.[\]]+/).filter((one) => one !== '')) {
      node[step] ??= {};
      node = node[step] as Record<string, unknown>;
    }
    node._errors = [...((node._errors as unknown[]) ?? []), { code, message: problem }];
  }
  return tree;
}

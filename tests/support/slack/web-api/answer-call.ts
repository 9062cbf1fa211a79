import type { Fields } from '../../stand-in/fields.ts';
import type { PayloadKind } from '../checks/check-shape.ts';
import type { Workspace } from '../state/records.ts';
import { report } from '../state/world.ts';
import { accountMethods } from './account-methods.ts';
import { chatMethods } from './chat-methods.ts';
import { checkCall } from './check-call.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { type Method, type MethodCall, type Services, SlackError } from './method.ts';
import { viewMethods } from './view-methods.ts';

const methods: Readonly<Record<string, Method>> = {
  ...accountMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
};

const checked: ReadonlySet<string> = new Set<PayloadKind>([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'files.completeUploadExternal',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
]);

/** Does what a call asks for. @returns what Slack answers, refusals among it */
export function answerCall(services: Services, method: string, sent: Fields, token: string): Fields {
  const { token: _token, team_id: _team, ...args } = sent;
  try {
    const found = methods[method];
    if (!found) throw unknownMethod(services, method);
    const workspace = admit(services, found, token);
    const call: MethodCall = { ...services, args, token, workspace };
    checkScope(found, call);
    refuseInvalid(call, method);
    return { ok: true, ...found.run(call) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

function unknownMethod({ world }: Services, method: string): SlackError {
  report(world, { what: method, path: '', problem: 'is no method that the stand-in knows' });
  return new SlackError('unknown_method', { req_method: method });
}

/** @returns whose call it is */
function admit({ world, app }: Services, method: Method, token: string): Workspace {
  const workspaces = [...world.workspaces.values()];
  const [any] = workspaces;
  const owner = method.token === 'bot' ? workspaces.find(({ botToken }) => botToken === token) : any;
  if (method.token === 'none' && owner) return owner;
  if (token === '') throw new SlackError('not_authed');
  if (method.token === 'app' && owner && token === app.appToken) return owner;
  const isBots = workspaces.some(({ botToken }) => botToken === token);
  if (method.token === 'app' && isBots) throw new SlackError('not_allowed_token_type');
  if (method.token === 'app' || !owner) throw new SlackError('invalid_auth');
  if (owner.refusal) throw new SlackError(owner.refusal);
  return owner;
}

function checkScope(method: Method, call: MethodCall): void {
  const needed = method.scope?.(call);
  if (needed === undefined || call.workspace.scopes.has(needed)) return;
  throw new SlackError('missing_scope', { needed, provided: [...call.workspace.scopes].join(',') });
}

function refuseInvalid(call: MethodCall, method: string): void {
  if (!checked.has(method)) return;
  const refusal = checkCall(call.world, method as PayloadKind, call.args);
  if (!refusal) return;
  throw new SlackError(refusal.code, { response_metadata: { messages: refusal.messages } });
}

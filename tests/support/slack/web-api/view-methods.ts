import { type Fields, fieldsAt } from '../../stand-in/fields.ts';
import type { View } from '../state/records.ts';
import { createView, findView, pushModal, replaceView, viewToApp } from '../state/views.ts';
import { argument, type Method, type MethodCall, SlackError } from './method.ts';

const mostStacked = 3;

/** Opens a modal on top of those that are open already. */
const open: Method = {
  token: 'bot',
  run(call) {
    const owner = call.triggers.exchange(argument(call, 'trigger_id'));
    if (typeof owner === 'string') throw new SlackError(owner);
    const view = createView(call.world, owner, fieldsAt(call.args, 'view'));
    const below = call.world.modals.get(owner.user)?.length ?? 0;
    if (below >= mostStacked) throw new SlackError('push_limit_reached');
    pushModal(call.world, view);
    return answer(view);
  },
};

const update: Method = {
  token: 'bot',
  run(call) {
    const { view_id: id, external_id: externalId } = call.args;
    const wanted = {
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof externalId === 'string' ? { externalId } : {}),
    };
    const before = findView(call.world, wanted);
    if (before?.workspace !== call.workspace.id) throw new SlackError('not_found');
    return answer(replace(call, before));
  },
};

const publish: Method = {
  token: 'bot',
  run(call) {
    const user = call.world.users.get(argument(call, 'user_id'));
    if (user?.workspace !== call.workspace.id) throw new SlackError('user_not_found');
    const before = call.world.homes.get(user.id);
    if (before) return answer(replace(call, before));
    const owner = { workspace: call.workspace.id, user: user.id };
    const view = createView(call.world, owner, fieldsAt(call.args, 'view'));
    replaceView(call.world, view);
    return answer(view);
  },
};

function replace(call: MethodCall, before: View): View {
  const hash = argument(call, 'hash');
  if (hash !== '' && hash !== before.hash) throw new SlackError('hash_conflict');
  const view = createView(call.world, before, fieldsAt(call.args, 'view'), before);
  replaceView(call.world, view);
  return view;
}

function answer(view: View): Fields {
  return { view: viewToApp(view, {}) };
}

export const viewMethods = {
  'views.open': open,
  'views.push': open,
  'views.update': update,
  'views.publish': publish,
};

import { type Fields, fieldsAt, textAt } from '../stand-in/fields.ts';
import type { Acknowledgement } from './delivery/envelope.ts';
import type { User, View, Workspace } from './state/records.ts';
import { closeModal, createView, pushModal, replaceView } from './state/views.ts';
import { report, type World } from './state/world.ts';
import { checkCall } from './web-api/check-call.ts';
import { answerOrigin } from './web-api/response-urls.ts';

/**
 * Does what an acknowledgement asks for, once it was checked.
 *
 * @param submitted the modal that it answers to; undefined: it was none
 */
export function heed(
  world: World,
  user: User,
  workspace: Workspace,
  { envelope, payload }: Acknowledgement,
  submitted?: View,
): void {
  const type = textAt(envelope.payload, 'type');
  if (envelope.type === 'slash_commands') {
    const refused = checkCall(world, 'slash_command', payload);
    const origin = {
      user: user.id,
      botUser: workspace.botUser,
      channel: textAt(envelope.payload, 'channel_id') ?? '',
    };
    if (!refused && Object.keys(payload).length > 0) answerOrigin(world, origin, payload);
  } else if (submitted) {
    if (!checkCall(world, 'view_submission', payload, submitted.blocks as unknown as Fields[])) {
      changeModal(world, submitted, payload);
    }
  } else if (type === 'block_suggestion') {
    checkCall(world, 'block_suggestion', payload);
  } else if (Object.keys(payload).length > 0) {
    const problem = `is acknowledged with ${JSON.stringify(payload)}, which Slack ignores`;
    report(world, { what: type ?? envelope.type, path: '', problem });
  }
}

function changeModal(world: World, view: View, payload: Fields): void {
  switch (payload.response_action) {
    case 'errors': {
      const errors = fieldsAt(payload, 'errors') as Record<string, string>;
      replaceView(world, { ...view, errors });
      break;
    }
    case 'update':
      replaceView(world, createView(world, view, fieldsAt(payload, 'view'), view));
      break;
    case 'push':
      pushModal(world, createView(world, view, fieldsAt(payload, 'view')));
      break;
    case 'clear':
      closeModal(world, view.user, 'all');
      break;
    default:
      closeModal(world, view.user, 'top');
  }
}

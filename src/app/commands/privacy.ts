import type { Message } from '../../message/message.ts';
import { privacy as privacyView } from '../../message/views/privacy.ts';
import type { Call } from '../call.ts';
import { type Command, privately } from './command.ts';

/** `/study privacy`: what is kept about a member, and what they can do about it. */
export const privacy: Command = {
  name: 'study privacy',
  summary: 'See what is kept about you; hide, get a copy, or delete it',
  args: [],
  organiserOnly: false,
  run: async (call) => privately(await showPrivacy(call)),
};

export async function showPrivacy(call: Call): Promise<Message> {
  return privacyView((await call.member()).hidden);
}

/** Hides a member from boards and reveals, or shows them again. */
export async function setHidden(call: Call, hidden: boolean): Promise<Message> {
  await call.context.store.setHidden((await call.member()).id, hidden);
  return privacyView(hidden);
}

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

/** Whoever only looks is not remembered for it. */
export async function showPrivacy(call: Call): Promise<Message> {
  const known = await call.context.store.findMember(call.visit.member);
  return pageOf(call, known ? (await call.member()).hidden : false);
}

/** Hides a member from boards and reveals, or shows them again. */
export async function setHidden(call: Call, hidden: boolean): Promise<Message> {
  await call.context.store.setHidden((await call.member()).id, hidden);
  return pageOf(call, hidden);
}

function pageOf({ context }: Call, hidden: boolean): Message {
  return privacyView(hidden, context.secondOpinion !== undefined);
}

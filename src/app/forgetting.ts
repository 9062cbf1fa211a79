import type { Message } from '../message/message.ts';
import { confirmErasing, erased } from '../message/views/privacy.ts';
import type { Call } from './call.ts';
import { platformOf } from './context.ts';
import { deliverDue } from './delivering.ts';

/** Reveals of so many days are sent again without the name of somebody who is erased. */
const renewedDays = 7;

/** What would go and what would stay, before anything does. */
export async function askToForget(call: Call): Promise<Message> {
  const organised = await call.context.store.organisedBy((await call.member()).id);
  return confirmErasing(organised.filter(({ alone }) => alone).map(({ channelName }) => channelName));
}

/** Erases all that is kept about whoever asks, in this workspace. Asked again, there is nothing left to do. */
export async function forget({ context, visit, now }: Call): Promise<Message> {
  await context.store.eraseMember(visit.member, now.subtract({ hours: renewedDays * 24 }), now);
  const platform = platformOf(context, visit.member.platform);
  context.log.info({ platform: platform.name }, 'member erased');
  // Their name is to be gone soon, but nobody waits for a platform to hear that it is.
  deliverDue(context, platform).catch((error: unknown) =>
    context.log.error({ err: error }, 'delivering failed'),
  );
  return erased();
}

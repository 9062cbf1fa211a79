import { localDateIn } from '../core/time.ts';
import { note } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';
import type { Call } from './call.ts';
import { platformOf } from './context.ts';
import { deliverDue } from './delivering.ts';
import { onceKept } from './once-kept.ts';
import type { Post, SharedTerm } from './ports/posts.ts';
import { blank } from './slot-posts.ts';
import { termPage } from './term-pages.ts';

/** Shows a term to the whole channel, by way of the outbox: once, however often the click is delivered. */
export async function share(call: Call, shared: SharedTerm): Promise<Message> {
  const { store, library } = call.context;
  termPage(library, shared.pack, shared.term);
  const channel = await call.channel();
  const zone = (await call.plan())?.plan.zone ?? 'UTC';
  const slot = call.id;
  await store.addPosts([
    {
      ...blank,
      channelId: channel.id,
      kind: 'share',
      slot,
      date: localDateIn(zone, call.now),
      dueAt: call.now,
      shared,
    },
  ]);
  return onceKept(async () => {
    await deliverDue(call.context, platformOf(call.context, channel.platform), channel.id);
    return note(whatBecameOf(await store.postOf(channel.id, 'share', slot)));
  });
}

function whatBecameOf(post: Post | undefined): string {
  if (post?.state === 'sent') return 'Shared with the channel.';
  if (post?.state === 'planned') return 'It is on its way to the channel.';
  return `It could not be shared: ${post?.reason ?? 'it is gone'}.`;
}

import type { Slot } from '../../core/slots.ts';
import { note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { type Call, planOf } from '../call.ts';
import { platformOf } from '../context.ts';
import { deliverDue } from '../delivering.ts';
import { onceKept } from '../once-kept.ts';
import type { Post } from '../ports/posts.ts';
import { Refusal } from '../refusal.ts';
import { planExtra } from '../ticking.ts';
import { type Command, privately } from './command.ts';

/** `/study now`: posts a question at once, besides those planned. */
export const now: Command = {
  name: 'study now',
  summary: 'Post the next question right away',
  args: [],
  organiserOnly: true,
  run: async (call) => privately(await postNow(call, 'question', 'The question is posted.')),
};

/** `/study announce`: announces the leaderboard at once. */
export const announce: Command = {
  name: 'study announce',
  summary: 'Announce the leaderboard right away',
  args: [],
  organiserOnly: true,
  run: async (call) => privately(await postNow(call, 'leaderboard', 'The leaderboard is announced.')),
};

/** Once, however often what the organiser did is delivered. @throws Refusal where it is not to be posted */
async function postNow(call: Call, kind: Slot['kind'], done: string): Promise<Message> {
  const { context } = call;
  const { channel, paused } = await planOf(call);
  if (paused) throw new Refusal('The plan is paused, so nothing is posted. /study resume goes on.');
  const key = `extra/${call.id}`;
  const planned = await planExtra(context, { channelId: channel.id, kind, key, now: call.now });
  return onceKept(async () => {
    await deliverDue(context, platformOf(context, channel.platform), channel.id);
    return outcome((await context.store.post(planned.id)) ?? planned, done);
  });
}

function outcome({ state, reason }: Post, done: string): Message {
  switch (state) {
    case 'sent':
      return note(done);
    case 'planned':
      return note(
        `It is on its way${reason ? `: ${reason}, so it is tried again` : ''}. /study status shows how it goes on.`,
      );
    case 'skipped':
    case 'failed':
      throw new Refusal(`It was not posted: ${reason ?? 'it could not be sent'}.`);
  }
}

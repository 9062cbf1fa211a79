import { type Context, platformOf } from './context.ts';
import { pauseWithReason } from './pausing.ts';
import type { Hear } from './ports/news.ts';
import type { Channel } from './ports/people.ts';

/** The bot's answer to news: plans that cannot go on are paused, never deleted, and who left drops off the boards. */
export function createHear(context: Context): Hear {
  const { store } = context;
  return async (news) => {
    switch (news.type) {
      case 'channel-lost': {
        const channel = await store.findChannel(news.channel);
        if (channel) await pause(context, channel, news.reason);
        return;
      }
      case 'workspace-lost': {
        const channels = await store.studyingChannels(news.workspace);
        for (const channel of channels) await pause(context, channel, news.reason);
        return;
      }
      case 'member-left':
        await store.markLeft(news.member);
    }
  };
}

async function pause(context: Context, channel: Channel, reason: string): Promise<void> {
  const plan = await context.store.planOf(channel.id);
  const { clock } = platformOf(context, channel.platform);
  if (plan) await pauseWithReason(context, plan, clock.now(), reason);
}

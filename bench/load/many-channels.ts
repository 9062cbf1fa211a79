import postgres from 'postgres';
import type { Store } from '../../src/app/ports/store.ts';
import type { LocalTime } from '../../src/core/plan.ts';
import { nextSlots } from '../../src/core/slots.ts';
import { planWith } from '../../tests/core/plans.ts';
import { monday } from '../../tests/support/study.ts';

/** Channels whose questions are asked at the same local time, dealt out to so many workspaces. */
interface Crowd {
  readonly platform: string;
  readonly time: LocalTime;
  readonly channels: number;
  readonly workspaces: number;
}

/** Makes channels with plans: the first through the store, and the others as copies of it. */
export async function addChannels(store: Store, databaseUrl: string, crowd: Crowd): Promise<void> {
  const { platform, time, channels, workspaces } = crowd;
  const first = { platform, workspace: `${time} team 0`, channel: `${time} channel 0` };
  const { id } = await store.channelFor(first, first.channel);
  const plan = planWith({ pack: 'small', times: [time], leaderboard: null });
  const dueAt = nextSlots(plan, monday, 1)[0]?.at ?? null;
  await store.savePlan({ channelId: id, plan, handledUntil: monday, dueAt });
  const client = postgres(databaseUrl);
  await client`
    with added as (
      insert into channels (platform, workspace, channel, name)
      select ${platform}, ${`${time} team `} || place % ${workspaces}, ${`${time} channel `} || place, ${`${time} channel `} || place
      from generate_series(1, ${channels - 1}) as place returning id)
    insert into plans (channel_id, platform, plan, organisers, handled_until, due_at)
    select added.id, platform, plan || jsonb_build_object('seed', added.id), organisers, handled_until, due_at
    from added, plans where channel_id = ${id}`;
  await client`analyze`;
  await client.end();
}

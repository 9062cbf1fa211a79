import { and, eq, sql } from 'drizzle-orm';
import type { PlanStore } from '../app/ports/plans.ts';
import type { Database } from './database.ts';
import { channelFields } from './people.ts';
import { channels, plans } from './schema.ts';

export function studyingReader(database: Database): Pick<PlanStore, 'studyingChannels'> {
  const find = database
    .select(channelFields)
    .from(channels)
    .innerJoin(plans, eq(plans.channelId, channels.id))
    .where(
      and(
        eq(channels.platform, sql.placeholder('platform')),
        eq(channels.workspace, sql.placeholder('workspace')),
      ),
    )
    .orderBy(channels.name)
    .prepare('studying_channels');
  return {
    studyingChannels: ({ platform, workspace }) => find.execute({ platform, workspace }),
  };
}

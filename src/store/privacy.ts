import { asc, eq } from 'drizzle-orm';
import type { Organised, PrivacyStore } from '../app/ports/privacy.ts';
import type { Database } from './database.ts';
import { eraseMember } from './erase-member.ts';
import { dataOf } from './member-data.ts';
import { isNamedIn } from './organisers.ts';
import { channels, plans } from './schema.ts';

export function privacyStore(database: Database): PrivacyStore {
  return {
    dataOf: async (ref) => {
      const data = await dataOf(database, ref);
      return data && { ...data, organises: await organisedBy(database, data.member.id) };
    },
    organisedBy: (memberId) => organisedBy(database, memberId),
    eraseMember: (ref, revealsSince, now) =>
      database.transaction((tx) => eraseMember(tx, ref, revealsSince, now)),
  };
}

async function organisedBy(database: Database, memberId: number): Promise<readonly Organised[]> {
  const organised = await database
    .select({ channelName: channels.name, organisers: plans.organisers })
    .from(plans)
    .innerJoin(channels, eq(channels.id, plans.channelId))
    .where(isNamedIn(plans.organisers, memberId))
    .orderBy(asc(channels.name), asc(channels.id));
  return organised.map(({ channelName, organisers }) => ({ channelName, alone: organisers.length === 1 }));
}

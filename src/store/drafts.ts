import { and, eq } from 'drizzle-orm';
import type { PlanStore } from '../app/ports/plans.ts';
import type { Database } from './database.ts';
import { drafts } from './schema.ts';

export function draftStore(database: Database): Pick<PlanStore, 'saveDraft' | 'draft'> {
  return {
    saveDraft: async (channelId, memberId, plan) => {
      await database
        .insert(drafts)
        .values({ channelId, memberId, plan })
        .onConflictDoUpdate({ target: [drafts.channelId, drafts.memberId], set: { plan } });
    },
    draft: async (channelId, memberId) => {
      const [found] = await database.select().from(drafts).where(isDraftOf(channelId, memberId));
      return found?.plan;
    },
  };
}

/** The condition for a member's draft in a channel. */
export function isDraftOf(channelId: number, memberId: number) {
  return and(eq(drafts.channelId, channelId), eq(drafts.memberId, memberId));
}

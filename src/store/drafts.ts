import { and, eq, sql } from 'drizzle-orm';
import type { PlanStore } from '../app/ports/plans.ts';
import type { Database } from './database.ts';
import { only } from './rows.ts';
import { drafts } from './schema.ts';

export function draftStore(database: Database): Pick<PlanStore, 'saveDraft' | 'draft'> {
  return {
    saveDraft: async (channelId, memberId, { plan, organisers, base, typed }) => {
      const content = { plan, organisers, base, typed };
      const kept = await database
        .insert(drafts)
        .values({ channelId, memberId, ...content })
        .onConflictDoUpdate({
          target: [drafts.channelId, drafts.memberId],
          set: { ...content, version: sql`${drafts.version} + 1`, saved: false },
        })
        .returning({ version: drafts.version });
      return only(kept).version;
    },
    draft: async (channelId, memberId) => {
      const [found] = await database.select(fields).from(drafts).where(isDraftOf(channelId, memberId));
      return found;
    },
  };
}

/** A version that has been changed meanwhile is left as it is: it is not what was saved. */
export async function markDraftSaved(
  database: Database,
  draft: { readonly channelId: number; readonly memberId: number; readonly version: number },
): Promise<void> {
  const isIt = and(isDraftOf(draft.channelId, draft.memberId), eq(drafts.version, draft.version));
  await database.update(drafts).set({ saved: true }).where(isIt);
}

const fields = {
  plan: drafts.plan,
  organisers: drafts.organisers,
  base: drafts.base,
  typed: drafts.typed,
  version: drafts.version,
  saved: drafts.saved,
};

function isDraftOf(channelId: number, memberId: number) {
  return and(eq(drafts.channelId, channelId), eq(drafts.memberId, memberId));
}

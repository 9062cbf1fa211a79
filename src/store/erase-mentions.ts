import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { WorkspaceRef } from '../app/ports/installations.ts';
import type { Member } from '../app/ports/people.ts';
import { rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { isNamedIn, without } from './organisers.ts';
import { channels, drafts, plans, posts } from './schema.ts';

/** Erases a member from what is kept of others: organisers, reasons, and keys that a platform’s ids are part of. */
export async function eraseMentions(tx: Database, member: Member): Promise<void> {
  await leavePlans(tx, member);
  await leaveDrafts(tx, member);
  await leavePosts(tx, member);
  await tx
    .update(rulings)
    .set({ key: sql`'erased/' || ${rulings.id}` })
    .where(and(inArray(rulings.channelId, channelsAround(tx, member)), mentions(rulings.key, member)));
}

/** Channels of a workspace. */
export function channelsAround(tx: Database, { platform, workspace }: WorkspaceRef) {
  return tx
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.platform, platform), eq(channels.workspace, workspace)));
}

function mentions(text: unknown, { member }: Member) {
  return sql<boolean>`strpos(${text}, ${member}) > 0`;
}

/** The reasons are those of `/study pause` and `/study skip`. */
async function leavePlans(tx: Database, member: Member): Promise<void> {
  const around = inArray(plans.channelId, channelsAround(tx, member));
  await tx
    .update(plans)
    .set({ organisers: without(member.id, plans.organisers), revision: sql`${plans.revision} + 1` })
    .where(and(around, isNamedIn(plans.organisers, member.id)));
  const paused = `By ${member.name} on `;
  await tx
    .update(plans)
    .set({ pausedReason: sql`'By an organiser on ' || substr(${plans.pausedReason}, length(${paused}) + 1)` })
    .where(and(around, sql`starts_with(${plans.pausedReason}, ${paused})`));
}

/** What others are setting up may name them, also in a form that could not be taken. What a preview shows of it is over. */
async function leaveDrafts(tx: Database, member: Member): Promise<void> {
  const base = sql`${drafts.base} -> 'organisers'`;
  const typed = sql`${drafts.typed}::text`;
  await tx
    .update(drafts)
    .set({
      organisers: without(member.id, drafts.organisers),
      base: sql`case when ${drafts.base} is null then null
        else jsonb_set(${drafts.base}, '{organisers}', ${without(member.id, sql`(${base})`)}) end`,
      typed: sql`case when ${mentions(typed, member)} then null else ${drafts.typed} end`,
      version: sql`${drafts.version} + 1`,
    })
    .where(
      and(
        inArray(drafts.channelId, channelsAround(tx, member)),
        or(
          isNamedIn(drafts.organisers, member.id),
          isNamedIn(sql`(${base})`, member.id),
          mentions(typed, member),
        ),
      ),
    );
}

async function leavePosts(tx: Database, member: Member): Promise<void> {
  const around = and(inArray(posts.channelId, channelsAround(tx, member)), isNull(posts.memberId));
  await tx
    .update(posts)
    .set({ slot: sql`'erased/' || ${posts.id}` })
    .where(and(around, inArray(posts.kind, ['share', 'ruling']), mentions(posts.slot, member)));
  await tx
    .update(posts)
    .set({ reason: 'skipped by an organiser' })
    .where(and(around, eq(posts.reason, `skipped by ${member.name}`)));
}

import { and, eq, exists, inArray, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { WorkspaceRef } from '../app/ports/installations.ts';
import type { WorkspaceStore } from '../app/ports/workspaces.ts';
import { flags, rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { anonymousAnswers, nudges } from './learning-schema.ts';
import { absences, installations } from './platform-schema.ts';
import { answers, channels, drafts, ledger, members, plans, posts } from './schema.ts';

export function workspaceStore(database: Database): WorkspaceStore {
  return {
    recordAbsence: async (workspace, since, channelIds) => {
      const absent = { ...workspace, since, channels: [...channelIds] };
      const insert = database.insert(absences).values(absent);
      const { platform: name, workspace: id } = absences;
      if (channelIds.length === 0) await insert.onConflictDoNothing();
      else await insert.onConflictDoUpdate({ target: [name, id], set: { since, channels: absent.channels } });
    },
    absence: async (workspace) =>
      (await database.select({ channels: absences.channels }).from(absences).where(isOf(workspace)))[0]
        ?.channels,
    endAbsence: async (workspace) => {
      await database.delete(absences).where(isOf(workspace));
    },
    absentWorkspaces: async (platform) => {
      const absent = await database
        .select({ workspace: absences.workspace })
        .from(absences)
        .where(eq(absences.platform, platform));
      return absent.map(({ workspace }) => workspace);
    },
    studyingWorkspaces: async (platform) => {
      const studying = await database
        .selectDistinct({ workspace: channels.workspace })
        .from(plans)
        .innerJoin(channels, eq(channels.id, plans.channelId))
        .where(and(eq(channels.platform, platform), isNull(plans.pausedAt)));
      return studying.map(({ workspace }) => workspace);
    },
    endRefutedAbsences: async (platform, before) => {
      const isBefore = and(eq(absences.platform, platform), lt(absences.since, before));
      await database.delete(absences).where(and(isBefore, exists(runningPlans(database))));
    },
    eraseAbsent: async (platform, before) => {
      const isLong = and(
        eq(absences.platform, platform),
        lt(absences.since, before),
        notExists(runningPlans(database)),
      );
      const [long] = await database.select().from(absences).where(isLong).limit(1);
      if (long)
        await database.transaction((tx) => erase(tx, { platform, workspace: long.workspace }, before));
      return long?.workspace;
    },
  };
}

function isOf({ platform, workspace }: WorkspaceRef) {
  return and(eq(absences.platform, platform), eq(absences.workspace, workspace));
}

/** Plans of an absence's workspace that go on. */
function runningPlans(database: Database) {
  return database
    .select({ id: plans.channelId })
    .from(plans)
    .innerJoin(channels, eq(channels.id, plans.channelId))
    .where(
      and(
        eq(channels.platform, absences.platform),
        eq(channels.workspace, absences.workspace),
        isNull(plans.pausedAt),
      ),
    );
}

/** Whoever let Quorum in again a moment ago keeps everything: the absence is deleted first. */
async function erase(tx: Database, ref: WorkspaceRef, before: Parameters<WorkspaceStore['eraseAbsent']>[1]) {
  const gone = await tx
    .delete(absences)
    .where(and(isOf(ref), lt(absences.since, before)))
    .returning({ workspace: absences.workspace });
  if (gone.length === 0) return;
  // Answers and what they earned are never deleted otherwise.
  await tx.execute(sql`select set_config('quorum.erasing', 'on', true)`);
  const own = tx
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.platform, ref.platform), eq(channels.workspace, ref.workspace)));
  const people = tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.platform, ref.platform), eq(members.workspace, ref.workspace)));
  const kept = [ledger, flags, rulings, answers, anonymousAnswers, nudges, drafts, posts, plans];
  for (const table of kept) await tx.delete(table).where(inArray(table.channelId, own));
  await tx.delete(channels).where(inArray(channels.id, own));
  await tx.delete(members).where(inArray(members.id, people));
  await tx
    .delete(installations)
    .where(and(eq(installations.platform, ref.platform), eq(installations.workspace, ref.workspace)));
}

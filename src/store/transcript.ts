import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { Transcript, TranscriptEntry } from '../app/ports/transcript.ts';
import { Temporal } from '../core/time.ts';
import type { Database } from './database.ts';
import { playgroundClock, transcript } from './platform-schema.ts';
import { only } from './rows.ts';

export function transcriptIn(database: Database): Transcript {
  const find = (id: number) => database.select().from(transcript).where(eq(transcript.id, id));
  const withKey = async (key: string) =>
    await database.select().from(transcript).where(eq(transcript.key, key));
  return {
    append: async ({ at, ...entry }) => {
      const appended = await database
        .insert(transcript)
        .values({ ...entry, at: Temporal.Instant.fromEpochMilliseconds(at) })
        .onConflictDoNothing({ target: transcript.key })
        .returning();
      return toEntry(only(appended.length === 1 || entry.key === null ? appended : await withKey(entry.key)));
    },
    replace: async (id, body) =>
      (await database.update(transcript).set({ body }).where(eq(transcript.id, id)).returning()).map(
        toEntry,
      )[0],
    entry: async (id) => (await find(id)).map(toEntry)[0],
    withKey: async (key) => (await withKey(key)).map(toEntry)[0],
    list: async (channel, member, limit) => {
      const isVisible = or(isNull(transcript.visibleTo), eq(transcript.visibleTo, member));
      const latest = await database
        .select()
        .from(transcript)
        .where(and(eq(transcript.channel, channel), isVisible))
        .orderBy(desc(transcript.id))
        .limit(limit);
      return latest.reverse().map(toEntry);
    },
    clockOffset: async () => {
      const [clock] = await database.select().from(playgroundClock);
      return clock?.offsetMs ?? 0;
    },
    setClockOffset: async (offsetMs) => {
      await database
        .insert(playgroundClock)
        .values({ id: 1, offsetMs })
        .onConflictDoUpdate({ target: playgroundClock.id, set: { offsetMs } });
    },
  };
}

function toEntry({ key: _, at, ...entry }: typeof transcript.$inferSelect): TranscriptEntry {
  return { ...entry, at: at.epochMilliseconds };
}

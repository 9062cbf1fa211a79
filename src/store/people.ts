import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PeopleStore } from '../app/ports/people.ts';
import type { MemberRef } from '../app/ports/platform.ts';
import type { Database } from './database.ts';
import { only } from './rows.ts';
import { channels, members } from './schema.ts';

/** A channel's columns, as the port has them. */
export const channelFields = {
  id: channels.id,
  platform: channels.platform,
  workspace: channels.workspace,
  channel: channels.channel,
  name: channels.name,
};

/** A member's columns, as the port has them. */
export const memberFields = {
  id: members.id,
  platform: members.platform,
  workspace: members.workspace,
  member: members.member,
  name: members.name,
  hidden: members.hidden,
};

/** Members whose names may be shown on boards and reveals. */
export const isListed = and(eq(members.hidden, false), isNull(members.leftAt));

/** Whether a row is this member. */
export function isMember({ platform, workspace, member }: MemberRef) {
  return and(eq(members.platform, platform), eq(members.workspace, workspace), eq(members.member, member));
}

export function peopleStore(database: Database): PeopleStore {
  const { findChannel, keepChannel } = channelQueries(database);
  const { findPresent, keepMember } = memberQueries(database);
  return {
    findChannel: async (ref) => (await findChannel.execute({ ...ref }))[0],
    channelFor: async (ref, name) => {
      const [known] = await findChannel.execute({ ...ref });
      return known?.name === name ? known : only(await keepChannel.execute({ ...ref, name }));
    },
    findMember: async (ref) => (await database.select(memberFields).from(members).where(isMember(ref)))[0],
    memberFor: async (ref, name) => {
      const [known] = await findPresent.execute({ ...ref });
      return known?.name === name ? known : only(await keepMember.execute({ ...ref, name }));
    },
    members: async (ids) => {
      if (ids.length === 0) return [];
      return await database
        .select(memberFields)
        .from(members)
        .where(inArray(members.id, [...ids]))
        .orderBy(asc(members.id));
    },
    setHidden: async (memberId, hidden) => {
      await database.update(members).set({ hidden }).where(eq(members.id, memberId));
    },
    markLeft: async (ref) => {
      await database
        .update(members)
        .set({ leftAt: sql`now()` })
        .where(and(isMember(ref), isNull(members.leftAt)));
    },
  };
}

/** Every click asks for its channel: reading is cheap, and only what changed is written. */
function channelQueries(database: Database) {
  const ref = {
    platform: sql.placeholder('platform'),
    workspace: sql.placeholder('workspace'),
    channel: sql.placeholder('channel'),
  };
  return {
    findChannel: database
      .select(channelFields)
      .from(channels)
      .where(
        and(
          eq(channels.platform, ref.platform),
          eq(channels.workspace, ref.workspace),
          eq(channels.channel, ref.channel),
        ),
      )
      .prepare('find_channel'),
    keepChannel: database
      .insert(channels)
      .values({ ...ref, name: sql.placeholder('name') })
      .onConflictDoUpdate({
        target: [channels.platform, channels.workspace, channels.channel],
        set: { name: sql`excluded.name` },
      })
      .returning(channelFields)
      .prepare('keep_channel'),
  };
}

/** Somebody who had left is not found, so they are written, and thereby back. */
function memberQueries(database: Database) {
  const ref = {
    platform: sql.placeholder('platform'),
    workspace: sql.placeholder('workspace'),
    member: sql.placeholder('member'),
  };
  return {
    findPresent: database
      .select(memberFields)
      .from(members)
      .where(
        and(
          eq(members.platform, ref.platform),
          eq(members.workspace, ref.workspace),
          eq(members.member, ref.member),
          isNull(members.leftAt),
        ),
      )
      .prepare('find_present_member'),
    keepMember: database
      .insert(members)
      .values({ ...ref, name: sql.placeholder('name') })
      .onConflictDoUpdate({
        target: [members.platform, members.workspace, members.member],
        set: { name: sql`excluded.name`, leftAt: null },
      })
      .returning(memberFields)
      .prepare('keep_member'),
  };
}

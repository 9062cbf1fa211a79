import { and, asc, eq, gt, inArray, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm';
import type { MemberRef } from '../app/ports/platform.ts';
import type { Instant } from '../core/time.ts';
import { flags, rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { channelsAround, eraseMentions } from './erase-mentions.ts';
import { anonymousAnswers, nudges } from './learning-schema.ts';
import { sendRevealsAgain } from './outbox.ts';
import { isMember } from './people.ts';
import { transcript } from './platform-schema.ts';
import { answers, channels, drafts, ledger, members, plans, posts } from './schema.ts';

/**
 * In a transaction: erases a member. What others wait for as well is locked first, in the order in which they lock it:
 * posts, plans, channels, the member.
 */
export async function eraseMember(
  tx: Database,
  ref: MemberRef,
  revealsSince: Instant,
  now: Instant,
): Promise<void> {
  const [known] = await tx.select({ id: members.id }).from(members).where(isMember(ref));
  if (!known) return;
  await lockPostsAndPlans(tx, ref, known.id);
  await lockChannelsOf(tx, ref, known.id);
  // An answer that is just being recorded either is there by now, or finds nobody whose it could be.
  const [member] = await tx.select().from(members).where(eq(members.id, known.id)).for('update');
  if (!member) return;
  // Facts are never deleted otherwise.
  await tx.execute(sql`select set_config('quorum.erasing', 'on', true)`);
  await renewReveals(tx, member.id, revealsSince, now);
  await keepCounts(tx, member.id);
  await eraseMentions(tx, member);
  await eraseRows(tx, member);
}

async function lockPostsAndPlans(tx: Database, ref: MemberRef, memberId: number): Promise<void> {
  const answered = tx.select({ id: answers.postId }).from(answers).where(eq(answers.memberId, memberId));
  await tx
    .select({ id: posts.id })
    .from(posts)
    .where(inArray(posts.id, answered))
    .orderBy(asc(posts.id))
    .for('key share');
  await tx
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.memberId, memberId))
    .orderBy(asc(posts.id))
    .for('update');
  await tx
    .select({ id: plans.channelId })
    .from(plans)
    .where(inArray(plans.channelId, channelsAround(tx, ref)))
    .orderBy(asc(plans.channelId))
    .for('update');
}

/** Reveals that may name the member are sent again. */
async function renewReveals(tx: Database, memberId: number, since: Instant, now: Instant): Promise<void> {
  const answered = await tx
    .select({ channelId: posts.channelId, slot: posts.slot })
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .where(and(eq(answers.memberId, memberId), isNull(posts.memberId), gt(posts.closesAt, since)))
    .orderBy(asc(posts.id));
  for (const { channelId, slot } of answered) await sendRevealsAgain(tx, channelId, [slot], now);
}

/** Answers to questions of the day are counted on, without their words. Practice is nobody else's. */
async function keepCounts(tx: Database, memberId: number): Promise<void> {
  // What a newer version wrote may hold words anywhere.
  const wordless = JSON.stringify({ type: 'written', text: '' });
  await tx.execute(sql`
    insert into ${anonymousAnswers} (post_id, channel_id, response, fraction, ideas_hit, answers)
    select ${answers.postId}, ${answers.channelId},
      case when ${answers.response} ->> 'type' = 'choice' then ${answers.response} else ${wordless}::jsonb end,
      ${answers.fraction}, ${answers.ideasHit}, 1
    from ${answers} join ${posts} on ${posts.id} = ${answers.postId} and ${posts.memberId} is null
    where ${answers.memberId} = ${memberId}
    order by ${answers.postId}
    on conflict on constraint anonymous_answers_same
    do update set answers = ${anonymousAnswers}.answers + excluded.answers`);
}

async function eraseRows(tx: Database, member: typeof members.$inferSelect): Promise<void> {
  const { id } = member;
  // Once more: what was recorded while the member was waited for may be in another channel.
  const emptied = await lockChannelsOf(tx, member, id);
  const ownPosts = tx.select({ id: posts.id }).from(posts).where(eq(posts.memberId, id));
  await tx.delete(ledger).where(eq(ledger.memberId, id));
  await tx.delete(flags).where(or(eq(flags.memberId, id), inArray(flags.postId, ownPosts)));
  for (const table of [answers, nudges, drafts, posts]) await tx.delete(table).where(eq(table.memberId, id));
  await tx.update(rulings).set({ memberId: null }).where(eq(rulings.memberId, id));
  if (member.platform === 'web') await erasePrivateLines(tx, member);
  await eraseEmpty(tx, emptied);
  await tx.delete(members).where(eq(members.id, id));
}

/** The playground keeps what was said, also where nothing is studied. */
async function erasePrivateLines(tx: Database, { member }: MemberRef): Promise<void> {
  const written = and(eq(transcript.author, member), isNotNull(transcript.visibleTo));
  await tx.delete(transcript).where(or(eq(transcript.visibleTo, member), written));
}

/** Where the member did anything and nothing is studied: among them their own conversation with Quorum. */
async function lockChannelsOf(tx: Database, ref: MemberRef, memberId: number): Promise<number[]> {
  const own = await tx
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        inArray(channels.id, channelsAround(tx, ref)),
        notExists(tx.select({ id: plans.channelId }).from(plans).where(eq(plans.channelId, channels.id))),
        or(
          eq(channels.channel, ref.member),
          ...[answers, drafts, nudges, posts].map((table) =>
            inArray(
              channels.id,
              tx.select({ id: table.channelId }).from(table).where(eq(table.memberId, memberId)),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(channels.id))
    .for('update');
  return own.map((channel) => channel.id);
}

async function eraseEmpty(tx: Database, ids: number[]): Promise<void> {
  const unused = [posts, plans, drafts, nudges, rulings].map((table) =>
    notExists(tx.select({ id: table.channelId }).from(table).where(eq(table.channelId, channels.id))),
  );
  await tx.delete(channels).where(and(inArray(channels.id, ids), ...unused));
}

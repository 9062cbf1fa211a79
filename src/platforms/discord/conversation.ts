import { setImmediate } from 'node:timers/promises';
import { PermissionsBitField } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { privately } from '../../app/commands/command.ts';
import { settledWithin } from '../../app/patience.ts';
import type { Meter } from '../../app/ports/meter.ts';
import type { Handle, Inbound, Reply } from '../../app/ports/platform.ts';
import { opensForm } from '../../message/action.ts';
import { note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { limits } from './limits.ts';
import type { Deed, Ticket } from './parse.ts';
import { neededPermissions } from './permissions.ts';
import { platformName } from './refs.ts';
import type { Messages, Replies } from './replying.ts';

/** What people do, and what they get for it. Each thing is done once, however often Discord tells of it. */
export type Take = (deed: Deed) => Promise<void>;

/** Discord tells again at once, if it does, after a connection broke. What comes later, the database still holds against. */
const most = 10_000;

/** @param meter is told how long each first response took */
export function createConversation(
  replies: Replies,
  handle: Handle,
  meter: Pick<Meter, 'acknowledged'>,
): Take {
  const taken = new LRUCache<string, true>({ max: most });

  const timed = async (arrived: number, responding: Promise<boolean>): Promise<boolean> => {
    const responded = await responding;
    if (responded) meter.acknowledged(platformName, performance.now() - arrived);
    return responded;
  };

  const show = async (ticket: Ticket, reply: Reply) => {
    const replaces = reply.type === 'problems' || (reply.type === 'private' && reply.replaces === true);
    await replies.show(ticket, messagesOf(reply), replaces);
  };

  /** Acknowledges, and goes on finding the answer meanwhile. @returns what was shown, if it could be */
  const answer = async (
    ticket: Ticket,
    arrived: number,
    find: () => Promise<Reply>,
  ): Promise<Reply | undefined> => {
    const acknowledged = timed(arrived, replies.acknowledge(ticket));
    // On its way first: the embedded database keeps this process busy for as long as anything is asked of it.
    await setImmediate();
    const [awaited, found] = await Promise.all([acknowledged, find()]);
    if (!awaited) return undefined;
    await show(ticket, found);
    return found;
  };

  /** A form can only be the first response itself. */
  const answerWithForm = async (ticket: Ticket, arrived: number, reply: Promise<Reply>) => {
    const inTime = await settledWithin(limits.acknowledgeMs, reply);
    if (inTime?.type === 'form') await timed(arrived, replies.open(ticket, inTime.form));
    else await answer(ticket, arrived, () => reply);
  };

  return async ({ ticket, inbound, permissions }) => {
    if (taken.has(ticket.id)) return;
    taken.set(ticket.id, true);
    const arrived = performance.now();
    if (inbound && mayOpenForm(inbound)) return answerWithForm(ticket, arrived, handle(inbound));
    const shown = await answer(ticket, arrived, async () => (inbound ? handle(inbound) : unknown));
    const lacking = shown && savesPlan(shown) ? lackOf(permissions) : undefined;
    // Anybody can set a channel up that is closed to Quorum, and would find out only when nothing is posted.
    if (lacking) await replies.add(ticket, lacking);
  };
}

const unknown = privately(note('This does nothing any more. /study help tells what there is.'));

const tooLate = note('That took too long, and Discord opens no form any more. Press again.');

function messagesOf(reply: Reply): Messages {
  switch (reply.type) {
    case 'private':
      return reply.messages;
    case 'problems':
      return [reply.message];
    case 'form':
      return [tooLate];
  }
}

function mayOpenForm(inbound: Inbound): boolean {
  return inbound.type === 'action' && opensForm(inbound.action);
}

function savesPlan(reply: Reply): boolean {
  return reply.type === 'private' && reply.savedPlan === true;
}

/** What Quorum may not do, of what it needs. @returns undefined where it lacks nothing */
function lackOf(permissions: bigint): Message | undefined {
  const given = new PermissionsBitField(permissions);
  const missing = neededPermissions.filter(({ bit }) => !given.has(bit)).map(({ name }) => name);
  if (missing.length === 0) return undefined;
  const names = new Intl.ListFormat('en').format(missing);
  return note(
    `I can post here once I am allowed to: I lack ${names}. The channel’s settings have it under Permissions.`,
  );
}

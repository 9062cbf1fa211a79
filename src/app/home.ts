import { bold, code, heading, lines, say, whisper } from '../message/blocks.ts';
import type { Block, Message } from '../message/message.ts';
import { type Call, openCall } from './call.ts';
import type { Command } from './commands/command.ts';
import { dueMessages } from './commands/review.ts';
import { usageOf } from './commands/spec.ts';
import { progressMessage } from './commands/standing.ts';
import { todaysMessages } from './commands/today.ts';
import type { Context } from './context.ts';
import type { Channel, Member } from './ports/people.ts';
import type { ChannelRef, Visit } from './ports/platform.ts';
import { Refusal } from './refusal.ts';
import { questionInShort } from './showing.ts';

/** A piece of a member's own page. */
export interface HomeSection {
  /** Where what its buttons do happens; null: nowhere in particular. */
  readonly channel: ChannelRef | null;
  readonly blocks: readonly Block[];
}

/** A member's own page over those of their channels that study, as it is now. */
export type Home = (
  visitor: Visitor,
  isIn: (channel: ChannelRef) => boolean,
) => Promise<readonly HomeSection[]>;

/** Whose page it is. */
type Visitor = Pick<Visit, 'member' | 'zone'>;

/** Channels shown; platforms take only so many blocks. */
const most = 5;

export function createHome(context: Context, commands: readonly Command[]): Home {
  return async (visitor, isIn) => {
    const { findMember, studyingChannels } = context.store;
    const [known, studying] = await Promise.all([
      findMember(visitor.member),
      studyingChannels(visitor.member),
    ]);
    const own = studying.filter(isIn);
    const member = known ?? stranger(visitor);
    const calls = own.slice(0, most).map((channel) => callIn(context, visitor, member, channel));
    const packs = await Promise.all(calls.map(async (call) => (await call.plan())?.plan.pack));
    const sections = calls.map((call, place) => sectionOf(call, packs.indexOf(packs[place]) === place));
    return [...(await Promise.all(sections)), { channel: null, blocks: footer(own.length, commands) }];
  };
}

/** Platforms show the page by themselves, so nobody is remembered for having seen it. */
function callIn(context: Context, visitor: Visitor, member: Member, channel: Channel): Call {
  const visit = { ...visitor, channel: { ...channel, channelName: channel.name }, admin: false, roles: [] };
  return { ...openCall(context, { id: 'home', visit }), member: async () => member };
}

/** Somebody who has done nothing yet. Ids that are kept begin with 1. */
function stranger({ member: { memberName, ...ref } }: Visitor): Member {
  return { ...ref, id: 0, name: memberName, hidden: false };
}

/** @param tellsDue whether what is due is told here: it is the same in every channel that studies the same pack */
async function sectionOf(call: Call, tellsDue: boolean): Promise<HomeSection> {
  const { channel } = call.visit;
  const shown = await Promise.all([
    unlessRefused(todaysMessages(call, questionInShort)),
    tellsDue ? unlessRefused(dueMessages(call)) : [],
    unlessRefused(progressMessage(call).then((message) => [message])),
  ]);
  return {
    channel,
    blocks: [
      heading(`#${channel.channelName}`),
      ...shown.flat().flatMap(({ blocks }) => blocks),
      { type: 'divider' },
    ],
  };
}

async function unlessRefused(messages: Promise<readonly Message[]>): Promise<readonly Message[]> {
  try {
    return await messages;
  } catch (error) {
    if (error instanceof Refusal) return [error.reply];
    throw error;
  }
}

function footer(channels: number, commands: readonly Command[]): readonly Block[] {
  return [
    ...(channels === 0
      ? [
          say(
            'None of your channels studies yet. ',
            code('/study setup'),
            ' in a channel makes a plan for it.',
          ),
        ]
      : []),
    ...(channels > most
      ? [whisper(`and ${channels - most} more: /study today shows each in its channel.`)]
      : []),
    lines(
      [bold('What you can type in a channel')],
      ...commands
        .filter(({ organiserOnly }) => !organiserOnly)
        .map((command) => [code(usageOf(command)), ` ${command.summary}`]),
    ),
  ];
}

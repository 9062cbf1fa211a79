import {
  type APIInteraction,
  ChannelType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../src/app/ports/platform.ts';
import { parseInteraction } from '../../../src/platforms/discord/parse.ts';

const user = { id: '30', username: 'ben', global_name: 'Benjamin', discriminator: '0', avatar: null };
const member = { user, nick: 'Ben', roles: ['40'], permissions: '0' };
const channel = { id: '20', type: ChannelType.GuildText, name: 'study', parent_id: '19' };
const press = {
  id: '1',
  application_id: '2',
  token: 't',
  type: InteractionType.MessageComponent,
  guild_id: '10',
  channel,
  member,
  app_permissions: '0',
  message: { flags: 0 },
  data: { component_type: 2, custom_id: 'a:7:1' },
};

const parse = (changes: object) =>
  parseInteraction({ ...press, ...changes } as unknown as APIInteraction, (id) =>
    id === '20' ? 'renamed' : undefined,
  );

const visitIn = (changes: object) => parse(changes).inbound?.visit;

function inboundOf(changes: object): Inbound {
  const { inbound } = parse(changes);
  if (!inbound) throw new Error('nothing of ours');
  return inbound;
}

describe('what somebody does in Discord', () => {
  it('is theirs, where they did it', () => {
    expect(inboundOf({})).toEqual({
      type: 'action',
      id: '1',
      action: { type: 'answer', post: 7, option: 1 },
      visit: {
        channel: { platform: 'discord', workspace: '10', channel: '20', channelName: 'study' },
        member: { platform: 'discord', workspace: '10', member: '30', memberName: 'Ben' },
        admin: false,
        // As everybody in a server, they have the role of its id.
        roles: ['10', '40'],
      },
    });
  });

  it('is of the channel that a thread belongs to, also where the client does not know the thread', () => {
    const thread = { id: '21', type: ChannelType.PublicThread, name: 'a discussion', parent_id: '20' };
    expect(visitIn({ channel: thread })?.channel).toMatchObject({ channel: '20', channelName: 'renamed' });
    const elsewhere = { ...thread, parent_id: '22' };
    expect(visitIn({ channel: elsewhere })?.channel).toMatchObject({
      channel: '22',
      channelName: 'a discussion',
    });
  });

  it.each([
    [{ nick: null }, 'Benjamin'],
    [{ nick: null, user: { ...user, global_name: null } }, 'ben'],
  ])('goes by the name that others see: %j', (changes, name) => {
    expect(visitIn({ member: { ...member, ...changes } })?.member.memberName).toBe(name);
  });

  it.each([
    [PermissionFlagsBits.ManageGuild, true],
    [PermissionFlagsBits.Administrator | PermissionFlagsBits.SendMessages, true],
    [PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageChannels, false],
  ])('is an admin’s where they may manage the server: %s', (bits, admin) => {
    expect(visitIn({ member: { ...member, permissions: String(bits) } })?.admin).toBe(admin);
  });

  it('stands for nothing where its token is none of ours, or outside of a server', () => {
    expect(parse({ data: { ...press.data, custom_id: 'a:7:9' } }).inbound).toBeUndefined();
    expect(parse({ guild_id: undefined, member: undefined, user }).inbound).toBeUndefined();
  });

  it('is told apart by whether only they see the message', () => {
    expect(parse({}).ticket.own).toBe(false);
    expect(parse({ message: { flags: MessageFlags.Ephemeral } }).ticket.own).toBe(true);
  });

  it('may be about everything that a message says', () => {
    const message = { content: 'A queue.', embeds: [{ title: 'Caches', description: 'A cache.' }] };
    const data = {
      type: 3,
      name: 'Define terms here',
      target_id: '5',
      resolved: { messages: { 5: message } },
    };
    expect(inboundOf({ type: InteractionType.ApplicationCommand, data })).toMatchObject({
      type: 'passage',
      text: 'A queue.\nCaches\nA cache.',
    });
  });
});

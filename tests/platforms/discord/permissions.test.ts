import { PermissionsBitField } from 'discord.js';
import { expect, it } from 'vitest';
import { inviteLink, neededPermissions } from '../../../src/platforms/discord/permissions.ts';

it('invites Quorum with what it needs, and no more', () => {
  const link = new URL(inviteLink('123456789012345678'));
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    client_id: '123456789012345678',
    scope: 'bot applications.commands',
    integration_type: '0',
  });
  const asked = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? ''));
  expect(asked.toArray().sort()).toEqual([
    'AttachFiles',
    'CreatePublicThreads',
    'EmbedLinks',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
});

it('calls permissions by the names that Discord shows', () => {
  expect(neededPermissions.map(({ name }) => name.replaceAll(' ', '').toLowerCase()).sort()).toEqual(
    new PermissionsBitField(neededPermissions.map(({ bit }) => bit))
      .toArray()
      .map((name) => name.toLowerCase())
      .sort(),
  );
});

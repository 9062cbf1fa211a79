import { InteractionContextType, type InteractionType } from 'discord-api-types/v10';
import type { Fields } from '../../stand-in/fields.ts';
import { bitsOf, bitsOfMember, permissionsIn } from '../state/permissions.ts';
import type { Interaction, Message, User } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { channelToApp } from '../wire/channels.ts';
import { messageToApp } from '../wire/messages.ts';
import { memberToApp, userToApp } from '../wire/users.ts';

/** What somebody does. */
export interface Deed {
  readonly type: InteractionType;
  readonly channel: string;
  /** What it says about itself, such as which button was clicked. */
  readonly data: Fields;
  /** The message that it was done on. */
  readonly message?: Message;
  /** Such as `a click on "A"`. */
  readonly about: string;
}

/** @throws Error where the user cannot do anything in that channel */
export function createInteraction(world: World, user: User, deed: Deed): Interaction {
  const { type, data, message } = deed;
  const channel = world.channels.get(deed.channel);
  if (!channel || channel.deleted || channel.guild !== user.guild) {
    throw new Error(`${user.username} sees no channel ${deed.channel}`);
  }
  if (!world.guilds.get(user.guild)?.joined) throw new Error('the app is not in the server');
  const id = world.snowflakes.next();
  const token = `${Buffer.from(id).toString('base64url')}.of-an-interaction`;
  const { guild } = user;
  const payload = {
    id,
    application_id: world.app.id,
    type,
    token,
    version: 1,
    guild_id: guild,
    guild: { id: guild, locale: 'en-US', features: [] },
    channel_id: channel.id,
    channel: { ...channelToApp(world, channel), permissions: bitsOfMember(user) },
    member: { ...memberToApp(user), user: userToApp(user) },
    locale: 'en-US',
    guild_locale: 'en-US',
    app_permissions: bitsOf(permissionsIn(world, channel)),
    entitlements: [],
    authorizing_integration_owners: { 0: guild },
    context: InteractionContextType.Guild,
    attachment_size_limit: 10_485_760,
    data,
    ...(message ? { message: messageToApp(world, message) } : {}),
  };
  return {
    id,
    token,
    user: user.id,
    guild,
    channel: channel.id,
    payload,
    about: `${deed.about} of ${user.username}`,
    at: world.clock.now(),
    told: 0,
    expired: false,
    ...(message ? { message } : {}),
  };
}

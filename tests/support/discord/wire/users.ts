import type { Fields } from '../../stand-in/fields.ts';
import { bitsOfMember } from '../state/permissions.ts';
import type { User } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** A user as apps are told of them. */
export function userToApp({ id, username, name }: User): Fields {
  return {
    id,
    username,
    global_name: name ?? null,
    discriminator: '0',
    avatar: null,
    bot: false,
    system: false,
    public_flags: 0,
  };
}

/** The app itself, as a user. */
export function botToApp({ app }: World): Fields {
  const { user: id, name: username } = app;
  const about = { id, username, global_name: null, discriminator: '0000', avatar: null };
  return { ...about, bot: true, verified: true, email: null, mfa_enabled: false, flags: 0 };
}

/** Somebody as a member of their server, without who they are. */
export function memberToApp(user: User): Fields {
  return { ...membership(user.roles, user.nick), permissions: bitsOfMember(user) };
}

export function membership(roles: readonly string[], nick?: string): Fields {
  return {
    nick: nick ?? null,
    avatar: null,
    banner: null,
    roles,
    joined_at: '2021-01-01T00:00:00.000000+00:00',
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

import { type Fields, objectsIn } from '../../stand-in/fields.ts';
import type { World } from '../state/world.ts';
import { roleToApp } from '../wire/guilds.ts';
import { memberToApp, userToApp } from '../wire/users.ts';

/** @returns the users, members and roles that components name by their ids, as apps are told of them */
export function resolve(world: World, guild: string, components: readonly Fields[]): Fields {
  const ids = [...objectsIn(components)].flatMap(({ value: { values } }) =>
    Array.isArray(values) ? values.map(String) : [],
  );
  const users = ids.flatMap((id) => world.users.get(id) ?? []);
  const roles = (world.guilds.get(guild)?.roles ?? []).filter(({ id }) => ids.includes(id));
  return {
    ...(users.length > 0 ? { users: byId(users, userToApp), members: byId(users, memberToApp) } : {}),
    ...(roles.length > 0 ? { roles: byId(roles, ({ id, name }) => roleToApp(id, name, '0')) } : {}),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[], toApp: (item: Item) => Fields) {
  return Object.fromEntries(items.map((item) => [item.id, toApp(item)]));
}

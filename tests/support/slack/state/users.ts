import type { Channel, User, Workspace } from './records.ts';
import type { World } from './world.ts';

/** @returns the direct conversation of the app with a user, begun where there was none */
export function openDirect(world: World, workspace: Workspace, user: User): Channel {
  const known = [...world.channels.values()].find(
    ({ kind, members, workspace: id }) =>
      kind === 'direct' && id === workspace.id && members.has(user.id) && members.has(workspace.botUser),
  );
  if (known) return known;
  const channel: Channel = {
    id: world.ids.next('D'),
    workspace: workspace.id,
    name: user.name,
    kind: 'direct',
    members: new Set([user.id, workspace.botUser]),
    archived: false,
    deleted: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

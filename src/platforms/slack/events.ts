import type { App, InstallationStore } from '@slack/bolt';
import type { Hear } from '../../app/ports/news.ts';
import type { Directory } from './directory.ts';
import { channelRef, memberRef, platformName } from './refs.ts';
import { type Workplace, workspaceOf } from './workspace-of.ts';

interface Parts {
  readonly hear: Hear;
  readonly directory: Directory;
  /** Only where many workspaces install Quorum. */
  readonly installations: InstallationStore | undefined;
}

const lost = {
  channel_archive: 'The channel was archived.',
  group_archive: 'The channel was archived.',
  channel_deleted: 'The channel was deleted.',
  group_deleted: 'The channel was deleted.',
  channel_left: 'Quorum was removed from the channel. /invite @Quorum brings it back.',
  group_left: 'Quorum was removed from the channel. /invite @Quorum brings it back.',
} as const;

/** Listens to what happens to channels, people and the app itself. */
export function listenToEvents(app: App, { hear, directory, installations }: Parts): void {
  for (const [name, reason] of Object.entries(lost)) {
    app.event(name, async ({ event, context }) => {
      const id = 'channel' in event && typeof event.channel === 'string' ? event.channel : undefined;
      if (id === undefined) return;
      const workspace = workspaceOf(context);
      directory.forgetPlace(workspace, id);
      await hear({ type: 'channel-lost', channel: channelRef(workspace, id), reason });
    });
  }
  app.event('user_change', async ({ event: { user }, context }) => {
    const workspace = workspaceOf(context);
    directory.forgetPerson(workspace, user.id);
    if (user.deleted) await hear({ type: 'member-left', member: memberRef(workspace, user.id) });
  });

  const leave = async (context: Workplace, reason: string) => {
    const workspace = workspaceOf(context);
    const query = { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false } as const;
    await installations?.deleteInstallation?.(query);
    await hear({ type: 'workspace-lost', workspace: { platform: platformName, workspace }, reason });
  };
  app.event('app_uninstalled', ({ context }) => leave(context, 'Quorum was uninstalled from the workspace.'));
  app.event('tokens_revoked', async ({ event, context }) => {
    if (event.tokens.bot?.length) await leave(context, 'Quorum’s token was revoked. Install the app again.');
  });
}

import type { CommandSpec } from '../../app/commands/spec.ts';
import { slashCommands } from './commands.ts';

/** What Quorum may do in a workspace, and what it needs each for. docs/slack.md shows the same list. */
export const scopes = {
  'app_mentions:read': 'to look a term up when somebody mentions @Quorum',
  'channels:history': 'to find out, before a question is sent a second time, whether the first try arrived',
  'channels:read': 'to know a channel’s name, who is in it, and when it is archived or deleted',
  'chat:write': 'to post questions, reveals and leaderboards, and to answer in private',
  commands: 'for /study, /define and the shortcut',
  'files:write': 'for the picture of the leaderboard, and to send members their own data',
  'groups:history': 'the same as channels:history, in private channels that Quorum was invited to',
  'groups:read': 'the same as channels:read, in private channels that Quorum was invited to',
  'users:read': 'for names on the leaderboard, time zones, and who administers the workspace',
} as const;

/** What Quorum is told of. */
export const manifestEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'group_archive',
  'group_deleted',
  'group_left',
  'tokens_revoked',
  'user_change',
] as const;

/** Where Slack sends what happens, and where people install Quorum. */
export const paths = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const;

/** The callback id of the global shortcut. */
export const lookupShortcut = 'lookup';

/**
 * The app manifest to paste at api.slack.com/apps.
 * @param baseUrl where Quorum is reached over HTTPS, such as `https://quorum.example.com`; without it, Socket Mode
 */
export function slackManifest(commands: readonly CommandSpec[], baseUrl?: string): object {
  const url = baseUrl && new URL(paths.events, baseUrl).href;
  return {
    display_information: {
      name: 'Quorum',
      description: 'A question each working day, answered in private, discussed together.',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Quorum', always_online: true },
      shortcuts: [
        {
          name: 'Look up a term',
          type: 'global',
          callback_id: lookupShortcut,
          description: 'Find a term of what your team studies',
        },
      ],
      slash_commands: slashCommands(commands).map((command) => ({
        ...command,
        ...(url && { url }),
        should_escape: false,
      })),
    },
    oauth_config: {
      ...(baseUrl && { redirect_urls: [new URL(paths.redirect, baseUrl).href] }),
      scopes: { bot: Object.keys(scopes) },
    },
    settings: {
      event_subscriptions: { ...(url && { request_url: url }), bot_events: manifestEvents },
      interactivity: {
        is_enabled: true,
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

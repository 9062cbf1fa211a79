import type { Fields } from '../../stand-in/fields.ts';
import type { User } from '../state/records.ts';
import { channelToApp } from './conversation-methods.ts';
import { argument, type Method, SlackError } from './method.ts';

const info: Method = {
  token: 'bot',
  scope: () => 'users:read',
  run(call) {
    const user = call.world.users.get(argument(call, 'user'));
    if (user?.workspace !== call.workspace.id) throw new SlackError('user_not_found');
    return { user: userToApp(user) };
  },
};

const conversations: Method = {
  token: 'bot',
  scope: () => 'channels:read',
  run(call) {
    const user = argument(call, 'user') || call.workspace.botUser;
    const { botUser, id } = call.workspace;
    const joined = [...call.world.channels.values()].filter(
      ({ workspace, members, kind, deleted }) =>
        workspace === id && kind !== 'direct' && !deleted && members.has(user) && members.has(botUser),
    );
    const channels = joined.map((channel) => channelToApp(channel, call.workspace));
    return { channels, response_metadata: { next_cursor: '' } };
  },
};

/** @returns a user as Slack gives it to apps */
export function userToApp(user: User): Fields {
  return {
    id: user.id,
    team_id: user.workspace,
    name: user.name.toLowerCase(),
    real_name: user.name,
    tz: user.zone,
    tz_label: user.zone,
    is_admin: user.admin || user.owner,
    is_owner: user.owner,
    is_bot: false,
    deleted: false,
    profile: { real_name: user.name, display_name: user.name },
  };
}

const authTest: Method = {
  token: 'bot',
  run: ({ workspace }) => ({
    url: `https://${workspace.name.toLowerCase()}.slack.com/`,
    team: workspace.name,
    team_id: workspace.id,
    user: 'quorum',
    user_id: workspace.botUser,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  }),
};

const revoke: Method = {
  token: 'bot',
  run({ workspace, world }) {
    workspace.refusal = 'token_revoked';
    world.changes.tell();
    return { revoked: true };
  },
};

const openConnection: Method = { token: 'app', run: (call) => ({ url: call.issueSocketUrl() }) };

const exchangeCode: Method = {
  token: 'none',
  run(call) {
    const { clientId, clientSecret, id } = call.app;
    if (argument(call, 'client_id') !== clientId) throw new SlackError('invalid_client_id');
    if (argument(call, 'client_secret') !== clientSecret) throw new SlackError('bad_client_secret');
    const code = argument(call, 'code');
    const workspace = call.world.workspaces.get(call.codes.get(code) ?? '');
    if (!workspace) throw new SlackError('invalid_code');
    call.codes.delete(code);
    const installer = [...call.world.users.values()].find((user) => user.workspace === workspace.id);
    return {
      app_id: id,
      access_token: workspace.botToken,
      token_type: 'bot',
      scope: [...workspace.scopes].join(','),
      bot_user_id: workspace.botUser,
      team: { id: workspace.id, name: workspace.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: installer?.id ?? 'U0' },
    };
  },
};

export const accountMethods = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'apps.connections.open': openConnection,
  'oauth.v2.access': exchangeCode,
  'users.info': info,
  'users.conversations': conversations,
};

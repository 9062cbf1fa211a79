import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/app/commands/list.ts';
import { manifestFor } from '../../../src/cli/manifest.ts';
import { scopes, slackManifest } from '../../../src/platforms/slack/manifest.ts';

const documentation = readFileSync(join(import.meta.dirname, '../../../docs/slack.md'), 'utf8');

describe('the manifest for Slack', () => {
  it('has every command, with what can be typed after it', () => {
    expect(slackManifest(commands)).toMatchObject({
      features: {
        slash_commands: [
          { command: '/study', usage_hint: expect.stringContaining('leaderboard [week|month|all]') },
          { command: '/define', usage_hint: '<term>' },
        ],
      },
    });
  });

  it('needs no address for Socket Mode', () => {
    expect(slackManifest(commands)).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(manifestFor('slack')).not.toContain('url');
  });

  it('names the address for everything that Slack sends over HTTP', () => {
    const url = 'https://quorum.example.com/slack/events';
    const settings = {
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url, message_menu_options_url: url },
      socket_mode_enabled: false,
    };
    expect(slackManifest(commands, 'https://quorum.example.com')).toMatchObject({
      features: { slash_commands: [{ url }, { url }] },
      oauth_config: { redirect_urls: ['https://quorum.example.com/slack/oauth_redirect'] },
      settings,
    });
  });

  it('asks for no scope whose reason is not documented', () => {
    const listed = [...documentation.matchAll(/^\| `([a-z_:]+)` \| (.+) \|$/gm)].map(([, name, why]) => [
      name,
      why,
    ]);
    expect(Object.fromEntries(listed)).toEqual(scopes);
  });

  it('says what there is, where something else is asked for', () => {
    expect(() => manifestFor('irc')).toThrow('only for slack');
    expect(() => manifestFor('slack', 'quorum')).toThrow('is no address');
  });
});

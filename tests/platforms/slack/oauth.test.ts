import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../support/slack/state/records.ts';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

let study: SlackStudy;

/** Goes the way of somebody who installs the app in their browser. @returns what the last page says */
async function install(workspace: Workspace): Promise<Response> {
  const { slack, url } = study;
  const page = await fetch(`${url}/slack/install`);
  const [, address = ''] = /href="([^"]+authorize[^"]+)"/.exec(await page.text()) ?? [];
  const asked = new URL(address.replaceAll('&amp;', '&'));
  expect(asked.origin).toBe(new URL(slack.apiUrl).origin);
  expect(asked.searchParams.get('scope')).toContain('chat:write');
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const state = asked.searchParams.get('state') ?? '';
  const back = new URLSearchParams({ code: slack.agrees(workspace), state });
  return fetch(`${url}/slack/oauth_redirect?${back}`, { headers: { cookie } });
}

describe('Slack for many workspaces', () => {
  beforeEach(async () => {
    study = await startSlackStudy('OAuth');
  });
  afterEach(() => study.stop());

  it('works in each workspace that has installed it, and in no other', async () => {
    const { slack, database } = study;
    const globex = slack.addWorkspace('Globex');
    const gus = slack.addUser({ name: 'Gus', admin: true }, globex);
    const room = slack.addChannel('room', { members: [gus], workspace: globex });
    expect((await install(slack.workspace)).status).toBe(200);
    await study.setUp();
    await gus.types('/study help', { channel: room });
    expect(gus.sees(room)).toEqual([]);
    expect((await install(globex)).status).toBe(200);
    await gus.types('/study help', { channel: room });
    await slack.until(() => gus.sees(room).length > 0);
    await study.goTo('Mon 09:00');
    expect(textOf(await study.question())).toContain('Question of the day');
    const kept = await database.installations.installation({ platform: 'slack', workspace: globex.id });
    expect(kept).toBeDefined();
  });

  it('forgets the token of a workspace that uninstalls it, and pauses its plans', async () => {
    const { slack, database } = study;
    await install(slack.workspace);
    await study.setUp();
    await slack.uninstalls();
    const ref = { platform: 'slack', workspace: slack.workspace.id };
    expect(await database.installations.installation(ref)).toBeUndefined();
    const [plan] = await database.store.plans();
    expect(plan?.paused?.reason).toMatch(/uninstalled|revoked/);
  });

  it('goes on with its plans where it is installed again', async () => {
    const { slack, database } = study;
    await install(slack.workspace);
    await study.setUp();
    await slack.uninstalls();
    expect((await database.store.plans())[0]?.paused).toBeTruthy();
    // Slack tells twice of it: what ends has dealt with both.
    await study.restart();
    await install(slack.workspace);
    expect((await database.store.plans())[0]?.paused).toBeNull();
    expect(await database.store.absentWorkspaces('slack')).toEqual([]);
  });

  it('installs for nobody who comes with a state that it has not given', async () => {
    const { slack, url } = study;
    const back = new URLSearchParams({ code: slack.agrees(slack.workspace), state: 'guessed' });
    expect((await fetch(`${url}/slack/oauth_redirect?${back}`)).status).toBe(400);
    const ref = { platform: 'slack', workspace: slack.workspace.id };
    expect(await study.database.installations.installation(ref)).toBeUndefined();
  });
});

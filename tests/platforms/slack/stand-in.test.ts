import type { App, types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../support/slack/person.ts';
import { form, plain, question } from '../../support/slack/sample-payloads.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';
import { type Mode, startBolt } from '../../support/slack/start-bolt.ts';
import { buttonsOf, textOf } from '../../support/slack/surfaces/read.ts';

// Towards the real client the stand-in has to be as Slack is, or tests of the platform prove nothing.

let slack: Slack;
let app: App;
let mei: Person;
let ben: Person;
let channel: string;

async function start(mode: Mode): Promise<void> {
  slack = await startSlack();
  mei = slack.addUser({ name: 'Mei', admin: true });
  ben = slack.addUser({ name: 'Ben', zone: 'America/New_York' });
  channel = slack.addChannel('study', { members: [mei, ben] });
  app = await startBolt(slack, mode);
}

async function stop(): Promise<void> {
  await app.stop();
  await slack.stop();
}

async function postQuestion() {
  await app.client.chat.postMessage({ channel, text: 'A question', blocks: question });
  return slack.until(() => slack.messages(channel).at(-1));
}

describe.each(['Socket Mode', 'HTTP'] as const)('the stand-in, over %s', (mode) => {
  beforeEach(() => start(mode));
  afterEach(stop);

  it('brings a command to its listener, and a private answer to whoever typed it', async () => {
    app.command('/study', async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: `You said ${command.text}` });
    });
    const { afterMs } = await mei.types('/study <today>', { channel });
    await slack.until(() => mei.sees(channel).length);
    expect(mei.sees(channel).map(textOf)).toEqual(['You said &lt;today&gt;']);
    expect([...ben.sees(channel), ...slack.messages(channel)]).toEqual([]);
    expect(afterMs).toBeGreaterThan(0);
    mei.reloads();
    expect(mei.sees(channel)).toEqual([]);
  });

  it('takes a command’s acknowledgement for an answer', async () => {
    app.command('/define', async ({ ack }) => ack({ text: 'A majority', response_type: 'in_channel' }));
    await mei.types('/define quorum', { channel });
    expect(slack.messages(channel).map(textOf)).toEqual(['A majority']);
  });

  it('brings a click to its listener, with the message, and lets it be replaced', async () => {
    app.action('answer-B', async ({ ack, body, action, respond }) => {
      await ack();
      const { message } = body as unknown as { message: { text: string } };
      const { value } = action as { value: string };
      await respond({ text: `${message.text}: ${value}`, replace_original: true });
    });
    const message = await postQuestion();
    expect([textOf(message), buttonsOf(message)]).toEqual(['What is a *quorum*?', ['A', 'B']]);
    await ben.clicks(message, 'B');
    await slack.until(() => slack.messages(channel)[0]?.edited);
    expect(slack.messages(channel).map(({ ts, text }) => [ts, text])).toEqual([
      [message.ts, 'A question: B'],
    ]);
  });

  it('opens a modal, shows its errors, and closes it once it is accepted', async () => {
    app.command('/study', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
    });
    const states: unknown[] = [];
    app.view('schedule', async ({ ack, view }) => {
      states.push(view.state.values);
      const wrong = view.state.values.zone?.text?.value === 'Mars';
      await (wrong ? ack({ response_action: 'errors', errors: { zone: 'No such zone' } }) : ack());
    });
    await mei.types('/study setup', { channel });
    const view = await slack.until(() => slack.lastView(mei.id));
    await mei.submits(view, { 'Time zone': 'Mars', Days: ['Monday'] });
    expect(slack.lastView(mei.id)?.errors).toEqual({ zone: 'No such zone' });
    await mei.submits(view, { Days: ['Tuesday'] });
    expect(slack.lastView(mei.id)).toBeUndefined();
    const chosen = { text: plain('Tuesday'), value: 'tuesday' };
    expect(states[1]).toEqual({
      zone: { text: { type: 'plain_text_input', value: 'Europe/Berlin' } },
      days: { choice: { type: 'multi_static_select', selected_options: [chosen] } },
      term: { term: { type: 'external_select', selected_option: null } },
    });
    await expect(async () => mei.submits(view)).rejects.toThrow('while "Days" is empty');
  });

  it('asks for options while somebody types, and stacks what is pushed', async () => {
    app.shortcut('lookup', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
    });
    app.options('term', async ({ ack, options }) => {
      await ack({ options: [{ text: plain(`${options.value}!`), value: 'q' }] });
    });
    app.view('schedule', async ({ ack, view }) => {
      const term = view.state.values.term?.term?.selected_option?.value;
      await ack({ response_action: 'push', view: { ...form, title: plain(`Term ${term}`) } });
    });
    await ben.uses('lookup');
    const view = await slack.until(() => slack.lastView(ben.id));
    const { payload } = await ben.searches(view, 'Term', 'quor');
    expect(payload).toEqual({ options: [{ text: plain('quor!'), value: 'q' }] });
    await ben.submits(view, { Days: ['monday'], Term: { text: plain('quor!'), value: 'q' } });
    const pushed = slack.lastView(ben.id);
    expect(pushed?.title).toBe('Term q');
    if (pushed) await ben.closes(pushed);
    expect(slack.lastView(ben.id)?.title).toBe('Schedule');
  });

  it('publishes a Home, whose menus are told at once', async () => {
    const menu: types.KnownBlock = {
      type: 'actions',
      elements: [{ type: 'users_select', action_id: 'who', placeholder: plain('Somebody') }],
    };
    app.event('app_home_opened', async ({ client, event }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [...question, menu] },
      });
    });
    let chosen: unknown;
    app.action('who', async ({ ack, payload }) => {
      chosen = payload;
      await ack();
    });
    await mei.opensHome();
    const home = await slack.until(() => slack.home(mei.id));
    await mei.chooses(home, 'Somebody', ben.id);
    expect(chosen).toMatchObject({ type: 'users_select', selected_user: ben.id });
    expect(slack.home(ben.id)).toBeUndefined();
  });

  it('brings mentions, and shortcuts on messages', async () => {
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: event.text.toUpperCase(), thread_ts: event.ts });
    });
    const seen: string[] = [];
    app.shortcut('explain', async ({ ack, shortcut }) => {
      await ack();
      if (shortcut.type === 'message_action') seen.push(shortcut.message_ts);
    });
    await mei.mentions('what is a quorum?', { channel });
    const [asked, reply] = await slack.until(
      () => slack.messages(channel).length === 2 && slack.messages(channel),
    );
    expect(reply?.threadTs).toBe(asked?.ts);
    expect(reply?.text).toContain('WHAT IS A QUORUM?');
    if (asked) await ben.usesOn(asked, 'explain');
    expect(seen).toEqual([asked?.ts]);
  });
});

import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { noMeter } from '../../../src/app/ports/meter.ts';
import { Temporal } from '../../../src/core/time.ts';
import { createSlackPlatform } from '../../../src/platforms/slack/connect.ts';
import { lookupShortcut, manifestEvents, scopes } from '../../../src/platforms/slack/manifest.ts';
import { channelRef, memberRef } from '../../../src/platforms/slack/refs.ts';
import { openMemoryStore } from '../memory-store.ts';
import { startOfTests } from '../playground.ts';
import type { Person as SlackPerson } from '../slack/person.ts';
import { type Slack, startSlack } from '../slack/slack.ts';
import type { Message, View } from '../slack/state/records.ts';
import { elementsOf } from '../slack/surfaces/find-element.ts';
import { textOf } from '../slack/surfaces/read.ts';
import { fieldsAt, isFields, listAt, objectsIn, textAt } from '../stand-in/fields.ts';
import { slackMarkup } from './hostile.ts';
import type { Bot, Entry, OpenForm, OpenSurface, Person, Shown } from './surface.ts';

/** Slack, over Socket Mode. */
export const openSlack: OpenSurface = async (bot) => {
  const slack = await startSlack({
    now: () => startOfTests.epochMilliseconds,
    scopes: [...Object.keys(scopes), 'im:write'],
    events: manifestEvents,
  });
  slack.forbids(...slackMarkup);
  const [ben, mei] = [slack.addUser({ name: 'Ben' }), slack.addUser({ name: 'Mei' })];
  const members = [ben, mei];
  const study = slack.addChannel('study', { members });
  const closed = slack.addChannel('closed', { members });
  const directs = await openDirects(slack, members);
  const platform = await startPlatform(slack, bot);
  await slack.deletes(closed);
  const { id: workspace } = slack.workspace;
  const meet = (person: SlackPerson, name: string): Person => ({
    ...createPerson(slack, person, [study, directs.get(person.id) ?? '']),
    ref: { ...memberRef(workspace, person.id), memberName: name },
  });
  return {
    platform,
    channel: { ...channelRef(workspace, study), channelName: 'study' },
    gone: { channel: channelRef(workspace, closed), message: '1.000001' },
    ben: meet(ben, 'Ben'),
    mei: meet(mei, 'Mei'),
    until: slack.until,
    complaints: () => slack.takeViolations().map(({ what, path, problem }) => `${what}: ${path} ${problem}`),
    async stop() {
      await platform.stop();
      await slack.stop();
    },
  };
};

async function startPlatform(slack: Slack, { handle, suggest }: Bot) {
  const { apiUrl, app, workspace } = slack;
  const { installations } = await openMemoryStore();
  const platform = createSlackPlatform({
    settings: { type: 'socket', apiUrl, botToken: workspace.botToken, appToken: app.appToken },
    installations,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(slack.clock.now()) },
    home: async () => [],
    hear: async () => {},
    suggest,
    meter: noMeter,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
  });
  await platform.start(handle);
  return platform;
}

/** The ids of people's conversations with Quorum, which may not open any itself. */
async function openDirects({ apiUrl, workspace }: Slack, members: readonly SlackPerson[]) {
  const client = new webApi.WebClient(workspace.botToken, { slackApiUrl: apiUrl });
  const opened = members.map(async ({ id }) => {
    const { channel } = await client.conversations.open({ users: id });
    return [id, channel?.id ?? ''] as const;
  });
  const directs = new Map(await Promise.all(opened));
  workspace.scopes.delete('im:write');
  return directs;
}

function createPerson(slack: Slack, person: SlackPerson, places: readonly string[]): Omit<Person, 'ref'> {
  const [channel = ''] = places;
  const seen = () =>
    places
      .flatMap((place) => person.sees(place))
      .filter(({ user, files }) => user === slack.workspace.botUser && files.length === 0);
  const view = () => {
    const last = slack.lastView(person.id);
    if (!last) throw new Error('No form is open.');
    return last;
  };
  return {
    sees: () => seen().map(shownMessage),
    files: () =>
      places
        .flatMap((place) => person.sees(place))
        .flatMap(({ files }) => files.flatMap((id) => slack.file(id) ?? []))
        .filter(({ name }) => !name.endsWith('.png'))
        .map(({ name, content }) => ({ name, text: content.toString() })),
    async types({ name, args }, given) {
      const line = [`/${name}`, ...args.flatMap((arg) => given[arg.name] ?? [])].join(' ');
      await person.types(line, { channel });
    },
    async completes({ name }, _others, argument, typed) {
      // Slack completes nothing in a line; terms are looked up in a menu that does.
      if (name !== 'define' || argument !== 'term') return undefined;
      await person.uses(lookupShortcut);
      const menu = await slack.until(() => slack.lastView(person.id));
      const { payload } = await person.searches(menu, 'Term', typed);
      await person.closes(menu);
      return listAt(payload, 'options').map((option) => textAt(fieldsAt(option, 'text'), 'text') ?? '');
    },
    async presses({ id }, label) {
      const message = seen().find(({ ts }) => ts === id);
      const raw = message && labelsOf(message).find((one) => plainLabel(one) === label);
      if (!message || raw === undefined) throw new Error(`There is no button “${label}”.`);
      await person.clicks(message, raw);
    },
    form: () => {
      const open = slack.lastView(person.id);
      return open && openForm(open);
    },
    async submits(entries = {}) {
      await person.submits(view(), entries);
    },
  };
}

const shown = new WeakMap<Message, Shown>();

/** The same for the same message. */
function shownMessage(message: Message): Shown {
  const known = shown.get(message) ?? readMessage(message);
  shown.set(message, known);
  return known;
}

function readMessage(message: Message): Shown {
  const dividers = message.blocks.map((block) =>
    block.type === 'divider' ? '─' : textOf({ blocks: [block] }),
  );
  return {
    id: message.ts,
    text: dividers.join('\n'),
    buttons: elementsOf(message.blocks).map(({ element }) => {
      const label = textAt(fieldsAt(element, 'text'), 'text') ?? '';
      const pressed = label.startsWith(tick);
      return { label: plainLabel(label), pressed, primary: element.style === 'primary' && !pressed };
    }),
    alts: [],
    picturesApart: true,
    alive: [...objectsIn(message.blocks)].flatMap(({ value }) => aliveIn(value)),
    own: message.onlyFor !== undefined || message.channel.startsWith('D'),
    thread: message.threadTs,
  };
}

const tick = '✓ ';

function plainLabel(label: string): string {
  return label.startsWith(tick) ? label.slice(tick.length) : label;
}

function labelsOf({ blocks }: Message): readonly string[] {
  return elementsOf(blocks).map(({ element }) => textAt(fieldsAt(element, 'text'), 'text') ?? '');
}

const lively = [
  'link',
  'user',
  'usergroup',
  'channel',
  'broadcast',
  'emoji',
  'date',
  'mrkdwn',
  'team',
  'color',
];

/** Parts of rich text, and texts that Slack searches for marks. Ours are all plain, but for links. */
function aliveIn(value: Readonly<Record<string, unknown>>): readonly string[] {
  const type = textAt(value, 'type') ?? '';
  if (type === 'plain_text') return value.emoji === false ? [] : ['text in which emoji are looked for'];
  return lively.includes(type) ? [textAt(value, 'url') ?? JSON.stringify(value)] : [];
}

function openForm({ title, blocks, errors }: View): OpenForm {
  const inputs = blocks.filter(isFields).filter(({ type }) => type === 'input');
  const intro = blocks.filter(({ type }) => type === 'section');
  return {
    title,
    intro: textOf({ blocks: intro }),
    fields: inputs.map((input) => ({
      label: textAt(fieldsAt(input, 'label'), 'text') ?? '',
      beside: [textAt(fieldsAt(input, 'hint'), 'text'), errors[String(input.block_id)]]
        .filter(Boolean)
        .join(' '),
      value: entryIn(fieldsAt(input, 'element')),
    })),
  };
}

function entryIn(element: Readonly<Record<string, unknown>>): Entry {
  if (element.type === 'multi_users_select') return (element.initial_users ?? []) as readonly string[];
  const option = fieldsAt(element, 'initial_option');
  return textAt(fieldsAt(option, 'text'), 'text') ?? textAt(element, 'initial_value') ?? '';
}

import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { parse } from 'discord-markdown-parser';
import { pino } from 'pino';
import type { Args } from '../../../src/app/commands/command.ts';
import { commands } from '../../../src/app/commands/list.ts';
import type { CommandSpec } from '../../../src/app/commands/spec.ts';
import { noMeter } from '../../../src/app/ports/meter.ts';
import { Temporal } from '../../../src/core/time.ts';
import { createDiscordPlatform } from '../../../src/platforms/discord/connect.ts';
import { channelRef, memberRef } from '../../../src/platforms/discord/refs.ts';
import { type Discord, startDiscord } from '../discord/discord.ts';
import type { Person as DiscordPerson } from '../discord/person.ts';
import type { Channel, Message, Modal } from '../discord/state/records.ts';
import { buttonsIn } from '../discord/surfaces/find-button.ts';
import { startOfTests } from '../playground.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../stand-in/fields.ts';
import { discordMarkup } from './hostile.ts';
import type { Bot, Entry, OpenForm, OpenSurface, Person, Shown } from './surface.ts';

/** Discord, in a text channel. */
export const openDiscord: OpenSurface = async (bot) => {
  const discord = await startDiscord({ now: () => startOfTests.epochMilliseconds });
  discord.forbids(...discordMarkup);
  const ben = discord.addUser({ username: 'ben', name: 'Benjamin', nick: 'Ben' });
  const mei = discord.addUser({ username: 'mei', name: 'Mei' });
  const study = discord.addChannel('study');
  const closed = discord.addChannel('closed');
  discord.deletesChannel(closed);
  const platform = await startPlatform(discord, bot);
  const { id: guild } = discord.guild;
  const meet = (person: DiscordPerson, name: string): Person => ({
    ...createPerson(discord, person, study),
    ref: { ...memberRef(guild, person.id), memberName: name },
  });
  return {
    platform,
    channel: { ...channelRef(guild, study), channelName: 'study' },
    gone: { channel: channelRef(guild, closed), message: study },
    ben: meet(ben, 'Ben'),
    mei: meet(mei, 'Mei'),
    until: discord.until,
    complaints: () =>
      discord.takeViolations().map(({ what, path, problem }) => `${what}: ${path} ${problem}`),
    async stop() {
      await platform.stop();
      await discord.stop();
    },
  };
};

async function startPlatform(discord: Discord, { handle, suggest }: Bot) {
  const platform = createDiscordPlatform({
    settings: { token: discord.token, apiUrl: discord.apiUrl },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(discord.clock.now()) },
    commands,
    suggest,
    hear: async () => {},
    giveUp: () => {},
    meter: noMeter,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
  });
  await platform.start(handle);
  await discord.until(() => discord.commands.length > 0);
  return platform;
}

function createPerson(discord: Discord, person: DiscordPerson, channel: string): Omit<Person, 'ref'> {
  const seen = () => {
    const places = [channel, ...discord.threads(channel).map(({ id }) => id)];
    const inServer = places.flatMap((place) => person.sees(place));
    const all = [...inServer, ...discord.directMessages(person.id)];
    return all.filter(({ author }) => author === discord.botUser);
  };
  return {
    files: () =>
      seen()
        .flatMap(({ attachments }) => attachments)
        .filter(({ filename }) => !filename.endsWith('.png'))
        .map(({ filename: name, content }) => ({ name, text: content.toString() })),
    sees: () => seen().map((message) => shownMessage(message, discord.channel(message.channel))),
    async types(command, args) {
      await person.types(lineOf(command, args), { channel });
    },
    async completes(command, others, argument, typed) {
      const offered = await person.completes(lineOf(command, others), argument, typed, { channel });
      return offered.map(({ name }) => name);
    },
    async presses({ id }, label) {
      const message = seen().find((one) => one.id === id);
      const raw = message && labelsOf(message).find((one) => plainLabel(one) === label);
      if (!message || raw === undefined) throw new Error(`There is no button “${label}”.`);
      await person.clicks(message, raw);
    },
    form: () => {
      const modal = person.lastModal();
      return modal && openForm(modal);
    },
    async submits(entries = {}) {
      const modal = person.lastModal();
      if (!modal) throw new Error('No form is open.');
      await person.submits(modal, entries);
    },
  };
}

function lineOf({ name, args }: CommandSpec, given: Args): string {
  const typed = args.flatMap((arg) =>
    given[arg.name] === undefined ? [] : `${arg.name}:${given[arg.name]}`,
  );
  return [`/${name}`, ...typed].join(' ');
}

const shown = new WeakMap<Message, Shown>();

/** The same for the same message. */
function shownMessage(message: Message, place: Channel): Shown {
  const known = shown.get(message) ?? readMessage(message, place);
  shown.set(message, known);
  return known;
}

function readMessage(message: Message, { id, parent, recipient }: Channel): Shown {
  const { content, embeds } = message;
  const texts = [content, ...embeds.map((embed) => textAt(embed, 'description') ?? '')].map(readMarkdown);
  return {
    id: message.id,
    text: texts.map(({ text }) => text).join('\n'),
    buttons: buttonsIn(message).map((button) => {
      const label = String(button.label);
      const pressed = label.startsWith(tick);
      return { label: plainLabel(label), pressed, primary: button.style === ButtonStyle.Primary };
    }),
    picturesApart: false,
    alts: message.attachments.map(({ description = '' }) => description),
    alive: texts.flatMap(({ alive }) => alive),
    own: message.onlyFor !== undefined || recipient !== undefined,
    thread: parent === undefined ? undefined : id,
  };
}

const tick = '✓ ';

function plainLabel(label: string): string {
  return label.startsWith(tick) ? label.slice(tick.length) : label;
}

function labelsOf(message: Message): readonly string[] {
  return buttonsIn(message).map((button) => String(button.label));
}

type Node = ReturnType<typeof parse>[number];

/** What changes only how text looks. */
const looks = ['text', 'strong', 'em', 'inlineCode', 'codeBlock', 'heading', 'subtext', 'twemoji', 'br'];

/** What has lines of its own. */
const lines = ['codeBlock', 'heading', 'subtext'];

/** Text as Discord's own client reads it. */
function readMarkdown(markdown: string): Pick<Shown, 'text' | 'alive'> {
  const nodes = parse(markdown, 'extended');
  return { text: nodes.map(textIn).join(''), alive: nodes.flatMap(aliveIn) };
}

function textIn({ type, content, name }: Node): string {
  if (type === 'br') return '\n';
  if (type === 'twemoji') return String(name);
  const inner = Array.isArray(content) ? content.map(textIn).join('') : String(content ?? '');
  return lines.includes(type) ? `\n${inner}\n` : inner;
}

function aliveIn(node: Node): readonly string[] {
  const inner: readonly string[] = Array.isArray(node.content) ? node.content.flatMap(aliveIn) : [];
  return looks.includes(node.type) ? inner : [String(node.target ?? JSON.stringify(node)), ...inner];
}

function openForm({ title, components }: Modal): OpenForm {
  const inputs = components.filter(({ type }) => type === ComponentType.Label);
  const intro = components.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  return {
    title,
    intro: intro.map((text) => readMarkdown(text).text).join('\n'),
    fields: inputs.map((input) => ({
      label: String(input.label),
      beside: textAt(input, 'description') ?? '',
      value: entryIn(fieldsAt(input, 'component')),
    })),
  };
}

function entryIn(input: Fields): Entry {
  switch (input.type) {
    case ComponentType.StringSelect: {
      const chosen = listAt(input, 'options').find((option) => option.default === true);
      return textAt(chosen, 'label') ?? '';
    }
    case ComponentType.MentionableSelect:
      return listAt(input, 'default_values').map(({ id }) => String(id));
    default:
      return textAt(input, 'value') ?? '';
  }
}

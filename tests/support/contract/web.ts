import { isDeepStrictEqual } from 'node:util';
import type { Args } from '../../../src/app/commands/command.ts';
import { commands } from '../../../src/app/commands/list.ts';
import type { CommandSpec } from '../../../src/app/commands/spec.ts';
import { plainSpans, type Span } from '../../../src/core/rich-text.ts';
import { type FormField, readPeople, writePeople } from '../../../src/message/form.ts';
import { marks } from '../../../src/message/marks.ts';
import {
  botId,
  type Person as CastMember,
  cast,
  memberRef,
  studyChannel,
} from '../../../src/platforms/web/cast.ts';
import type { WireBlock, WireButton, WireEntry, WireForm } from '../../../src/platforms/web/wire.ts';
import { follow, type RunningPlayground, startPlayground } from '../playground.ts';
import { type Changes, watchChanges } from '../stand-in/changes.ts';
import type { Entry, OpenForm, OpenSurface, Person, Shown } from './surface.ts';

/** The playground: its HTTP server, and people's pages as far as what they get and send. */
export const openWeb: OpenSurface = async (bot) => {
  const { handle, suggest } = bot;
  const playground = await startPlayground({ handle, suggest, commands });
  const changes = watchChanges(() => '');
  const pages = await Promise.all(['ben', 'mei'].map((id) => openPage(playground, changes, id)));
  const [ben, mei] = pages;
  if (!ben || !mei) throw new Error('Ben or Mei is missing.');
  return {
    platform: playground.platform,
    channel: studyChannel,
    gone: { channel: { ...studyChannel, channel: 'closed' }, message: '999999' },
    ben,
    mei,
    until: changes.until,
    complaints: () => [],
    async stop() {
      for (const page of pages) page.close();
      await playground.stop();
    },
  };
};

interface Open {
  readonly form: WireForm;
  readonly entry: number;
}

async function openPage(playground: RunningPlayground, changes: Changes, id: string) {
  const self = cast.find((one) => one.id === id) ?? cast[0];
  const wire = new Map<string, WireEntry>();
  const shown = new Map<string, Shown>();
  let open: Open | undefined;

  const show = (entry: WireEntry) => {
    // A later snapshot tells again what is there.
    if (entry.author !== botId || isDeepStrictEqual(wire.get(String(entry.id)), entry)) return;
    wire.set(String(entry.id), entry);
    shown.set(String(entry.id), shownEntry(entry));
    changes.tell();
  };
  const stream = await follow(playground.url, id);
  const listen = async () => {
    for (;;) {
      const event = await stream.next();
      if (event.type === 'snapshot') event.entries.map(show);
      if (event.type === 'entry') show(event.entry);
    }
  };
  // It ends where the page is closed.
  listen().catch(() => undefined);

  const ask = async (path: string, body: object, entry = 0) => {
    const { status, answer } = await playground.post(`/playground/${path}`, { as: id, ...body });
    if (status !== 200) return notice((answer as { error: string }).error);
    const reply = answer as { type: string; form?: WireForm };
    open = reply.form && { form: reply.form, entry };
  };
  const notice = (text: string) => {
    const own = {
      id: `notice-${shown.size}`,
      text,
      buttons: [],
      alts: [],
      picturesApart: false,
      alive: [],
      own: true,
      thread: undefined,
    };
    shown.set(own.id, own);
    changes.tell();
  };

  const page: Person = {
    ref: memberRef(self),
    sees: () => [...shown.values()],
    files: () =>
      [...wire.values()]
        .flatMap(blocksIn)
        .flatMap((block) => (block.type === 'file' ? [{ name: block.name, text: readUrl(block.href) }] : [])),
    types: (command, args) => ask('line', { text: lineOf(command, args) }),
    async completes(command, others, _argument, typed) {
      const line = encodeURIComponent(`${lineOf(command, others)} ${typed}`);
      const response = await fetch(`${playground.url}/playground/complete?line=${line}`);
      return ((await response.json()) as { label: string }[]).map(({ label }) => label);
    },
    async presses({ id: pressed }, label) {
      const entry = Number(pressed);
      const button = buttonsIn(wire.get(pressed)).find((one) => one.label === label);
      await ask('press', { token: button?.token, entry }, entry);
    },
    form: () => open && openForm(open.form),
    async submits(entries = {}) {
      if (!open) throw new Error('No form is open.');
      const { form, entry } = open;
      const values = form.fields.map((field) => [field.id, writtenIn(field, entries[field.label])]);
      await ask('submit', { token: form.token, values: Object.fromEntries(values), entry }, entry);
    },
  };
  return { ...page, close: () => stream.close() };
}

function lineOf({ name, args }: CommandSpec, given: Args): string {
  return [`/${name}`, ...args.flatMap((arg) => given[arg.name] ?? [])].join(' ');
}

function shownEntry(entry: WireEntry): Shown {
  const blocks = blocksIn(entry);
  const spans = blocks.flatMap(spansOf);
  return {
    id: String(entry.id),
    text: blocks.flatMap(linesOf).join('\n'),
    buttons: buttonsIn(entry).map(({ label, pressed = false, style }) => ({
      label,
      pressed,
      primary: style === 'primary' && !pressed,
    })),
    picturesApart: false,
    alts: blocks.flatMap((block) => (block.type === 'image' ? [block.alt] : [])),
    alive: spans.flatMap(({ href }) => href ?? []),
    own: entry.private,
    thread: entry.thread === null ? undefined : String(entry.thread),
  };
}

function readUrl(href: string): string {
  return Buffer.from(href.slice(href.indexOf(',') + 1), 'base64').toString();
}

function blocksIn({ body }: WireEntry): readonly WireBlock[] {
  return body.type === 'message' ? body.message.blocks : [];
}

function buttonsIn(entry: WireEntry | undefined): readonly WireButton[] {
  const blocks = entry ? blocksIn(entry) : [];
  return blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

/** What the page writes for a block. */
function linesOf(block: WireBlock): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
      return [plainSpans(block.spans)];
    case 'code':
      return [block.code];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, plainSpans(value)]);
    case 'options':
      return block.options.flatMap(({ label, text, mark, note, share }) => [
        `${label} ${plainSpans(text)}`,
        ...(mark ? [marks[mark]] : []),
        ...(note ? [plainSpans(note)] : []),
        ...(share ? [`${share.count} of ${share.of} (…)`] : []),
      ]);
    case 'divider':
      return ['─'];
    case 'buttons':
    case 'image':
    case 'file':
      return [];
  }
}

function spansOf(block: WireBlock): readonly Span[] {
  switch (block.type) {
    case 'text':
      return block.spans;
    case 'fields':
      return block.fields.flatMap(({ value }) => value);
    case 'options':
      return block.options.flatMap(({ text, note = [] }) => [...text, ...note]);
    case 'heading':
    case 'code':
    case 'divider':
    case 'buttons':
    case 'image':
    case 'file':
      return [];
  }
}

function openForm({ title, intro = '', fields }: WireForm): OpenForm {
  return {
    title,
    intro,
    fields: fields.map((field) => ({
      label: field.label,
      beside: [field.type === 'choice' ? '' : field.hint, field.problem].filter(Boolean).join(' '),
      value: entryOf(field),
    })),
  };
}

function entryOf(field: FormField): Entry {
  switch (field.type) {
    case 'text':
      return field.value ?? '';
    case 'choice':
      return field.choices.find(({ value }) => value === field.value)?.label ?? '';
    case 'people': {
      const people = readPeople(field.value);
      return people.ok ? people.value.map((one) => one.id) : [];
    }
  }
}

function writtenIn(field: FormField, entry: Entry = entryOf(field)): string {
  switch (field.type) {
    case 'text':
      return String(entry);
    case 'choice':
      return field.choices.find(({ label }) => label === entry)?.value ?? '';
    case 'people':
      return writePeople(cast.filter(({ id }) => entry.includes(id)).map(pickedOf));
  }
}

function pickedOf({ id, name }: CastMember) {
  return { type: 'member', id, name } as const;
}

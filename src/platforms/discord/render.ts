import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
  type RawFile,
  type RESTAPIAttachment,
} from 'discord.js';
import { actionToken } from '../../message/action.ts';
import type { Block, Button, Field, FileBlock, Message, OptionLine } from '../../message/message.ts';
import { escapeText } from './escape.ts';
import { layOut, type Piece } from './layout.ts';
import { limits } from './limits.ts';
import { fenced, markdownLines, optionLines } from './markdown.ts';

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A message as Discord's API takes it, for sending and for editing: whatever is not in it goes when it is edited in. */
export interface DiscordMessage {
  content: string;
  embeds: APIEmbed[];
  components: Row[];
  attachments: RESTAPIAttachment[];
  /** Nobody is mentioned, whatever the texts say. */
  allowed_mentions: { parse: []; replied_user: false };
  /** Pictures and files; they go beside the rest, not in it: `const { files, ...body } = renderMessage(message)`. */
  files?: RawFile[];
}

/** @throws TooLong where its texts are longer than Discord takes, which no view’s are */
export function renderMessage({ summary, blocks }: Message): DiscordMessage {
  const { content, descriptions } = layOut(blocks.flatMap(renderBlock), escapeText(summary));
  const images = blocks.filter((block) => block.type === 'image');
  const files = [
    ...images.map(pictureOf),
    ...blocks.flatMap((block) => (block.type === 'file' ? [fileOf(block)] : [])),
  ];
  return {
    content,
    embeds: descriptions.map((description) => ({ description })),
    components: rowsOf(blocks).map((row) => ({
      type: ComponentType.ActionRow,
      components: row.map(renderButton),
    })),
    attachments: files.map(({ name }, id) => ({
      id: String(id),
      filename: name,
      description: (images[id]?.alt ?? name).slice(0, limits.alt),
    })),
    allowed_mentions: { parse: [], replied_user: false },
    ...(files.length > 0 ? { files } : {}),
  };
}

function renderBlock(block: Block): readonly Piece[] {
  switch (block.type) {
    case 'heading':
      return [{ lines: [`### ${escapeText(block.text.replace(/\s+/g, ' '))}`], close: 'below' }];
    case 'text': {
      const lines = markdownLines(block.spans);
      return block.tone === 'quiet' ? [{ lines: lines.map(quiet), close: 'above' }] : [{ lines }];
    }
    case 'code':
      return [{ lines: [fenced(block.code)] }];
    case 'fields':
      return [{ lines: block.fields.flatMap(fieldLines) }];
    case 'options':
      return [{ lines: optionsLines(block.options) }];
    case 'divider':
      return [{ lines: ['-# ─────'] }];
    case 'buttons':
    case 'image':
    case 'file':
      return [];
  }
}

/** Small and grey. */
function quiet(line: string): string {
  return line === '' ? line : `-# ${line}`;
}

function fieldLines({ label, value }: Field): readonly string[] {
  return markdownLines([{ text: label, bold: true }, { text: ' ' }, ...value]);
}

/** With an empty line between them where one takes several. */
function optionsLines(options: readonly OptionLine[]): readonly string[] {
  const all = options.map(optionLines);
  const apart = all.some((lines) => lines.length > 1);
  return all.flatMap((lines, place) => (apart && place > 0 ? ['', ...lines] : lines));
}

/** A row for each row of buttons, or as few as hold them where that is too many. No two do the same: Discord takes no such. */
function rowsOf(blocks: readonly Block[]): readonly (readonly Button[])[] {
  const groups = blocks.flatMap((block) => (block.type === 'buttons' ? [block.buttons] : []));
  const seen = new Set<string>();
  const distinct = groups.map((group) => group.filter(({ action }) => isNew(seen, actionToken(action))));
  const rows = distinct.flatMap((group) => chunks(group, limits.row));
  return rows.length > limits.rows ? chunks(distinct.flat(), limits.row) : rows;
}

function isNew(seen: Set<string>, token: string): boolean {
  const before = seen.size;
  return seen.add(token).size > before;
}

const styles = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;

function renderButton({ label, action, style, pressed }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: pressed ? ButtonStyle.Success : styles[style ?? 'plain'],
    label: pressed ? `✓ ${label}` : label,
    custom_id: actionToken(action),
  };
}

function pictureOf({ png }: Block & { type: 'image' }, place: number): RawFile {
  return { name: `picture-${place + 1}.png`, data: Buffer.from(png), contentType: 'image/png' };
}

function fileOf({ name, mediaType, text }: FileBlock): RawFile {
  return { name, data: Buffer.from(text), contentType: mediaType };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));
}

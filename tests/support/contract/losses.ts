import { plainSpans } from '../../../src/core/rich-text.ts';
import { actionToken } from '../../../src/message/action.ts';
import { marks } from '../../../src/message/marks.ts';
import type { Block, Message } from '../../../src/message/message.ts';
import type { Shown, ShownButton } from './surface.ts';

/** Texts that have to be found, in any order among themselves, after all that comes before. */
type Step = readonly string[];

/** What of a message is not shown, or not in its place; and what is alive in it beside its own links. */
export function lossesOf(message: Message, shown: Shown): readonly string[] {
  const links = message.blocks.flatMap(linksOf);
  const strangers = shown.alive.filter((one) => !links.includes(one));
  return [
    ...lostTexts(message, flat(shown.text)),
    ...message.blocks.flatMap((block) => lostShape(block, shown)),
    ...links.filter((href) => !shown.alive.includes(href)).map((href) => `no link to ${href}`),
    ...strangers.map((one) => `alive: ${one}`),
    ...lostButtons(message, shown.buttons),
  ];
}

function lostTexts({ blocks }: Message, text: string): readonly string[] {
  let place = 0;
  return blocks.flatMap(stepsOf).flatMap((step) => {
    const found = step.map(flat).map((piece) => ({ piece, at: text.indexOf(piece, place) }));
    place = Math.max(place, ...found.map(({ piece, at }) => (at < 0 ? 0 : at + piece.length)));
    return found.filter(({ at }) => at < 0).map(({ piece }) => `not there, or not in order: ${piece}`);
  });
}

function stepsOf(block: Block): readonly Step[] {
  switch (block.type) {
    case 'heading':
      return [[block.text]];
    case 'text':
      return [[plainSpans(block.spans)]];
    case 'code':
      return [[block.code]];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [[label], [plainSpans(value)]]);
    case 'options':
      return block.options.flatMap(({ label, text, mark, note, share }) => [
        [label],
        [plainSpans(text)],
        [
          ...(mark ? [marks[mark]] : []),
          ...(note ? [plainSpans(note)] : []),
          ...(share ? [`${share.count} of ${share.of} (`] : []),
        ],
      ]);
    case 'divider':
      return [['─']];
    case 'buttons':
    case 'image':
    case 'file':
      return [];
  }
}

/** What order alone does not tell: pictures, and the space in code. */
function lostShape(block: Block, { alts, picturesApart, text }: Shown): readonly string[] {
  if (block.type === 'image' && !picturesApart && !alts.some((alt) => alt.includes(block.alt)))
    return [`no picture described as ${block.alt}`];
  if (block.type === 'code' && !text.replaceAll('\u200b', '').includes(block.code))
    return [`not with its lines: ${block.code}`];
  return [];
}

/** Buttons that do the same as an earlier one may be missing. */
function lostButtons({ blocks }: Message, shown: readonly ShownButton[]): readonly string[] {
  const all = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const tokens = all.map(({ action }) => actionToken(action));
  const distinct = all.filter((_, place) => tokens.indexOf(tokens[place] ?? '') === place);
  const meant = distinct.map(({ label, pressed = false, style }) => ({
    label,
    pressed,
    primary: style === 'primary' && !pressed,
  }));
  const [wanted, there] = [meant, shown.slice(0)].map((buttons) => JSON.stringify(buttons));
  return wanted === there ? [] : [`buttons ${there} in place of ${wanted}`];
}

function linksOf(block: Block): readonly string[] {
  const spans = [
    ...(block.type === 'text' ? block.spans : []),
    ...(block.type === 'fields' ? block.fields.flatMap(({ value }) => value) : []),
    ...(block.type === 'options' ? block.options.flatMap(({ text, note = [] }) => [...text, ...note]) : []),
  ];
  return spans.flatMap(({ href }) => href ?? []);
}

/** Platforms draw space in their own ways, and part marks from each other by characters without a width. */
function flat(text: string): string {
  return text.replace(/[\s\u200b]/g, '');
}

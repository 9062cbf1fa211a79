import type { TranscriptEntry } from '../../app/ports/transcript.ts';
import { actionToken } from '../../message/action.ts';
import type { Form } from '../../message/form.ts';
import type { Block, FileBlock, Message } from '../../message/message.ts';
import type { Body, WireBlock, WireEntry, WireFile, WireForm, WireImage, WireMessage } from './wire.ts';

/** The message as the page draws it: the same blocks, with tokens in place of actions and pictures as data URLs. */
export function renderMessage(message: Message): WireMessage {
  return { summary: message.summary, blocks: message.blocks.map(renderBlock) };
}

function renderBlock(block: Block): WireBlock {
  switch (block.type) {
    case 'buttons':
      return {
        type: 'buttons',
        buttons: block.buttons.map(({ action, ...button }) => ({ ...button, token: actionToken(action) })),
      };
    case 'image':
      return renderImage(block);
    case 'file':
      return renderFile(block);
    case 'heading':
    case 'text':
    case 'code':
    case 'fields':
    case 'options':
    case 'divider':
      return block;
  }
}

/** A PNG's width and height stand in its header, at bytes 16 and 20. */
function renderImage({ png, alt }: Block & { type: 'image' }): WireImage {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  return {
    type: 'image',
    src: `data:image/png;base64,${bytes.toString('base64')}`,
    alt,
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
  };
}

function renderFile({ name, mediaType, text }: FileBlock): WireFile {
  return { type: 'file', name, href: `data:${mediaType};base64,${Buffer.from(text).toString('base64')}` };
}

export function renderForm({ action, ...form }: Form): WireForm {
  return { ...form, token: actionToken(action) };
}

/** The entry as its readers get it. Whoever gets a private one is the member it is for. */
export function renderEntry(entry: TranscriptEntry): WireEntry {
  return {
    id: entry.id,
    author: entry.author,
    private: entry.visibleTo !== null,
    thread: entry.thread,
    at: entry.at,
    // Only this platform writes its transcript, and only bodies.
    body: entry.body as Body,
  };
}

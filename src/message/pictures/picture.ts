import type { Message } from '../message.ts';
import type { Drawing } from './drawing.ts';

/** A drawing, and what it shows in words. */
export interface Picture {
  readonly drawing: Drawing;
  /** At most `altLength` characters. */
  readonly alt: string;
}

/** What every platform takes as the description of a picture, in characters: Slack. */
export const altLength = 1000;

/** The message with a picture below it. Its text says all that the picture shows. */
export function illustrated(message: Message, png: Uint8Array, { alt }: Picture): Message {
  return { ...message, blocks: [...message.blocks, { type: 'image', png, alt }] };
}

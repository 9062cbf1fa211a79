import { note } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';

/** Something a person asked for that cannot be done, with a friendly message that says what to do instead. */
export class Refusal extends Error {
  readonly reply: Message;

  constructor(reply: Message | string) {
    const message = typeof reply === 'string' ? note(reply) : reply;
    super(message.summary);
    this.name = 'Refusal';
    this.reply = message;
  }
}

import { bold, code, heading, say, whisper } from '../blocks.ts';
import type { Block, Message } from '../message.ts';

/** A command as help lists it. */
export interface HelpLine {
  /** Such as `/study quiz [chapter]`. */
  readonly usage: string;
  readonly summary: string;
}

/** What the bot can do, in the words it is asked with. */
export function help(members: readonly HelpLine[], organisers: readonly HelpLine[]): Message {
  return {
    summary: 'What Quorum can do',
    blocks: [
      heading('What Quorum can do'),
      say(
        'A question is posted on each study day. Answer in private: your first answer counts, being quick earns nothing.',
      ),
      ...members.map(line),
      ...(organisers.length > 0 ? [say(bold('For organisers')), ...organisers.map(line)] : []),
      whisper('Replies are for you alone unless you share them.'),
    ],
  };
}

function line({ usage, summary }: HelpLine): Block {
  return say(code(usage), ` ${summary}`);
}

import { randomUUID } from 'node:crypto';
import { note } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';
import { act, submit } from './acting.ts';
import { type Call, openCall, requireOrganiser } from './call.ts';
import { type Args, type Command, privately } from './commands/command.ts';
import { checkArguments, findCommand, parseLine } from './commands/parse.ts';
import type { Context } from './context.ts';
import type { Handle, Inbound, Reply } from './ports/platform.ts';
import { StoreUnavailable } from './ports/store.ts';
import { Refusal } from './refusal.ts';

/** The bot as one function: from what a person did to what they get. It never throws. */
export function createHandle(context: Context, commands: readonly Command[]): Handle {
  return async (inbound) => {
    try {
      return await dispatch(openCall(context, inbound.visit), inbound, commands);
    } catch (error) {
      return privately(explain(context, inbound, error));
    }
  };
}

async function dispatch(call: Call, inbound: Inbound, commands: readonly Command[]): Promise<Reply> {
  switch (inbound.type) {
    case 'text': {
      const { command, args } = parseLine(inbound.text, commands);
      return run(call, command, args);
    }
    case 'command': {
      const command = findCommand(inbound.name, commands);
      return run(call, command, checkArguments(command, inbound.args));
    }
    case 'action':
      return act(call, inbound.action);
    case 'submission':
      return submit(call, inbound.action, inbound.values);
  }
}

async function run(call: Call, command: Command, args: Args): Promise<Reply> {
  if (command.organiserOnly) await requireOrganiser(call);
  return command.run(call, args);
}

function explain({ log }: Context, inbound: Inbound, error: unknown): Message {
  if (error instanceof Refusal) return error.reply;
  const answering =
    inbound.type === 'action' || inbound.type === 'submission' ? answers(inbound.action.type) : false;
  if (error instanceof StoreUnavailable) {
    log.error({ err: error }, 'database unavailable');
    return note(
      answering
        ? 'Your answer was not recorded: the database cannot be reached. Please try again in a minute.'
        : 'The database cannot be reached, so nothing was changed. Please try again in a minute.',
    );
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference, type: inbound.type }, 'request failed');
  return note(
    `Something went wrong here, and it has been written down as ${reference}. `,
    answering ? '/study today shows whether your answer was recorded.' : 'Please try again.',
  );
}

function answers(type: string): boolean {
  return type === 'answer' || type === 'submit' || type === 'write';
}

import { cleanTexts } from '../core/clean-text.ts';
import { note } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';
import { act, submit } from './acting.ts';
import { type Call, isOrganiser, openCall, requireOrganiser } from './call.ts';
import { type Args, type Command, privately } from './commands/command.ts';
import { explainTerms } from './commands/define.ts';
import { checkArguments, readArguments, splitLine, unknownCommand } from './commands/parse.ts';
import type { Context } from './context.ts';
import { createPace, type MayAct } from './pacing.ts';
import type { Handle, Inbound, Reply } from './ports/platform.ts';
import { ErasedMeanwhile } from './ports/privacy.ts';
import { StoreUnavailable } from './ports/store.ts';
import { Refusal } from './refusal.ts';
import { requestId, withinRequest } from './request.ts';
import { requireFitting } from './sizing.ts';

/** The bot as one function: from what a person did to what they get. It never throws. */
export function createHandle(
  context: Context,
  commands: readonly Command[],
  mayAct: MayAct = createPace(),
): Handle {
  const answer = async (inbound: Inbound): Promise<Reply> => {
    if (!mayAct(inbound)) return tooMuch;
    try {
      requireFitting(inbound);
      const clean = cleanTexts(inbound);
      return await unlessErased(() => dispatch(openCall(context, clean), clean, commands));
    } catch (error) {
      return privately(explain(context, inbound, error));
    }
  };
  return (inbound) => withinRequest(() => answer(inbound));
}

/** Whoever has their data erased, and answers at the same time, does so as somebody new. */
async function unlessErased(act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ErasedMeanwhile) return act();
    throw error;
  }
}

const tooMuch = privately(
  note('That was a lot at once, so nothing was done. Please wait a few seconds, and try again.'),
);

async function dispatch(call: Call, inbound: Inbound, commands: readonly Command[]): Promise<Reply> {
  switch (inbound.type) {
    case 'text': {
      const { name, words } = splitLine(inbound.text);
      const command = await commandOf(call, name, commands);
      return run(call, command, readArguments(command, words));
    }
    case 'command': {
      const command = await commandOf(call, inbound.name, commands);
      return run(call, command, checkArguments(command, inbound.args));
    }
    case 'passage':
      return privately(await explainTerms(call, inbound.text));
    case 'action':
      return act(call, inbound.action);
    case 'submission':
      return submit(call, inbound.action, inbound.values);
  }
}

/** The command of that name. @throws Refusal which names the nearest that they may use */
async function commandOf(call: Call, name: string, commands: readonly Command[]): Promise<Command> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const mayAll = await isOrganiser(call);
  throw unknownCommand(
    name,
    commands.filter(({ organiserOnly }) => mayAll || !organiserOnly),
  );
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
    return note(outageWords(answering, error.mayHaveActed));
  }
  log.error({ err: error, type: inbound.type }, 'request failed');
  return note(
    `Something went wrong here, and it has been written down as ${requestId()}. `,
    answering ? `Your answer may have been recorded. ${answerAgain}` : 'Please try again.',
  );
}

function outageWords(answering: boolean, mayHaveActed: boolean): string {
  const again = 'Please try again in a minute.';
  if (!mayHaveActed) {
    const lost = answering
      ? 'Your answer was not recorded: the database cannot be reached.'
      : 'The database cannot be reached, so nothing was changed.';
    return `${lost} ${again}`;
  }
  return answering
    ? `Your answer may not have been recorded: the database fell silent. ${answerAgain}`
    : 'The database fell silent, so this may have been done or not. Please look again in a minute.';
}

const answerAgain = 'Please answer again in a minute: where it was, that one counts, and you see it.';

function answers(type: string): boolean {
  return type === 'answer' || type === 'submit' || type === 'write';
}

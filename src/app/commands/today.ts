import { formatMoment } from '../../core/plan-words.ts';
import { bold, count, note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { type AskingPost, asks } from '../asking-post.ts';
import { type Call, planOf } from '../call.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import { questionForMember } from '../showing.ts';
import { nextOpenSlots } from '../upcoming.ts';
import { type Command, privately } from './command.ts';

/** Each question is a message, and platforms take few at once. */
const questionsShown = 4;

type Show = (call: Call, post: AskingPost) => Promise<Message>;

/** `/study today`: what is open, to answer here or with the verdict already given. Brings back what has vanished. */
export const today: Command = {
  name: 'study today',
  summary: 'See what is open today, and your answers to it',
  args: [],
  organiserOnly: false,
  run: async (call) => privately(...(await todaysMessages(call, questionForMember))),
};

/** What is open in the channel, or else the last question. `show`: makes the message of each. @throws Refusal */
export async function todaysMessages(call: Call, show: Show): Promise<readonly [Message, ...Message[]]> {
  const plan = await planOf(call);
  const open = (await call.context.store.openQuestions(plan.channel.id, call.now)).filter(asks);
  const shown = await Promise.all(open.slice(-questionsShown).map((post) => show(call, post)));
  const [first, ...rest] = shown;
  if (!first) return [await nothingOpen(call, plan), ...(await lastQuestion(call, plan, show))];
  const older = open.length - shown.length;
  return [first, ...rest, ...(older > 0 ? [olderNote(older)] : [])];
}

function olderNote(older: number): Message {
  return note(
    `Before these, ${count(older, 'question is', 'questions are')} open as well: see in the channel.`,
  );
}

/** When the next question comes. */
async function nothingOpen(call: Call, plan: ChannelPlan): Promise<Message> {
  const lead = 'Nothing is open right now. ';
  const [next] = plan.paused ? [] : await nextOpenSlots(call.context.store, plan, call.now, 1, 'question');
  if (!next) return note(lead, 'No question is planned.');
  return note(lead, 'The next one comes on ', bold(formatMoment(next.at, plan.plan.zone)), '.');
}

async function lastQuestion(call: Call, { channel }: ChannelPlan, show: Show): Promise<readonly Message[]> {
  const last = (await call.context.store.latestQuestions(channel.id, 1)).filter(asks);
  return Promise.all(last.map((post) => show(call, post)));
}

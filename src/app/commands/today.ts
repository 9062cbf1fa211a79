import { formatMoment } from '../../core/plan-words.ts';
import { bold, count, note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { questionForMember } from '../answering.ts';
import { asks } from '../asking-post.ts';
import { type Call, planOf } from '../call.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import { nextOpenSlots } from '../upcoming.ts';
import { type Command, privately } from './command.ts';

/** Each question is a message, and platforms take few at once. */
const questionsShown = 4;

/** `/study today`: what is open, to answer here or with the verdict already given. Brings back what has vanished. */
export const today: Command = {
  name: 'study today',
  summary: 'See what is open today, and your answers to it',
  args: [],
  organiserOnly: false,
  async run(call) {
    const plan = await planOf(call);
    const open = (await call.context.store.openQuestions(plan.channel.id, call.now)).filter(asks);
    const views = await Promise.all(open.slice(-questionsShown).map((post) => questionForMember(call, post)));
    const [first, ...rest] = views;
    if (!first) return privately(await nothingOpen(call, plan), ...(await lastQuestion(call, plan)));
    const older = open.length - views.length;
    return privately(first, ...rest, ...(older > 0 ? [olderNote(older)] : []));
  },
};

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

/** The last question, with the verdict where they answered it. */
async function lastQuestion(call: Call, { channel }: ChannelPlan): Promise<readonly Message[]> {
  const last = (await call.context.store.latestQuestions(channel.id, 1)).filter(asks);
  return Promise.all(last.map((post) => questionForMember(call, post)));
}

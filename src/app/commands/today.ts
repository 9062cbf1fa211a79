import { formatMoment } from '../../core/plan-words.ts';
import { nextSlots } from '../../core/slots.ts';
import { bold, note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { asks, questionForMember } from '../answering.ts';
import { type Call, planOf } from '../call.ts';
import { type Command, privately } from './command.ts';

/** `/study today`: what is open, to answer here or with the verdict already given. Brings back what has vanished. */
export const today: Command = {
  name: 'study today',
  summary: 'See what is open today, and your answers to it',
  args: [],
  organiserOnly: false,
  async run(call) {
    const plan = await planOf(call);
    const open = (await call.context.store.openQuestions(plan.channel.id, call.now)).filter(asks);
    if (open.length === 0) return privately(await nothingOpen(call));
    const views = await Promise.all(open.map((post) => questionForMember(call, post)));
    return privately({
      summary: views.map((view) => view.summary).join(' '),
      blocks: views.flatMap((view, place) => [
        ...(place > 0 ? [{ type: 'divider' } as const] : []),
        ...view.blocks,
      ]),
    });
  },
};

/** When the next question comes; with the verdict on the last one, if they answered it. */
async function nothingOpen(call: Call): Promise<Message> {
  const { plan, paused, channel } = await planOf(call);
  const [next] = nextSlots(plan, call.now, 1, 'question');
  const when =
    paused || !next
      ? 'No question is planned.'
      : ['The next one comes on ', bold(formatMoment(next.at, plan.zone)), '.'];
  const lead = note('Nothing is open right now. ', ...(typeof when === 'string' ? [when] : when));
  const [last] = (await call.context.store.latestQuestions(channel.id, 1)).filter(asks);
  if (!last) return lead;
  const view = await questionForMember(call, last);
  return { summary: lead.summary, blocks: [...lead.blocks, { type: 'divider' }, ...view.blocks] };
}

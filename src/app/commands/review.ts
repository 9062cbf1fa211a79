import type { Pack } from '../../core/pack.ts';
import { askQuestion } from '../../core/selection.ts';
import { localDateIn } from '../../core/time.ts';
import type { Button, Message } from '../../message/message.ts';
import {
  dueLine,
  nothingDue,
  nothingToAsk,
  nothingToReview,
  reviewQuestion,
} from '../../message/views/review.ts';
import { reviewKey } from '../after-review.ts';
import { type Agenda, ownAgenda } from '../agenda.ts';
import type { AskingPost } from '../asking-post.ts';
import { type Call, zoneOf } from '../call.ts';
import { remindersFor } from '../reminding.ts';
import { viewOf } from '../showing.ts';
import { type Command, privately } from './command.ts';
import { recordPractice } from './quiz.ts';
import { installedPack, packOf } from './studying.ts';

/** `/study review`: what is due for the member, one question after the other. */
export const review: Command = {
  name: 'study review',
  summary: 'Review what is due for you, in private',
  args: [],
  organiserOnly: false,
  async run(call) {
    const pack = await packOf(call);
    const [agenda, reminder] = await Promise.all([ownAgenda(call, pack), remindersFor(call)]);
    const asked = await askDue(call, pack, agenda);
    return privately(
      asked ? reviewQuestion(viewOf(asked), agenda.due.length, reminder) : rest(agenda, reminder),
    );
  },
};

/** The question that is due next. @throws Refusal where its pack is gone */
export async function reviewNext(call: Call, packId: string): Promise<Message> {
  const pack = installedPack(call, packId);
  const agenda = await ownAgenda(call, pack);
  const asked = await askDue(call, pack, agenda);
  return asked ? reviewQuestion(viewOf(asked), agenda.due.length) : rest(agenda, await remindersFor(call));
}

/** That something is due, where it is; for a page that shows other things as well. @throws Refusal */
export async function dueMessages(call: Call): Promise<readonly Message[]> {
  const pack = await packOf(call);
  const { due } = await ownAgenda(call, pack);
  return due.length > 0 ? [dueLine(pack.id, due.length)] : [];
}

async function askDue(call: Call, pack: Pack, { answers, due }: Agenda): Promise<AskingPost | undefined> {
  const [question] = due;
  if (!question) return undefined;
  const [{ id }, channel, zone] = await Promise.all([call.member(), call.channel(), zoneOf(call)]);
  const shown = askQuestion(pack, question, id + answers.length);
  return recordPractice(
    call,
    shown,
    reviewKey(shown, channel.id, localDateIn(zone, call.now), answers.length),
  );
}

/** What there is to say where nothing is asked. */
function rest({ answers, waiting, nextInDays }: Agenda, reminder: readonly Button[]): Message {
  if (answers.length === 0) return nothingToReview(reminder);
  return waiting > 0 ? nothingToAsk(reminder) : nothingDue(nextInDays, reminder);
}

import type { AskedQuestion } from '../../core/asked-question.ts';
import type { Pack, Question } from '../../core/pack.ts';
import { askQuestion, selectPractice } from '../../core/selection.ts';
import { localDateIn } from '../../core/time.ts';
import type { Message } from '../../message/message.ts';
import { privateQuestion } from '../../message/views/question.ts';
import { openNearby } from '../answering.ts';
import { type AskingPost, asks } from '../asking-post.ts';
import type { Call } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { setAsideIn } from '../set-aside.ts';
import { viewOf } from '../showing.ts';
import { type Command, privately } from './command.ts';
import { chapterArgument, chapterOf, installedPack, packOf } from './studying.ts';

/** `/study quiz`: a practice question in private, without points. */
export const quiz: Command = {
  name: 'study quiz',
  summary: 'Practise in private, without points',
  args: [chapterArgument],
  organiserOnly: false,
  async run(call, { chapter }) {
    const pack = await packOf(call);
    const chapters = chapter ? [chapterOf(pack, chapter)] : pack.chapters;
    return privately(
      await practise(
        call,
        pack,
        chapters.flatMap(({ questions }) => questions),
      ),
    );
  },
};

/** A practice question on a term. @throws Refusal where no question asks about it */
export function practiseTerm(call: Call, packId: string, term: string): Promise<Message> {
  return practise(call, installedPack(call, packId), call.context.library.questionsOn(packId, term));
}

/** A practice question of a chapter. @throws Refusal */
export function practiseChapter(call: Call, packId: string, number: number): Promise<Message> {
  const pack = installedPack(call, packId);
  return practise(call, pack, chapterOf(pack, String(number)).questions);
}

/** Asks one that is open nowhere in the workspace now, so that practice gives no question of the day away. */
async function practise(call: Call, pack: Pack, questions: readonly Question[]): Promise<Message> {
  if (questions.length === 0)
    throw new Refusal('No question asks about that yet, so there is nothing to practise.');
  const member = await call.member();
  const { store } = call.context;
  const [open, asked, concerns] = await Promise.all([
    openNearby(call),
    store.practised(member.id, pack.id),
    store.concerns([(await call.channel()).id]),
  ]);
  const setAside = setAsideIn(concerns, pack.id);
  const closed = questions.filter(
    ({ id }) => !setAside.has(id) && !open.some((one) => one.pack === pack.id && one.question === id),
  );
  const question = selectPractice(closed, asked, member.id + asked.length);
  if (!question)
    throw new Refusal(
      'There is nothing to practise on this right now: what asks about it is still open as a question of the day, or set aside because it was flagged.',
    );
  const shown = askQuestion(pack, question, member.id + asked.length);
  const post = await recordPractice(call, shown, call.id);
  return privateQuestion(viewOf(post));
}

/** Records a practice question as asked. `key`: the same whenever the same is asked for again. */
export async function recordPractice(call: Call, question: AskedQuestion, key: string): Promise<AskingPost> {
  const zone = (await call.plan())?.plan.zone ?? 'UTC';
  const post = await call.context.store.askPractice({
    key,
    channelId: (await call.channel()).id,
    memberId: (await call.member()).id,
    question,
    date: localDateIn(zone, call.now),
    at: call.now,
  });
  if (asks(post)) return post;
  throw new Error(`practice post ${post.id} lost its question`);
}

import type { Pack, Question } from '../../core/pack.ts';
import { askQuestion, selectPractice } from '../../core/selection.ts';
import type { Message } from '../../message/message.ts';
import { privateQuestion } from '../../message/views/question.ts';
import { asks, viewOf } from '../answering.ts';
import type { Call } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { type Command, privately } from './command.ts';
import { chapterOf, packOf } from './studying.ts';

/** `/study quiz`: a practice question in private, without points. */
export const quiz: Command = {
  name: 'study quiz',
  summary: 'Practise in private, without points',
  args: [
    {
      name: 'chapter',
      summary: 'a chapter’s number, or a word of its title',
      required: false,
      suggests: 'chapter',
    },
  ],
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
  return practise(call, installed(call, packId), call.context.library.questionsOn(packId, term));
}

/** A practice question of a chapter. @throws Refusal */
export function practiseChapter(call: Call, packId: string, number: number): Promise<Message> {
  const pack = installed(call, packId);
  return practise(call, pack, chapterOf(pack, String(number)).questions);
}

function installed(call: Call, id: string): Pack {
  const pack = call.context.library.pack(id);
  if (!pack) throw new Refusal(`The pack “${id}” is not installed any more.`);
  return pack;
}

/** Asks one that is not open in the channel now, so that practice gives no question of the day away. */
async function practise(call: Call, pack: Pack, questions: readonly Question[]): Promise<Message> {
  const { store } = call.context;
  const [channel, member] = await Promise.all([call.channel(), call.member()]);
  const [open, asked] = await Promise.all([
    store.openQuestions(channel.id, call.now),
    store.practised(member.id, pack.id),
  ]);
  const closed = questions.filter(({ id }) => !open.some((post) => post.question?.id === id));
  const question = selectPractice(closed, asked, member.id + asked.length);
  if (!question)
    throw new Refusal(
      'There is no question to practise on this right now. The one there is stands open in the channel.',
    );
  const zone = (await call.plan())?.plan.zone ?? 'UTC';
  const post = await store.askPractice({
    channelId: channel.id,
    memberId: member.id,
    question: askQuestion(pack, question, member.id + asked.length),
    date: call.now.toZonedDateTimeISO(zone).toPlainDate().toString(),
    at: call.now,
  });
  if (!asks(post)) throw new Error(`practice post ${post.id} lost its question`);
  return privateQuestion({ ...viewOf(call, post), practice: true });
}

import type { Period } from '../../core/standings.ts';
import type { Message } from '../../message/message.ts';
import { board } from '../../message/views/leaderboard.ts';
import { progress as progressView } from '../../message/views/progress.ts';
import { makeBoard, makeWeekBoard } from '../boards.ts';
import { type Call, planOf } from '../call.ts';
import { streaksOf } from '../streaks.ts';
import { type Command, privately } from './command.ts';

const periods: readonly Period[] = ['week', 'month', 'all'];

/** `/study leaderboard`: the standings of a span of time. */
export const leaderboard: Command = {
  name: 'study leaderboard',
  summary: 'See who leads this week, this month, or of all time',
  args: [{ name: 'period', summary: 'week, month or all', required: false, choices: periods }],
  organiserOnly: false,
  async run(call, { period = 'week' }) {
    const { plan, channel } = await planOf(call);
    const request = { store: call.context.store, channelId: channel.id, plan, at: call.now };
    const { id } = await call.member();
    const chosen = periods.find((candidate) => candidate === period) ?? 'week';
    return privately(
      board(
        await (chosen === 'week'
          ? makeWeekBoard(request, id)
          : makeBoard({ ...request, period: chosen }, id)),
      ),
    );
  },
};

/** `/study progress`: what one member has done, for their eyes only. */
export const progress: Command = {
  name: 'study progress',
  summary: 'See your points, your streak and how each chapter went',
  args: [],
  organiserOnly: false,
  run: async (call) => privately(await progressMessage(call)),
};

/** What one member has done, as a message. @throws Refusal where the channel has no plan */
export async function progressMessage(call: Call): Promise<Message> {
  const { plan, channel } = await planOf(call);
  const { store, library } = call.context;
  const member = await call.member();
  const [score, chapters, streaks] = await Promise.all([
    store.scoreOf(channel.id, member.id, null, call.now),
    store.chapterScores(channel.id, member.id),
    streaksOf({ store, channelId: channel.id, plan, at: call.now }, [member.id]),
  ]);
  return progressView({
    points: score?.points ?? 0,
    answers: score?.answers ?? 0,
    fraction: score && score.possible > 0 ? score.points / score.possible : undefined,
    streak: streaks.get(member.id) ?? 0,
    hidden: member.hidden,
    chapters: chapters.map((chapter) => ({
      ...chapter,
      number: chapter.chapter,
      title: library.chapter(chapter.pack, chapter.chapter)?.title ?? chapter.pack,
    })),
  });
}

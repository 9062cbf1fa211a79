import { calendarOf } from '../../core/learning/calendar.ts';
import { masteryByChapter, type Retest, retestOf } from '../../core/learning/progress.ts';
import { memories } from '../../core/learning/review.ts';
import { localDate } from '../../core/slots.ts';
import type { Period } from '../../core/standings.ts';
import { localDateIn } from '../../core/time.ts';
import type { Message } from '../../message/message.ts';
import { boardPicture } from '../../message/pictures/leaderboard.ts';
import { progressPicture } from '../../message/pictures/progress.ts';
import { board } from '../../message/views/leaderboard.ts';
import { type ProgressView, progress as progressView } from '../../message/views/progress.ts';
import { makeBoard, makeWeekBoard } from '../boards.ts';
import { type Call, planOf, zoneOf } from '../call.ts';
import { withPicture } from '../picturing.ts';
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
    const view = await (chosen === 'week'
      ? makeWeekBoard(request, id)
      : makeBoard({ ...request, period: chosen }, id));
    return privately(await withPicture(call.context, channel, board(view), boardPicture(view)));
  },
};

/** `/study progress`: what one member has done, for their eyes only. */
export const progress: Command = {
  name: 'study progress',
  summary: 'See your points, your streak and what you have mastered',
  args: [],
  organiserOnly: false,
  async run(call) {
    const view = await viewProgress(call);
    return privately(
      await withPicture(call.context, call.visit.channel, progressView(view), progressPicture(view)),
    );
  },
};

/** What one member has done, as a message without a picture. @throws Refusal where the channel has no plan */
export async function progressMessage(call: Call): Promise<Message> {
  return progressView(await viewProgress(call));
}

const nothingAgain: Retest = { concepts: 0, rightAtFirst: 0, rightAtLast: 0, mended: 0 };

async function viewProgress(call: Call): Promise<ProgressView> {
  const { plan, channel } = await planOf(call);
  const { store, library } = call.context;
  const member = await call.member();
  const [score, answers, dates, streaks, zone] = await Promise.all([
    store.scoreOf(channel.id, member.id, null, call.now),
    store.recallsOf(member.id, plan.pack),
    store.datesOf(member.id),
    streaksOf({ store, channelId: channel.id, plan, at: call.now }, [member.id]),
    zoneOf(call),
  ]);
  const pack = library.pack(plan.pack);
  return {
    points: score?.points ?? 0,
    answers: score?.answers ?? 0,
    fraction: score && score.possible > 0 ? score.points / score.possible : undefined,
    streak: streaks.get(member.id) ?? 0,
    hidden: member.hidden,
    chapters: pack ? masteryByChapter(pack, memories(pack, answers, zone), localDateIn(zone, call.now)) : [],
    calendar: calendarOf(dates, localDate(plan, call.now)),
    retest: pack ? retestOf(pack, answers, zone) : nothingAgain,
  };
}

import type { AskedQuestion } from '../core/asked-question.ts';
import { analyseItems } from '../core/statistics/analyse.ts';
import { type Mending, mendFirst } from '../core/statistics/mending.ts';
import { isWordedAlike } from '../core/statistics/wording.ts';
import { openNearby } from './answering.ts';
import type { Call } from './call.ts';
import type { Library } from './library.ts';
import { openAfter } from './ruling.ts';

const most = 5;

/**
 * The questions of the channel most in need of mending, besides those that wait for a ruling, which `/study rulings` shows
 * one by one, and those that were mended since. What is open anywhere in the workspace is left out: why it needs mending
 * may give its answer away.
 */
export async function toMend(call: Call): Promise<readonly Mending[]> {
  const { store, library } = call.context;
  const scope = { channelId: (await call.channel()).id, pack: null, closedBy: openAfter(call) };
  const [items, open] = await Promise.all([store.itemsIn(scope), openNearby(call)]);
  const isOpen = ({ pack, id }: AskedQuestion) =>
    open.some((one) => one.pack === pack && one.question === id);
  const shown = analyseItems(items).filter(
    ({ item: { flags, question } }) => flags === 0 && !isOpen(question) && isStillAsked(library, question),
  );
  return mendFirst(shown, most);
}

/** Whether its pack has it as it was asked. */
function isStillAsked(library: Library, question: AskedQuestion): boolean {
  const questions = library.pack(question.pack)?.chapters.flatMap((chapter) => chapter.questions);
  return questions?.some((one) => one.id === question.id && isWordedAlike(one, question)) ?? false;
}

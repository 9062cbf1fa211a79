import type { StatisticsScope } from '../app/ports/statistics.ts';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config.ts';
import { analyseItems } from '../core/statistics/analyse.ts';
import type { Estimate } from '../core/statistics/estimate.ts';
import { type Mending, rankByNeed } from '../core/statistics/mending.ts';
import { Temporal } from '../core/time.ts';
import { reasonWords } from '../message/views/mending.ts';
import { parseChannel, withStore } from './channel.ts';
import { type Column, formatCsv, formatTable } from './table.ts';

interface Options {
  readonly pack?: string;
  readonly channel?: string;
  readonly csv?: true;
}

/** Prints figures of every question that was answered or flagged, those most in need of mending first. */
export async function printStatistics(config: Config, options: Options): Promise<void> {
  await withStore(config, async ({ store }) => {
    const items = await store.itemsIn(await scopeOf(store, options));
    const rows = rankByNeed(analyseItems(items)).map((mending) => columns.map(({ cell }) => cell(mending)));
    if (options.csv) console.log(formatCsv(columns, rows));
    else if (rows.length > 0) console.log(formatTable(columns, rows));
    else console.log('Nothing to count: no question has been asked and revealed yet.');
  });
}

async function scopeOf(store: Store, options: Options): Promise<StatisticsScope> {
  const { channel } = options;
  const pack = options.pack ?? null;
  const closedBy = Temporal.Now.instant();
  if (channel === undefined) return { channelId: null, pack, closedBy };
  const known = await store.findChannel(parseChannel(channel));
  if (known) return { channelId: known.id, pack, closedBy };
  throw new Error(
    `No channel “${channel}” is known. “npm run quorum -- channel list” lists those with a plan.`,
  );
}

const columns: readonly (Column & { readonly cell: (mending: Mending) => string })[] = [
  { head: 'pack', align: 'left', cell: ({ statistics }) => statistics.item.question.pack },
  { head: 'question', align: 'left', cell: ({ statistics }) => statistics.item.question.id },
  { head: 'answers', align: 'right', cell: ({ statistics }) => String(statistics.answers) },
  { head: 'right', align: 'right', cell: ({ statistics }) => figure(statistics.difficulty) },
  { head: 'right 95 %', align: 'left', cell: ({ statistics }) => interval(statistics.difficulty) },
  { head: 'discrimination', align: 'right', cell: ({ statistics }) => figure(statistics.discrimination) },
  { head: 'discr. 95 %', align: 'left', cell: ({ statistics }) => interval(statistics.discrimination) },
  { head: 'wrong options', align: 'left', cell: wrongOptions },
  { head: 'flags', align: 'right', cell: ({ statistics }) => String(statistics.item.flags) },
  { head: 'need', align: 'right', cell: ({ need }) => String(need) },
  { head: 'why', align: 'left', cell: ({ reasons }) => reasons.map(reasonWords).join(' ') },
];

function figure(estimate: Estimate | undefined): string {
  return estimate ? estimate.value.toFixed(2) : '';
}

function interval(estimate: Estimate | undefined): string {
  return estimate ? `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}` : '';
}

/** By their ids, as the pack has them; how many took each, most first. */
function wrongOptions({ statistics }: Mending): string {
  return statistics.options
    .filter(({ option }) => !option.right)
    .sort((one, other) => other.picked - one.picked)
    .map(({ option, picked }) => `${option.id} ${picked}`)
    .join(', ');
}

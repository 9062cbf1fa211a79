import type { StatisticsScope } from '../app/ports/statistics.ts';
import type { Config } from '../config.ts';
import { loadPacks } from '../content/load-packs.ts';
import { analyseItems } from '../core/statistics/analyse.ts';
import type { Estimate } from '../core/statistics/estimate.ts';
import { type Mending, rankByNeed } from '../core/statistics/mending.ts';
import { Temporal } from '../core/time.ts';
import { reasonWords } from '../message/views/mending.ts';
import { platformName as playground } from '../platforms/web/cast.ts';
import type { OpenStore } from '../store/open-store.ts';
import { parseChannel } from './channel.ts';
import { type Column, formatCsv, formatTable } from './table.ts';
import { withStore } from './with-store.ts';

interface Options {
  readonly pack?: string;
  readonly channel?: string;
  readonly csv?: true;
}

/** Prints figures of every question that was answered or flagged, those most in need of mending first. */
export async function printStatistics(config: Config, options: Options): Promise<void> {
  const items = await withStore(config, async (open) => open.store.itemsIn(await scopeOf(open, options)));
  if (items.length === 0) await requirePack(config, options.pack);
  const rows = rankByNeed(analyseItems(items)).map((mending) => columns.map(({ cell }) => cell(mending)));
  if (options.csv) console.log(formatCsv(columns, rows));
  else if (rows.length > 0) console.log(formatTable(columns, rows));
  else console.log('Nothing to count: no question has been asked and revealed yet.');
}

async function scopeOf({ store, transcript }: OpenStore, options: Options): Promise<StatisticsScope> {
  const { channel } = options;
  const closedBy = Temporal.Now.instant();
  const movedTo = closedBy.add({ milliseconds: await transcript.clockOffset() });
  const scope = {
    channelId: null,
    pack: options.pack ?? null,
    closedBy,
    elsewhere: { platform: playground, closedBy: movedTo },
  };
  if (channel === undefined) return scope;
  const known = await store.findChannel(parseChannel(channel));
  if (known) return { ...scope, channelId: known.id };
  throw new Error(
    `No channel “${channel}” is known. “npm run quorum -- channel list” lists those with a plan.`,
  );
}

/** What was asked from a pack stays when that is removed: only one without questions may be a slip of the pen. */
async function requirePack({ CONTENT_DIR: folder }: Config, pack: string | undefined): Promise<void> {
  if (pack === undefined) return;
  const known = (await loadPacks(folder)).packs.map(({ id }) => id);
  if (known.includes(pack)) return;
  throw new Error(`No pack “${pack}” is known. In ${folder} there are: ${known.join(', ') || 'none'}.`);
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

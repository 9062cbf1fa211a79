import type { Item } from '../../core/statistics/item.ts';
import type { Instant } from '../../core/time.ts';

/** Which answers statistics are made of. */
export interface StatisticsScope {
  /** Null: all channels. */
  readonly channelId: number | null;
  /** Null: all packs. */
  readonly pack: string | null;
  /** Only of questions that had closed by then, so that no figure gives an open one away. */
  readonly closedBy: Instant;
  /** A platform with a clock of its own, and the same by that. */
  readonly elsewhere?: { readonly platform: string; readonly closedBy: Instant };
}

export interface StatisticsStore {
  /** All questions of the day that were asked, and those that were flagged, by pack and id. Words of answers aren't read. */
  itemsIn(scope: StatisticsScope): Promise<readonly Item[]>;
}

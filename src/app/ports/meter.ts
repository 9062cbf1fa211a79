import type { Inbound } from './platform.ts';
import type { PostKind } from './posts.ts';

/** What became of a post for good. */
type PostFate = 'sent' | 'skipped' | 'failed';

/** Takes the figures that operators watch. It never throws. */
export interface Meter {
  /** A post has come to its end. `lateMs`: since it was due, by the platform's clock. */
  post(platform: string, kind: PostKind, fate: PostFate, lateMs: number): void;
  /** Sending a post did not work, and is tried again. */
  retry(platform: string, kind: PostKind): void;
  /** A person has been told that what they did has arrived, so long after it did. */
  acknowledged(platform: string, ms: number): void;
  /** What a person did has its reply, so long after it arrived. */
  replied(platform: string, type: Inbound['type'], ms: number): void;
}

/** Takes no notice. */
export const noMeter: Meter = {
  post: () => {},
  retry: () => {},
  acknowledged: () => {},
  replied: () => {},
};

import type { Logger } from 'pino';
import type { AnswerCounter } from './counting.ts';
import type { EditQueue } from './edits.ts';
import type { InFlight } from './in-flight.ts';
import type { Library } from './library.ts';
import type { Meter } from './ports/meter.ts';
import type { Paint } from './ports/painter.ts';
import type { Platform } from './ports/platform.ts';
import type { SecondOpinion } from './ports/second-opinion.ts';
import type { Store } from './ports/store.ts';

/** What the use cases work with. */
export interface Context {
  readonly store: Store;
  readonly library: Library;
  readonly log: Logger;
  readonly meter: Meter;
  /** Asked where the rubric misses something in a written answer; undefined: nobody is. */
  readonly secondOpinion: SecondOpinion | undefined;
  /** Undefined: messages go without pictures. */
  readonly paint: Paint | undefined;
  /** The platforms in use, by name. */
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly counter: AnswerCounter;
  readonly edits: EditQueue;
  readonly inFlight: InFlight;
  /** Aborted once the process is to end: nothing new is begun then. */
  readonly stopping: AbortSignal;
  /** Aborted a while after that: no platform is waited for any more. */
  readonly leaving: AbortSignal;
  /** How long a platform is waited for, in milliseconds. */
  readonly patienceMs: number;
}

/** The platform of that name. @throws Error where this process does not run it */
export function platformOf(context: Context, name: string): Platform {
  const platform = context.platforms.get(name);
  if (!platform) throw new Error(`This process does not run the platform "${name}".`);
  return platform;
}

import type { Transcript } from '../../app/ports/transcript.ts';
import type { Clock, Instant } from '../../core/time.ts';

/** A clock that is ahead of the real one, by an offset that survives a restart. */
export interface MovableClock extends Clock {
  /** Reads the offset; before that the clock shows the real time. */
  load(): Promise<void>;
  /** Moves it forward to a moment. Time never goes back: a moment that is past changes nothing. */
  moveTo(moment: Instant): Promise<void>;
}

export function createMovableClock(realClock: Clock, transcript: Transcript): MovableClock {
  let offset = 0;
  return {
    now: () => realClock.now().add({ milliseconds: offset }),
    async load() {
      offset = await transcript.clockOffset();
    },
    async moveTo(moment) {
      const wanted = moment.epochMilliseconds - realClock.now().epochMilliseconds;
      if (wanted <= offset) return;
      await transcript.setClockOffset(wanted);
      offset = wanted;
    },
  };
}

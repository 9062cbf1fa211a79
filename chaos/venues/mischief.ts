import type { Changes } from '../../tests/support/stand-in/changes.ts';
import type { Dice } from '../dice.ts';

/** What both stand-ins can do to calls. */
interface Faults<Method> {
  rateLimit(method: Method, options: { retryAfter: number }): void;
  fail(method: Method, options: { status: number }): void;
  loseReply(method: Method): void;
  hold(method: Method, when: 'before' | 'after'): () => void;
}

interface StandIn<Method extends string> {
  readonly faults: Faults<Method>;
  readonly calls: readonly { readonly method: string; readonly result?: string }[];
  readonly until: Changes['until'];
  /** What can go wrong; the more often a method stands here, the more often it does. */
  readonly methods: readonly Method[];
}

/** Makes calls go wrong. */
export interface Mischief<Method> {
  /** @returns what will go wrong; undefined: enough will already */
  disturb(dice: Dice): string | undefined;
  /** Resolves at the next call of a method, or after so many milliseconds. */
  untilCall(method: Method, withinMs: number): Promise<void>;
  /** Lets everything go on that is held back, and waits until all calls have ended. */
  settle(): Promise<void>;
}

/** Of so many calls of a method, only one goes wrong: who is told "no" each time waits longer and longer. */
const oneOf = 4;

/** A slow reply may take longer than the bot waits; what is done late must be over before anybody tries again. */
const slowMs = 20_000;
const lateMs = 3_000;
/** How long the call may be waited for that is to be held back. */
const longestMs = 60_000;

export function createMischief<Method extends string>(standIn: StandIn<Method>): Mischief<Method> {
  const { faults, calls, until, methods } = standIn;
  const made = countCalls(calls);
  /** How many calls of each method had been made when it was last decided that one goes wrong. */
  const decided = new Map<Method, number>();
  const held = new Set<() => void>();

  function hold(method: Method, when: 'before' | 'after', forMs: number): void {
    const before = made(method);
    const release = faults.hold(method, when);
    const end = () => {
      held.delete(end);
      release();
    };
    held.add(end);
    const begins = until(() => made(method) > before, longestMs).catch(() => {});
    void begins.then(() => setTimeout(end, forMs).unref());
  }

  function inflict(dice: Dice, method: Method): string {
    const kind = dice.pick(['lost reply', 'lost reply', 'wait', 'error', 'slow', 'late'] as const);
    if (kind === 'lost reply') faults.loseReply(method);
    else if (kind === 'wait') faults.rateLimit(method, { retryAfter: dice.whole(1, 4) });
    else if (kind === 'error') faults.fail(method, { status: dice.pick([500, 502, 503]) });
    else if (kind === 'slow') hold(method, 'after', dice.whole(200, slowMs));
    else hold(method, 'before', dice.whole(100, lateMs));
    return kind;
  }

  return {
    disturb(dice) {
      const method = dice.pick(methods);
      const last = decided.get(method);
      if (last !== undefined && made(method) < last + oneOf) return undefined;
      const kind = inflict(dice, method);
      decided.set(method, made(method));
      return kind;
    },
    async untilCall(method, withinMs) {
      const before = made(method);
      await until(() => made(method) > before, withinMs).catch(() => {});
    },
    async settle() {
      for (const end of [...held]) end();
      await until(() => calls.every(({ result }) => result !== undefined), 10_000);
    },
  };
}

/** @returns how often a method was called, and goes through each call once only */
function countCalls(calls: readonly { readonly method: string }[]): (method: string) => number {
  const counts = new Map<string, number>();
  let done = 0;
  return (method) => {
    for (; done < calls.length; done++) {
      const { method: called = '' } = calls[done] ?? {};
      counts.set(called, (counts.get(called) ?? 0) + 1);
    }
    return counts.get(method) ?? 0;
  };
}

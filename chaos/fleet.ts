import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { unset } from '../tests/support/unset.ts';
import type { Dice } from './dice.ts';
import type { Tally } from './tally.ts';

const root = join(import.meta.dirname, '..');

/** What a process says where it ends by itself for want of a database: it is to be started again. */
const withoutDatabase = 'The database cannot be reached';

/** Processes of the bot, each of which is started again whenever it ends. */
export interface Fleet {
  /** Kills some process that is not suspended, as `kill -9` does, or the next one that is started. */
  kill(dice: Dice): Promise<void>;
  /** Suspends some process, or the next one that is started, for so many milliseconds. */
  pause(dice: Dice, forMs: number): Promise<void>;
  /** Kills all of them, and starts none. */
  rest(): Promise<void>;
  /** Starts all of them, and resolves when they are ready. @throws AbortError where that takes too long */
  start(): Promise<void>;
  /** What processes said that ended by themselves, for no good reason. */
  readonly failures: readonly string[];
}

interface Started {
  readonly child: ChildProcess;
  readonly said: string[];
  ready: boolean;
  suspended: boolean;
  killed: boolean;
}

interface Orders {
  readonly size: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What all of them say is written there. */
  readonly logFile: string;
  readonly tally: Tally;
}

/** So long after its end, in milliseconds, a process is started again. */
const respawnMs = 100;

/** All of them are ready within this, in milliseconds. */
const startMs = 120_000;

/** Gathers a fleet, which rests at first. */
export function gatherFleet({ size, environment, logFile, tally }: Orders): Fleet {
  const log = createWriteStream(logFile, { flags: 'a' });
  const running = new Set<Started>();
  const failures: string[] = [];
  const news = new EventEmitter();
  let wanted = false;
  // Whoever is suspended would outlive this process.
  process.once('exit', () => {
    for (const { child } of running) child.kill('SIGKILL');
  });

  function launch(): void {
    if (!wanted || running.size >= size) return;
    const own = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' };
    const env = { ...process.env, ...unset, ...environment, ...own };
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started: Started = { child, said: [], ready: false, suspended: false, killed: false };
    running.add(started);
    news.emit('started');
    tally.count('processes started');
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => hear(started, line));
    }
    child.once('exit', (code, signal) => bury(started, code, signal));
  }

  function hear(started: Started, line: string): void {
    log.write(`${started.child.pid} ${line}\n`);
    started.said.push(line);
    if (started.said.length > 20) started.said.shift();
    if (!line.includes('"msg":"ready"')) return;
    started.ready = true;
    news.emit('ready');
  }

  function bury(started: Started, code: number | null, signal: NodeJS.Signals | null): void {
    log.write(`${started.child.pid} ended: ${signal ?? code}\n`);
    running.delete(started);
    const said = started.said.join('\n');
    if (started.killed) tally.count('kill -9');
    else if (signal === 'SIGKILL') tally.count('killed in the end');
    else if (said.includes(withoutDatabase)) tally.count('not started for want of a database');
    else failures.push(`A process ended with ${signal ?? code}:\n${said}`);
    setTimeout(launch, respawnMs);
  }

  /** Somebody at work, if possible. */
  function choose(dice: Dice): Started | undefined {
    const awake = [...running].filter(({ suspended, killed }) => !suspended && !killed);
    const ready = awake.filter((one) => one.ready);
    const candidates = ready.length > 0 ? ready : awake;
    return candidates.length > 0 ? dice.pick(candidates) : undefined;
  }

  /** Strikes at once, so that nobody else chooses the same. */
  async function strike(dice: Dice, how: (started: Started) => void): Promise<Started> {
    for (;;) {
      const started = choose(dice);
      if (started) {
        how(started);
        return started;
      }
      await once(news, 'started');
    }
  }

  return {
    failures,
    async kill(dice) {
      await strike(dice, (started) => {
        started.killed = true;
        started.child.kill('SIGKILL');
      });
    },
    async pause(dice, forMs) {
      const started = await strike(dice, (chosen) => {
        chosen.suspended = true;
        chosen.child.kill('SIGSTOP');
      });
      tally.count('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, forMs));
      started.child.kill('SIGCONT');
      started.suspended = false;
    },
    async rest() {
      wanted = false;
      const ending = [...running].map(({ child }) => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        return ended;
      });
      await Promise.all(ending);
    },
    async start() {
      wanted = true;
      while (running.size < size) launch();
      const signal = AbortSignal.timeout(startMs);
      while ([...running].filter(({ ready }) => ready).length < size) await once(news, 'ready', { signal });
    },
  };
}

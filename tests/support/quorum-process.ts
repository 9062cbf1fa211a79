import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { unset } from './unset.ts';

const root = join(import.meta.dirname, '../..');

/** Quorum as its users start it, in a process of its own. */
export interface QuorumProcess {
  /** Where it listens; empty where something else came true before it was ready. */
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far, line by line. */
  readonly said: readonly string[];
  /** Ends it without any warning. */
  kill(): Promise<void>;
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number>;
}

/** What is started: `dist/main.js`, unless `file` says otherwise. `flags`: of Node. `until`: what else is waited for. */
interface How {
  readonly file?: string;
  readonly until?: () => Promise<unknown>;
  readonly flags?: readonly string[];
}

/** As the process that listens logs it: those that serve a part of Discord have no address. */
const ready = /"url":"([^"]+)".*"msg":"ready"/;

const running = new Set<ChildProcess>();

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

// Whoever still runs would outlive this process, which Vitest ends with a signal.
process.once('exit', killAll);
process.once('SIGTERM', () => {
  killAll();
  process.kill(process.pid, 'SIGTERM');
});

/** Starts what `npm run build` has made, and waits until it is ready, unless told otherwise. @throws Error with what it printed, where it ends */
export async function startQuorum(
  environment: Record<string, string>,
  { file = 'dist/main.js', until, flags = [] }: How = {},
): Promise<QuorumProcess> {
  const child = spawn(process.execPath, [...flags, file], {
    cwd: root,
    env: { ...process.env, ...unset, ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const ended = once(child, 'exit');
  const said: string[] = [];
  const url = await Promise.race([untilReady(child, said), ...(until ? [until().then(() => '')] : [])]);
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    url,
    pid: child.pid ?? 0,
    said,
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** @returns where it listens */
function untilReady(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const [, url] = ready.exec(line) ?? [];
        if (url) resolve(url);
      });
    }
    child.once('exit', () => reject(new Error(`Quorum ended:\n${said.join('\n')}`)));
  });
}

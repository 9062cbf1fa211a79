import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { unset } from './unset.ts';

const root = join(import.meta.dirname, '../..');

/** Quorum as its users start it, in a process of its own. */
export interface QuorumProcess {
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

/** Starts what `npm run build` has made, and waits until it is ready, unless told otherwise. @throws Error with what it printed, where it ends */
export async function startQuorum(
  environment: Record<string, string>,
  { file = 'dist/main.js', until, flags = [] }: How = {},
): Promise<QuorumProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, file], {
    cwd: root,
    env: { ...process.env, ...unset, ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  await Promise.race([untilReady(child, said), ...(until ? [until()] : [])]);
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    said,
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function untilReady(child: ChildProcess, said: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (line.includes('"msg":"ready"')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`Quorum ended:\n${said.join('\n')}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

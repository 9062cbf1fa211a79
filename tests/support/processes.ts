import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A TypeScript file running in a process of its own. */
export interface Running {
  readonly pid: number;
  /** What it printed first. */
  readonly said: string;
  /** Ends it as `kill -9` does, and waits for its end. */
  kill(): Promise<void>;
}

/** Runs a file of `tests/` and waits until it prints something. Its input ends with this process. */
export async function run(file: string, args: readonly string[]): Promise<Running> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [said] = await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    said: String(said).trim(),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

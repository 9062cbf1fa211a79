import { fileURLToPath } from 'node:url';
import { type QuorumProcess, startQuorum } from '../tests/support/quorum-process.ts';
import type { Address } from './discord/crowd.ts';
import { begin, build, type Environment, hear, onPostgres } from './processes.ts';

const sizes = [10, 1_000, 2_500];

const reporter = fileURLToPath(new URL('discord/report-memory.mjs', import.meta.url));
const flags = ['--expose-gc', '--import', reporter];

const megabyte = 2 ** 20;

/** What one process needs to look after many of Discord's servers, each with 20 channels and 20 roles. */
export async function benchGuilds(): Promise<void> {
  await build();
  console.log('\nDiscord: memory of one process, in MB');
  console.log('  servers    resident   heap');
  for (const size of sizes) await onPostgres((database) => measure(size, database));
}

async function measure(size: number, database: Environment): Promise<void> {
  const discord = begin('discord/crowd.ts', [String(size)]);
  try {
    const { apiUrl: DISCORD_API_URL, token: DISCORD_TOKEN } = await hear<Address>(discord);
    const settings = { DISCORD_API_URL, DISCORD_TOKEN, LOG_LEVEL: 'info' };
    const quorum = await startQuorum({ ...database, ...settings }, { flags });
    const { rss, heapUsed } = await memoryOf(quorum).finally(quorum.kill);
    const [resident, heap] = [rss, heapUsed].map((bytes) => (bytes / megabyte).toFixed(0));
    console.log(`  ${String(size).padStart(7)}${resident?.padStart(12)}${heap?.padStart(7)}`);
  } finally {
    discord.kill();
  }
}

/** Asks for it once the process knows all servers, and looks for the line in which it comes. */
async function memoryOf({ pid, said }: QuorumProcess): Promise<{ rss: number; heapUsed: number }> {
  const line = async (message: string) => {
    for (;;) {
      const found = said.find((one) => one.includes(`"msg":"${message}"`));
      if (found) return JSON.parse(found);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await line('connected to Discord');
  process.kill(pid, 'SIGUSR2');
  return line('memory');
}

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { Archive, Batch } from '../store/archive.ts';

const format = 'quorum-backup-1';

/** A line of a file: what it is, some rows, or how many rows there are in all, which shows that it is whole. */
const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), format: z.literal(format) }),
  z.object({
    type: z.literal('rows'),
    table: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.unknown()),
  }),
  z.object({ type: z.literal('end'), total: z.number() }),
]);

type TakeBatch = (batch: Batch) => Promise<void>;

/** Writes all that an archive holds into one file of compressed JSON lines, which gets its name once it is whole. */
export async function writeBackup(
  archive: Archive,
  path: string,
  told: (batch: Batch) => void,
): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    await writeLines(archive, unfinished, told);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeLines(archive: Archive, path: string, told: (batch: Batch) => void): Promise<void> {
  const lines = createGzip();
  // Others on this machine are not to read it: it holds what members have answered.
  const written = pipeline(lines, createWriteStream(path, { mode: 0o600, flush: true }));
  const put = async (content: z.infer<typeof line>) => {
    // Where writing has failed, nothing drains any more.
    if (!lines.write(`${JSON.stringify(content)}\n`)) await Promise.race([once(lines, 'drain'), written]);
  };
  const read = async () => {
    let total = 0;
    await put({ type: 'begin', format });
    await archive.read(async ({ table, columns, rows }) => {
      await put({ type: 'rows', table, columns: [...columns], rows: [...rows] });
      total += rows.length;
      told({ table, columns, rows });
    });
    await put({ type: 'end', total });
    lines.end();
  };
  await Promise.all([read(), written]);
}

/** Hands over what such a file holds. @throws Error where it is none, or not whole */
export async function readBackup(path: string, take: TakeBatch): Promise<void> {
  let total = 0;
  let whole = false;
  const chunks = createGunzip();
  // What goes wrong on the way comes out of the chunks.
  pipeline(createReadStream(path), chunks).catch(() => {});
  for await (const text of linesOf(chunks)) {
    const content = readLine(text);
    if (content.type === 'end') whole = content.total === total;
    if (content.type !== 'rows') continue;
    total += content.rows.length;
    await take(content);
  }
  if (!whole) throw new Error('the file is not whole.');
}

/** Without a word of what stands there, which members have written. */
function readLine(text: string): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    throw new Error('the file is no backup of Quorum, or damaged.');
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

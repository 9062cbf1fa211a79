import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPacks } from '../src/content/load-packs.ts';
import { boardPicture } from '../src/message/pictures/leaderboard.ts';
import type { Picture } from '../src/message/pictures/picture.ts';
import { progressPicture } from '../src/message/pictures/progress.ts';
import { paint } from '../src/picture/paint.ts';
import { percentile, timed } from './percentiles.ts';
import { weekOf, yearsOfLongNames } from './pictures/boards.ts';
import { longTimeMember, newMember } from './pictures/members.ts';

const rounds = 5;

/**
 * Makes the pictures that members see, for somebody to look at, and leaves them in a folder as PNG. There is one of each
 * for light and dark clients alike, as a picture is a card with a background of its own.
 */
export async function benchPictures(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-pictures-'));
  console.log(`\nPictures: median of ${rounds} to draw and paint each`);
  for (const [name, draw] of Object.entries(await drawers())) await make(folder, name, draw);
  console.log(`  They are in ${folder}`);
}

type Draw = () => Picture | undefined;

async function drawers(): Promise<Readonly<Record<string, Draw>>> {
  const { packs } = await loadPacks('content');
  const [pack] = packs;
  if (!pack) throw new Error('There is no pack in content.');
  return {
    'board-of-1': () => boardPicture(weekOf(1)),
    'board-of-10': () => boardPicture(weekOf(10)),
    'board-of-40': () => boardPicture(weekOf(40)),
    'board-long-names': () => boardPicture(yearsOfLongNames()),
    'progress-new': () => progressPicture(newMember(pack)),
    'progress-long-time': () => progressPicture(longTimeMember(pack)),
  };
}

/** Makes it and keeps it, then makes it again to see how long that takes: the fonts are read only once. */
async function make(folder: string, name: string, draw: Draw): Promise<void> {
  const png = await paintOf(draw);
  await writeFile(join(folder, `${name}.png`), png);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(() => paintOf(draw)));
  const [took, size] = [percentile(times, 0.5).toFixed(0), (png.length / 1_000).toFixed(0)];
  console.log(`  ${name.padEnd(20)}${took.padStart(4)} ms${size.padStart(5)} kB`);
}

async function paintOf(draw: Draw): Promise<Uint8Array> {
  const picture = draw();
  if (!picture) throw new Error('There is nothing to draw.');
  return paint(picture.drawing);
}

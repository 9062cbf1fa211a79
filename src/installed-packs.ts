import { formatProblem, loadPacks } from './content/load-packs.ts';
import type { Pack } from './core/pack.ts';

/**
 * The packs of a folder.
 * @throws Error that lists every problem of every pack, or says that there is none
 */
export async function readPacks(folder: string): Promise<readonly Pack[]> {
  const { packs, problems } = await loadPacks(folder);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return packs;
}

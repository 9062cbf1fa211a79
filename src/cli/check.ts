import { formatProblem, loadPacks } from '../content/load-packs.ts';
import { placeFault } from '../content/place-fault.ts';
import { comparePlaces } from '../content/problem.ts';
import type { Pack } from '../core/pack.ts';
import type { Finding } from '../core/quality/finding.ts';
import { reviewPack } from '../core/quality/review.ts';
import { formatCounts, formatFindings } from './quality-tables.ts';

/** What came of checking a folder of packs. */
interface CheckReport {
  /** Figures of every pack that can be loaded, as tables. */
  readonly figures: string;
  /** Everything that is wrong, a line each. */
  readonly problems: readonly string[];
}

/** Checks every pack of a folder: whether it can be loaded, and then how good it is. */
export async function checkPacks(folder: string): Promise<CheckReport> {
  const { packs, files, problems } = await loadPacks(folder);
  const reviews = packs.map((pack) => ({ pack, findings: reviewPack(pack) }));
  const faults = reviews.flatMap(({ pack, findings }) => {
    const read = files.get(pack);
    return read ? findings.flatMap((finding) => finding.faults.map((fault) => placeFault(fault, read))) : [];
  });
  return {
    figures: reviews.map(({ pack, findings }) => describe(pack, findings)).join('\n\n'),
    problems: [...problems, ...faults].sort(comparePlaces).map(formatProblem),
  };
}

function describe(pack: Pack, findings: readonly Finding[]): string {
  const title = `${pack.id} ${pack.version}: ${pack.title}`;
  return [title, formatCounts(pack), formatFindings(findings)].join('\n\n');
}

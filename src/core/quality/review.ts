import type { Pack } from '../pack.ts';
import { measureCoverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import { measureLikeness } from './likeness.ts';
import { measureRubrics } from './rubrics.ts';
import { measureShares } from './shares.ts';

/**
 * Measures how good a pack is. Lengths are not among it, because what would not fit a platform is not loaded; nor is
 * the place of right options, because options are shuffled for each post.
 */
export function reviewPack(pack: Pack): readonly Finding[] {
  return [...measureCoverage(pack), ...measureShares(pack), measureLikeness(pack), ...measureRubrics(pack)];
}

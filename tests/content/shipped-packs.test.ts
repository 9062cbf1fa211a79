import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatProblem, loadPacks } from '../../src/content/load-packs.ts';

describe('the packs that Quorum ships', () => {
  it('have no problem', async () => {
    const { packs, problems } = await loadPacks(fileURLToPath(new URL('../../content', import.meta.url)));
    expect(problems.map(formatProblem)).toEqual([]);
    expect(packs.map(({ id }) => id)).toEqual(['ddia']);
  });
});

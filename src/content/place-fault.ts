import type { FaultPlace, QualityFault } from '../core/quality/finding.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files that a pack was read from. */
export interface PackFiles {
  /** Its `pack.yaml`. */
  readonly file: YamlFile;
  readonly chapters: readonly YamlFile[];
}

/** Tells where in a pack's files a fault is; one of the pack as a whole is put at the beginning of `pack.yaml`. */
export function placeFault({ at, wrong, repair }: QualityFault, { file, chapters }: PackFiles): Problem {
  const found = at === undefined ? [] : chapters.flatMap((chapter) => findIn(chapter, at));
  const [{ chapter, path } = { chapter: file, path: [] }] = found;
  return chapter.problem(path, { wrong, repair });
}

/** Ids are unique in a pack, so no more than one is found in all its chapters. */
function findIn(chapter: YamlFile, { list, id, path }: FaultPlace) {
  return select(chapter.data, `${list}.*.id`)
    .filter(({ value }) => value === id)
    .map((hit) => ({ chapter, path: [...hit.path.slice(0, -1), ...path] }));
}

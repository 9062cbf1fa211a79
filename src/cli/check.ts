import { formatProblem, loadPacks } from '../content/load-packs.ts';

/** Checks every pack of a folder and prints all problems. @returns whether there are none */
export async function checkPacks(folder: string): Promise<boolean> {
  const { packs, problems } = await loadPacks(folder);
  for (const problem of problems) console.error(formatProblem(problem));
  for (const pack of packs) {
    const questions = pack.chapters.flatMap((chapter) => chapter.questions);
    console.log(
      `${pack.id} ${pack.version}: ${pack.chapters.length} chapters, ${questions.length} questions, no problems`,
    );
  }
  if (packs.length + problems.length === 0) console.error(`There is no pack in ${folder}.`);
  return problems.length === 0 && packs.length > 0;
}

import { loadPacks } from '../src/content/load-packs.ts';
import { findIdeas } from '../src/core/grading/written.ts';
import type { Pack } from '../src/core/pack.ts';
import { type Agreement, agreement } from './grading/agreement.ts';
import { type LabelledAnswer, readLabelled } from './grading/labelled.ts';

const outcomes = ['right', 'partly', 'wrong'] as const;
type Outcome = (typeof outcomes)[number];

/** An answer with the ideas that the grader found in it. */
interface Judged extends LabelledAnswer {
  readonly found: readonly string[];
}

const worstShown = 5;

/** How far the rubric grader and a reader agree on answers that were written and judged before it saw them. */
export async function benchGrading(): Promise<void> {
  const { packs } = await loadPacks('content');
  const pack = packs.find(({ id }) => id === 'ddia');
  if (!pack) throw new Error('The pack "ddia" is not installed.');
  const judged = (await readLabelled(pack)).map((labelled) => ({
    ...labelled,
    found: grade(pack, labelled),
  }));
  report(
    'Developed on',
    judged.filter(({ heldBack }) => !heldBack),
  );
  report(
    'Held back',
    judged.filter(({ heldBack }) => heldBack),
  );
}

function grade(pack: Pack, { asked, answer }: LabelledAnswer): readonly string[] {
  return findIdeas(asked, answer, pack.synonyms);
}

function report(name: string, judged: readonly Judged[]): void {
  const questions = new Set(judged.map(({ question }) => question)).size;
  console.log(`\n${name}: ${judged.length} written answers to ${questions} questions`);
  const verdicts = judged.map(({ says, found, asked }) => {
    const of = asked.rubric.length;
    return [outcome(says.length, of), outcome(found.length, of)] as const;
  });
  print('grader and reader, verdicts', agreement(verdicts));
  print('grader and reader, ideas', agreement(judged.flatMap((one) => byIdea(one, one.found))));
  print('writer and reader, ideas', agreement(judged.flatMap((one) => byIdea(one, one.meant))));
  printConfusion(verdicts);
  printWorst(judged);
}

function outcome(ideas: number, of: number): Outcome {
  if (ideas === of) return 'right';
  return ideas === 0 ? 'wrong' : 'partly';
}

/** For each idea of the rubric: whether the reader found it, and whether somebody else did. */
function byIdea({ asked, says }: Judged, others: readonly string[]) {
  return asked.rubric.map(({ id }) => [says.includes(id), others.includes(id)] as const);
}

function print(what: string, { judged, accuracy, kappa }: Agreement): void {
  console.log(
    `  ${what.padEnd(28)} accuracy ${accuracy.toFixed(3)}  kappa ${kappa.toFixed(3)}  of ${judged}`,
  );
}

function printConfusion(verdicts: readonly (readonly [Outcome, Outcome])[]): void {
  console.log(`  ${'reader \\ grader'.padEnd(18)}${outcomes.map((name) => name.padStart(8)).join('')}`);
  for (const row of outcomes) {
    const cells = outcomes.map(
      (column) => verdicts.filter(([reader, grader]) => reader === row && grader === column).length,
    );
    console.log(`  ${row.padEnd(18)}${cells.map((cell) => String(cell).padStart(8)).join('')}`);
  }
}

/** Those furthest from what the reader found; of equal ones, the shortest, where least else explains it. */
function printWorst(judged: readonly Judged[]): void {
  const distance = ({ asked, says, found }: Judged) =>
    asked.rubric.filter(({ id }) => says.includes(id) !== found.includes(id)).length;
  const worst = judged
    .filter((one) => distance(one) > 0)
    .sort((one, other) => distance(other) - distance(one) || one.answer.length - other.answer.length);
  for (const { question, answer, says, found } of worst.slice(0, worstShown))
    console.log(`  ${question}: “${answer}”\n    reader: ${list(says)}; grader: ${list(found)}`);
}

function list(ids: readonly string[]): string {
  return ids.join(', ') || 'nothing';
}

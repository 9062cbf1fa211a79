import { type Problem, problemOf } from './problem.ts';

/** The first line of a file, which makes editors complete and check it. */
function firstLine(schema: 'pack' | 'chapter'): string {
  return `# yaml-language-server: $schema=../${schema}.schema.json`;
}

/** Finds a file whose first line does not name its schema. */
export function checkFirstLine(file: string, text: string, schema: 'pack' | 'chapter'): readonly Problem[] {
  if (text.split('\n', 1)[0]?.trimEnd() === firstLine(schema)) return [];
  const wrong = 'the first line does not name the schema that editors check the file with';
  return [problemOf(file, { wrong, repair: `Let it be: ${firstLine(schema)}` })];
}

import type { z } from 'zod';
import { checkFirstLine } from './check-first-line.ts';
import { checkSchema } from './check-schema.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import type { YamlFile } from './yaml-file.ts';

/** What came of a file. */
export interface LoadedFile<Value> {
  /** Its data, whatever the schema says of it; undefined where it is no YAML. */
  readonly yaml: YamlFile | undefined;
  /** What it says; undefined where it breaks the schema. */
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a file, parses it and holds it against its schema. */
export async function loadFile<Schema extends z.ZodType>(
  file: string,
  kind: 'pack' | 'chapter',
  schema: Schema,
): Promise<LoadedFile<z.output<Schema>>> {
  const text = await readText(file);
  if (typeof text !== 'string') return { yaml: undefined, value: undefined, problems: [text] };
  const { yaml, problems } = parseYaml(file, text);
  const found = [...checkFirstLine(file, text, kind), ...problems];
  if (yaml === undefined) return { yaml, value: undefined, problems: found };
  const checked = checkSchema(yaml, schema);
  return { yaml, value: checked.value, problems: [...found, ...checked.problems] };
}

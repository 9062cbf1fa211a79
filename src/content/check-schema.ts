import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { type Problem, quote } from './problem.ts';
import { suggest } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * Holds a file against its schema.
 * @returns what the file says, undefined where it breaks the schema; and every problem
 */
export function checkSchema<Schema extends z.ZodType>(
  file: YamlFile,
  schema: Schema,
): { readonly value: z.output<Schema> | undefined; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(file.data, { reportInput: true, error: describeField });
  if (result.success) return { value: result.data, problems: [] };
  return { value: undefined, problems: result.error.issues.flatMap((issue) => problemsOf(file, issue)) };
}

/** Where the schema has no message of its own, an issue's message is what its field is for. */
function describeField({ schema, inst }: z.core.$ZodRawIssue): string {
  const field = schema ?? inst;
  return field !== undefined && 'description' in field ? String(field.description ?? '') : '';
}

function problemsOf(file: YamlFile, issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) =>
      file.problemOfKey([...issue.path, key], {
        wrong: `${quote(key)} is not a key here`,
        repair: suggest(key, known),
      }),
    );
  }
  const offset: unknown = issue.code === 'custom' ? issue.params?.offset : 0;
  return [file.problem(issue.path, describeIssue(issue), typeof offset === 'number' ? offset : 0)];
}

import { type Fields, objectsIn } from '../../stand-in/fields.ts';
import { checkPayload, type Surroundings } from '../checks/check-payload.ts';
import type { PayloadKind } from '../checks/check-shape.ts';
import { report, type World } from '../state/world.ts';

/**
 * Puts down whatever is wrong with a payload.
 *
 * @returns how Slack would refuse it; undefined: it wouldn't
 */
export function checkCall(
  world: World,
  kind: PayloadKind,
  payload: Fields,
  asked?: Surroundings['asked'],
): { code: string; messages: string[] } | undefined {
  const problems = checkPayload(kind, payload, { forbidden: world.forbidden, ...(asked ? { asked } : {}) });
  problems.push(...unknownFiles(world, payload));
  for (const { path, problem } of problems) report(world, { what: kind, path, problem });
  const refused = problems.filter(({ code }) => code !== undefined);
  const [first] = refused;
  if (first?.code === undefined) return undefined;
  return { code: first.code, messages: refused.map(({ path, problem }) => `[ERROR] ${path} ${problem}`) };
}

function unknownFiles(world: World, payload: Fields) {
  const shown = [...objectsIn(payload)].filter(({ path }) => path.endsWith('slack_file'));
  const unknown = shown.filter(({ value }) => world.files.get(String(value.id))?.complete !== true);
  const problem = 'names a file that was never uploaded completely';
  return unknown.map(({ path }) => ({ path, problem, code: 'invalid_blocks' }));
}

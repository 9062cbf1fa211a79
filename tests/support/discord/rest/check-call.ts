import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { fieldsAt, isFields } from '../../stand-in/fields.ts';
import { checkBody } from '../checks/check-body.ts';
import type { Problem } from '../checks/problem.ts';
import { report, type World } from '../state/world.ts';
import { DiscordError } from './discord-error.ts';
import type { MethodName } from './methods.ts';
import { attachmentsOf, type Carried } from './read-request.ts';

/** Puts down whatever is wrong with what a request carries. @throws DiscordError where Discord would refuse it */
export function checkCall(world: World, method: MethodName, { body = {}, files }: Carried): void {
  const problems = [...checkBody(method, body, world.forbidden), ...checkFiles(method, body, files)];
  for (const { path, problem } of problems) report(world, { what: method, path, problem });
  const refused = problems.filter(({ code }) => code !== undefined);
  if (refused.length > 0) throw new DiscordError(Code.InvalidFormBodyOrContentType, { problems: refused });
}

/** Whoever doesn't see an image is told what is on it. */
function checkFiles(method: MethodName, body: unknown, files: Carried['files']): Problem[] {
  const holder = { createPost: 'message', respond: 'data' }[method as string];
  const message = holder === undefined ? body : fieldsAt(body, holder);
  const attachments = attachmentsOf(isFields(message) ? message : {}, files);
  const bare = attachments.filter(({ description = '' }) => description === '');
  return bare.map(({ id }) => ({ path: `attachments[${id}]`, problem: 'has no description' }));
}

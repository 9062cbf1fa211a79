import { accountMethods } from './account-methods.ts';
import { messageMethods } from './message-methods.ts';
import type { Method } from './method.ts';
import { replyMethods } from './reply-methods.ts';
import { responseMethods } from './response-methods.ts';
import { threadMethods } from './thread-methods.ts';

/** What the stand-in does, by names of its own. */
const methods = {
  ...accountMethods,
  ...messageMethods,
  ...threadMethods,
  ...responseMethods,
  ...replyMethods,
} satisfies Readonly<Record<string, Method>>;

/** Such as `createMessage`. */
export type MethodName = keyof typeof methods;

/** A method, and what stands where its path has names. */
interface Found {
  readonly name: MethodName;
  readonly method: Method;
  readonly params: Readonly<Record<string, string>>;
}

const table = (Object.keys(methods) as MethodName[]).map((name) => {
  const [verb, path = ''] = methods[name].route.split(' ');
  const names = [...path.matchAll(/:(\w+)/g)].map(([, one = '']) => one);
  return { name, verb, names, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`) };
});

/** @param path after `/api/v10`, as it was sent @returns what it asks for; undefined: nothing that the stand-in knows */
export function findMethod(verb: string, path: string): Found | undefined {
  for (const { name, verb: known, names, pattern } of table) {
    const match = known === verb ? pattern.exec(path) : null;
    if (!match) continue;
    const values = match.slice(1).map(decodeURIComponent);
    const params = Object.fromEntries(names.map((one, index) => [one, values[index] ?? '']));
    return { name, method: methods[name], params };
  }
  return undefined;
}

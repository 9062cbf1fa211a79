import type { WireError } from '../wire.ts';

const unreachable =
  'Quorum cannot be reached. See whether it still runs (npm start), then try again. Nothing you typed is lost.';

/** @throws Error whose message tells the person in front of the page what to do */
export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return ask<Answer>(path, signal ? { signal } : {});
}

/** @throws Error whose message tells the person in front of the page what to do */
export function post<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask<Answer>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What to tell about an error of these two. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new Error(unreachable, { cause });
  });
  const answer: unknown = await response.json().catch(() => ({ error: unreachable }));
  if (!response.ok) throw new Error((answer as WireError).error);
  return answer as Answer;
}

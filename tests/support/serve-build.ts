import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    build: string;
  }
}

/** Builds the project for the test files that ask for it, once, at the first request. */
export default async function serveBuild({ provide }: TestProject): Promise<() => Promise<void>> {
  let built: Promise<unknown> | undefined;
  const server = createServer((_, response) => {
    // On a busy machine the next request could come just as an idle connection is closed.
    response.shouldKeepAlive = false;
    built ??= promisify(execFile)(process.execPath, ['build.mjs']);
    built.then(
      () => response.end(),
      (error: { stderr?: string }) => response.writeHead(500).end(error.stderr ?? String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  provide('build', typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '');
  return async () => {
    await new Promise((resolve) => server.close(resolve));
  };
}

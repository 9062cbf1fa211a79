import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { build } from './support/build.ts';
import { createDatabase } from './support/databases.ts';
import { startQuorum } from './support/quorum-process.ts';

const textOf = (name: string) => readFile(join(import.meta.dirname, '..', name), 'utf8');

describe('the container', () => {
  it('runs as somebody who is not root, and holds no settings', async () => {
    const lines = (await textOf('Dockerfile')).split('\n');
    expect(lines.lastIndexOf('USER node')).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('COPY')),
    );
    expect((await textOf('.dockerignore')).split('\n')).toEqual(
      expect.arrayContaining(['.env', 'data', '.git']),
    );
  });

  it('has every folder that the process reads', async () => {
    const dockerfile = await textOf('Dockerfile');
    for (const folder of ['dist', 'drizzle', 'content', 'scaffold', 'fonts'])
      expect(dockerfile).toContain(`COPY --from=build /app/${folder} ./${folder}\n`);
  });

  it('is given every setting that .env.example names, but for those that are its own', async () => {
    const named = (await textOf('.env.example')).matchAll(/^([A-Z_]+)=/gm);
    const own = ['PORT', 'HOST', 'DATA_DIR', 'CONTENT_DIR'];
    const { quorum } = parse(await textOf('compose.yaml')).services;
    expect(Object.keys(quorum.environment).sort()).toEqual(
      Array.from(named, ([, name = '']) => name)
        .filter((name) => !own.includes(name))
        .sort(),
    );
  });

  it('has a file system to read only, no capabilities, and a port on this machine only', async () => {
    const { quorum, postgres } = parse(await textOf('compose.yaml')).services;
    expect(quorum).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ports: ['127.0.0.1:3000:3000'],
    });
    expect(postgres.ports).toBeUndefined();
  });
});

describe('the process', () => {
  beforeAll(build, 120_000);

  it('writes no file where it has a Postgres', async () => {
    const database = await createDatabase();
    const permission = process.allowedNodeEnvironmentFlags.has('--permission')
      ? '--permission'
      : '--experimental-permission';
    const flags = [permission, '--allow-fs-read=*', '--allow-addons', '--allow-worker'];
    const quorum = await startQuorum(
      { DATABASE_URL: database.url, PLAYGROUND: 'on', HOST: '127.0.0.1' },
      { flags },
    );
    expect((await fetch(`${quorum.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${quorum.url}/`, { headers: { accept: 'text/html' } })).status).toBe(200);
    const typed = await fetch(`${quorum.url}/playground/line`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'ben', text: '/define quorum' }),
    });
    expect(typed.status).toBe(200);
    expect(await quorum.stop()).toBe(0);
    expect(quorum.said.join('\n')).not.toContain('ERR_ACCESS_DENIED');
    await database.drop();
  }, 60_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** What each folder may import of ours. Whatever stands directly in `src`, and `cli`, wires things and may import all. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  message: ['message', 'core'],
  content: ['content', 'core'],
  app: ['app', 'core', 'message'],
  store: ['store', 'core', 'app/ports'],
  picture: ['picture', 'core', 'message'],
  'platforms/discord': ['platforms/discord', 'core', 'message', 'app'],
  'platforms/slack': ['platforms/slack', 'core', 'message', 'app'],
  'platforms/web': ['platforms/web', 'core', 'message', 'app'],
};

const wiring = ['', 'cli'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return targets.map((target) => ({ file, target }));
}

function folderOf(file: string): string {
  const [first = '', second = '', third] = file.split('/');
  if (second === '') return '';
  return first === 'platforms' && third !== undefined ? `${first}/${second}` : first;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
);
const imports = files.flatMap(importsOf);
const ours = imports.filter(({ target }) => target.startsWith('.'));

function resolved({ file, target }: Import): string {
  return relative(source, normalize(join(source, dirname(file), target)));
}

function isAllowed(one: Import): boolean {
  const folder = folderOf(one.file);
  if (wiring.includes(folder)) return true;
  const target = resolved(one);
  return (allowed[folder] ?? []).some((prefix) => target.startsWith(`${prefix}/`));
}

describe('imports between folders', () => {
  it('finds the source', () => {
    expect(ours.length).toBeGreaterThan(100);
  });

  it('point inward only', () => {
    expect(ours.filter((one) => !isAllowed(one)).map((one) => `${one.file} → ${resolved(one)}`)).toEqual([]);
  });

  it('leave no folder without a rule', () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].filter((folder) => !wiring.includes(folder) && !(folder in allowed))).toEqual([]);
  });

  it('keep the core free of input and output', () => {
    // A checksum, and loading a CommonJS package: neither reads nor writes anything of the world.
    const pure = ['node:zlib', 'node:module'];
    const impure = imports.filter(
      ({ file, target }) => folderOf(file) === 'core' && target.startsWith('node:') && !pure.includes(target),
    );
    expect(impure).toEqual([]);
  });
});

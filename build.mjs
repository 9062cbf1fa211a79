import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

// Makes dist/ from src/: the server's modules one by one, and the playground's page as a bundle. Types are not checked
// here (`npm run types` does), because `npm start` builds first and should start at once. What an earlier build left
// goes last, so that a process running from dist/ never misses a file.

const root = import.meta.dirname;
const client = 'src/platforms/web/client';
const freshDatabase = 'dist/fresh-database';
const finished = join(root, 'dist/build.stamp');

/** @returns the files written */
async function emitServer() {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--listEmittedFiles'];
  const { stdout } = await promisify(execFile)(process.execPath, tsc, { cwd: root });
  return [...stdout.matchAll(/^TSFILE: (.+)$/gm)].map(([, file]) => file);
}

/** @returns the files written */
async function bundlePage() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main.tsx', 'page.css', 'index.html', 'icon.svg'].map((name) => `${client}/${name}`),
    outdir: 'dist/platforms/web/assets',
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.html': 'copy', '.svg': 'copy' },
    logLevel: 'warning',
  });
  return Object.keys(metafile.outputs);
}

/**
 * Makes an embedded database without rows, which a first start only has to copy; anew only where its tables or the
 * database itself may have changed. Runs what `emitServer` has written.
 */
async function makeFreshDatabase() {
  const [folder, stamp] = [join(root, freshDatabase), join(root, 'dist/fresh-database.stamp')];
  const sources = ['package-lock.json', 'drizzle/meta/_journal.json'].map((name) =>
    readFile(join(root, name)),
  );
  const hash = (await Promise.all(sources)).reduce((sum, source) => sum.update(source), createHash('sha256'));
  const wanted = hash.digest('hex');
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    const store = await import('./dist/store/fresh-database.js');
    await store.makeDatabase(folder);
    await writeFile(stamp, wanted);
  }
  return [stamp];
}

async function removeAllBut(written) {
  const kept = new Set(written.map((file) => resolve(root, file)));
  const entries = await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !kept.has(file) && !file.startsWith(join(root, freshDatabase)));
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}

/** Whether nothing that the build reads, file or folder, has changed since it last finished: most starts need none. */
async function isUpToDate() {
  const built = await stat(finished).catch(() => undefined);
  if (!built) return false;
  const folders = ['src', 'drizzle'].map((name) =>
    readdir(join(root, name), { recursive: true, withFileTypes: true }),
  );
  const entries = (await Promise.all(folders)).flat().map((entry) => join(entry.parentPath, entry.name));
  const others = ['src', 'build.mjs', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map(
    (name) => join(root, name),
  );
  const times = await Promise.all([...entries, ...others].map(async (path) => (await stat(path)).mtimeMs));
  return times.every((time) => time < built.mtimeMs);
}

try {
  if (await isUpToDate()) process.exit(0);
  const [server, page] = await Promise.all([emitServer(), bundlePage()]);
  await removeAllBut([...server, ...page, ...(await makeFreshDatabase())]);
  await writeFile(finished, '');
} catch (error) {
  console.error(error.stdout || error.message);
  process.exitCode = 1;
}

import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

// Makes dist/ from src/: the server's modules one by one, and the playground's page as a bundle. Types are not checked
// here (`npm run types` does), because `npm start` builds first and should start at once. What an earlier build left
// goes last, so that a process running from dist/ never misses a file.

const root = import.meta.dirname;
const client = 'src/platforms/web/client';

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

async function removeAllBut(written) {
  const kept = new Set(written.map((file) => resolve(root, file)));
  const entries = await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !kept.has(file));
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}

try {
  const written = await Promise.all([emitServer(), bundlePage()]);
  await removeAllBut(written.flat());
} catch (error) {
  console.error(error.stdout || error.message);
  process.exitCode = 1;
}

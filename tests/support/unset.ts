import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every setting as unset: an empty variable counts so, and keeps what a `.env` says of it from being read. What an
 * operator has set up on this machine, be it their own workspace's tokens or database, is nothing to a process under test.
 */
export const unset: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm),
    ([, name = '']) => [name, ''],
  ),
);

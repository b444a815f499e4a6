import { dirname, join } from 'node:path';
import { HEAP } from './limits.ts';

const FOLDER = import.meta.dirname;
export const SOURCES = dirname(dirname(FOLDER));
const ROOT = dirname(SOURCES);

export const PROGRAM = join(FOLDER, 'program.ts');
/** Where compiled code is kept between starts (`bin/grendel.js`). */
export const COMPILED = join(ROOT, 'node_modules', '.cache', 'grendel');

/** What the program is made of. Nothing else on the disk can be opened: the file comes as an open descriptor. */
const CODE = [
  join(SOURCES, 'analysis', '*'),
  join(SOURCES, 'core', '*'),
  join(SOURCES, 'markup', '*'),
  join(ROOT, 'node_modules', '*'),
  join(ROOT, 'package.json'),
];

/** Of the engine: compiled code is of use only to processes that were started with the same ones. */
export const ENGINE_FLAGS: readonly string[] = [
  '--disallow-code-generation-from-strings',
  '--disable-proto=delete',
  `--max-old-space-size=${HEAP}`,
  '--no-warnings',
];

/**
 * Node's permission model (nodejs.org/docs/latest-v26.x/api/permissions.html, read 2026-11-27): no writing, no network, no child processes, workers,
 * addons or WASI, and of the disk nothing but the program. docs/vetting.md says what that does not cover.
 */
export const FLAGS: readonly string[] = [
  '--permission',
  ...CODE.map((path) => `--allow-fs-read=${path}`),
  '--no-addons',
  ...ENGINE_FLAGS,
];

/** Nothing of our environment goes in: it holds secrets. Compiled code is read and never written, since what a file leaves behind would run next time. */
export const ENVIRONMENT = {
  NODE_COMPILE_CACHE: COMPILED,
  NODE_COMPILE_CACHE_READONLY: '1',
} as const;

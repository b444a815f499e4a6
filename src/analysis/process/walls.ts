import { dirname, join } from 'node:path';
import { HEAP, YOUNG } from './limits.ts';

const FOLDER = import.meta.dirname;
const SOURCES = dirname(dirname(FOLDER));
export const ROOT = dirname(SOURCES);

/** The program as it is written: a hundred and fifty files. */
export const PROGRAM = join(FOLDER, 'program.ts');

/** What the program is made of as it is written; the file comes as an open descriptor. */
const CODE = [
  join(SOURCES, 'analysis', '*'),
  join(SOURCES, 'core', '*'),
  join(SOURCES, 'markup', '*'),
  join(ROOT, 'node_modules', '*'),
  join(ROOT, 'package.json'),
];

/** A program to be read by Node, and all that it can open on the disk. */
export type Program = {
  readonly path: string;
  /** The file that `path` starts; null where it is the program itself. */
  readonly joined: string | null;
  readonly reads: readonly string[];
};

export const asWritten = (path: string = PROGRAM): Program => ({ path, joined: null, reads: CODE });

/** Of the engine; bytecode of the program is made under the same. */
export const ENGINE_FLAGS: readonly string[] = [
  '--disallow-code-generation-from-strings',
  '--disable-proto=delete',
  `--max-old-space-size=${HEAP}`,
  `--min-semi-space-size=${YOUNG}`,
  '--no-warnings',
];

/**
 * Node's permission model (nodejs.org/docs/latest-v26.x/api/permissions.html, read 2026-11-27): no writing, no network, no child processes, workers,
 * addons or WASI, and of the disk nothing but the program. docs/vetting.md says what that does not cover.
 */
export const flagsFor = ({ reads }: Program): readonly string[] => [
  '--permission',
  ...reads.map((path) => `--allow-fs-read=${path}`),
  '--no-addons',
  ...ENGINE_FLAGS,
];

/** Nothing of our environment goes in: it holds secrets. */
export const ENVIRONMENT = {} as const;

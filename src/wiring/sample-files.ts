import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleFiles } from '../api/routes/sample.ts';
import { ROOT } from './places.ts';

const FOLDER = join(ROOT, 'examples', 'fleet', 'week-47');
const names = (): readonly string[] => (existsSync(FOLDER) ? readdirSync(FOLDER).sort() : []);

/** GUARD: a name becomes part of a path only where the folder has it. */
export const sampleFiles: SampleFiles = {
  list: () => names().map((name) => ({ name, bytes: statSync(join(FOLDER, name)).size })),
  read: (name) => (names().includes(name) ? Uint8Array.from(readFileSync(join(FOLDER, name))) : null),
};

import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '..', '..');
/** What decides what is seen in a file: the readers, and what makes evidence of it. Verdicts are not among it, and are made anew each time. */
const READERS = ['analysis/**/*.ts', 'core/vetting/**/*.ts', 'markup/**/*.ts'];

let edition: string | null = null;

/** Another one after each change of a reader, without anybody having to count. A few milliseconds, once. */
export function readersEdition(): string {
  if (edition !== null) return edition;
  const hash = createHash('sha256');
  const files = READERS.flatMap((pattern) => globSync(pattern, { cwd: SOURCES }));
  for (const file of files.toSorted()) {
    if (/\.(?:test|fixture)\.ts$/.test(file)) continue;
    hash.update(`${file.replaceAll('\\', '/')}\0`).update(readFileSync(join(SOURCES, file)));
  }
  edition = hash.digest('hex').slice(0, 16);
  return edition;
}

import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../places.ts';

const CONSOLE = join(ROOT, 'console');
const LOCK = join(ROOT, 'package-lock.json');

/** Of all that a build of the console comes from; so one of other sources, or of other packages, is never taken for it. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(['index.html', 'build.ts', 'src/**/*.{ts,tsx,css,svg}'], { cwd: CONSOLE });
  for (const file of [...files].map((name) => name.replaceAll('\\', '/')).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(CONSOLE, file)))
      .update('\0');
  return hash.update(readFileSync(LOCK)).digest('hex').slice(0, 16);
}

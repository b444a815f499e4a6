import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Policy } from '../core/policy.ts';
import { digestOf, readFiles } from './files.ts';
import { recall } from './kept.ts';
import type { ReadCatalogue } from './read.ts';

/**
 * The catalogue and the policies that come with the program, as they were read before where nothing has changed since: checking
 * them takes a third of the time of a small scan. What checks is loaded only where it is needed.
 */
export function readShippedCatalogue(dir: string, kept: string): Promise<ReadCatalogue> {
  const files = readFiles(dir);
  return recall(kept, 'catalogue', digestOf(files), async () => {
    const { catalogueOf } = await import('./read.ts');
    return catalogueOf(files);
  });
}

/** `readPolicy` of the file; `id` names it among those kept. */
export function readShippedPolicy(file: string, id: string, kept: string): Promise<Policy> {
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return recall(kept, `policy-${id}`, digest, async () => {
    const { readPolicy } = await import('./policy.ts');
    return readPolicy(file);
  });
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Policy } from '../core/policy.ts';
import { digestOf, readFiles } from './files.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { recall, recallText } from './kept.ts';
import { lazily, linesOf } from './lazily.ts';
import type { ReadCatalogue } from './read.ts';

/**
 * The catalogue and the policies that come with the program, as they were read before where nothing has changed since: checking
 * them takes a third of the time of a small scan. What checks is loaded only where it is needed, and so are the parts of the catalogue:
 * a file in which nothing is found asks for few of them.
 */
export async function readShippedCatalogue(dir: string, kept: string): Promise<ReadCatalogue> {
  const files = readFiles(dir);
  const text = await recallText(kept, 'catalogue', digestOf(files), async () => {
    const { catalogueOf } = await import('./read.ts');
    const { catalogue, problems } = catalogueOf(files);
    return `${JSON.stringify(problems)}\n${linesOf(catalogue)}`;
  });
  const end = text.indexOf('\n');
  return {
    problems: JSON.parse(text.slice(0, end)) as ReadCatalogue['problems'],
    catalogue: lazily<Catalogue>(text.slice(end + 1)),
  };
}

/** `readPolicy` of the file; `id` names it among those kept. */
export function readShippedPolicy(file: string, id: string, kept: string): Promise<Policy> {
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return recall(kept, `policy-${id}`, digest, async () => {
    const { readPolicy } = await import('./policy.ts');
    return readPolicy(file);
  });
}

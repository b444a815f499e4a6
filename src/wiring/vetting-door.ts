import { availableParallelism } from 'node:os';
import type { VettingDoor } from '../cli/vet/door.ts';
import type { Knowledge } from '../core/vetting/knowledge.ts';
import { CATALOGUE, KEPT } from './places.ts';
import { listed } from './vetting-files.ts';
import { keptResults } from './vetting-results.ts';

/** App files of the command line. What reads them is loaded when it is asked for. */
export const vetting: VettingDoor = {
  listed,
  results: keptResults,
  async *examine(files, { catalogue, processes, isKnown }) {
    const knowledge = knowledgeOf(catalogue);
    knowledge.catch(() => {});
    const { examineFiles } = await import('../analysis/process/examine-files.ts');
    const { fillCompileCache } = await import('../analysis/process/warm.ts');
    const most = processes ?? availableParallelism();
    yield* examineFiles(files, { knowledge, processes: most, isKnown });
    fillCompileCache();
  },
};

/** What the data pack knows of signs: the shipped one as it was read before, where nothing has changed. */
async function knowledgeOf(dir: string | null): Promise<Knowledge> {
  const { readFiles, digestOf } = await import('../catalogue/files.ts');
  const files = readFiles(dir ?? CATALOGUE);
  const make = async (): Promise<Knowledge> => {
    const { knowledgeOf: of } = await import('../catalogue/knowledge.ts');
    return of(files).knowledge;
  };
  if (dir !== null) return make();
  const { recall } = await import('../catalogue/kept.ts');
  return recall(KEPT, 'knowledge', digestOf(files), make);
}

import { availableParallelism } from 'node:os';
import type { VettingDoor } from '../cli/vet/door.ts';
import { UserError } from '../cli/user-error.ts';
import type { Knowledge } from '../core/vetting/knowledge.ts';
import { CATALOGUE, KEPT } from './places.ts';
import { listed } from './vetting-files.ts';
import { keptResults } from './vetting-results.ts';

/** App files of the command line. What reads them is loaded when it is asked for. */
export const vetting: VettingDoor = {
  listed,
  results: keptResults,
  async *examine(files, { catalogue, digest, processes, isKnown }) {
    const { examineFiles } = await import('../analysis/process/examine-files.ts');
    const most = processes ?? availableParallelism();
    const knowledge = (): Promise<string> => knowledgeOf(catalogue, digest);
    yield* examineFiles(files, { knowledge, processes: most, isKnown });
    const { joinForNextTime } = await import('../analysis/process/warm.ts');
    joinForNextTime(Date.now());
  },
};

/** What the data pack knows of signs, as JSON: the shipped one as it was read before, where nothing has changed. */
async function knowledgeOf(dir: string | null, digest: () => Promise<string>): Promise<string> {
  const expected = await digest();
  const make = async (): Promise<string> => {
    const { readKnowledge } = await import('../catalogue/knowledge.ts');
    const { knowledge } = readKnowledge(dir ?? CATALOGUE);
    if (knowledge.digest === expected) return JSON.stringify(knowledge satisfies Knowledge);
    throw new UserError('The catalogue changed while it was read', 'Begin again.');
  };
  if (dir !== null) return make();
  const { recallText } = await import('../catalogue/kept.ts');
  return recallText(KEPT, 'knowledge', expected, make);
}

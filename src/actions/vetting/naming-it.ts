import type { ChangeId } from '../../core/changes/change.ts';
import type { AnalystFinding } from '../../core/verdict.ts';
import { sourceOf } from '../../core/vetting/vet.ts';
import type { ChangeDoor } from '../changes/door.ts';
import type { Reading } from '../store.ts';

/** A finding that names a file as its source. */
export type NamingFinding = {
  readonly change: ChangeId;
  readonly state: 'proposed' | 'adopted';
  readonly finding: AnalystFinding;
};

/** More proposals than anybody decides on. */
const MOST_OPEN = 200;

/** What was concluded of a file: proposed findings and signed ones, also those that have ended. */
export async function findingsNaming(
  { changes }: Pick<Reading, 'changes'>,
  { library }: Pick<ChangeDoor, 'library'>,
  sha256: string,
): Promise<readonly NamingFinding[]> {
  const open = await changes.changes(['proposed'], { before: null, limit: MOST_OPEN });
  const all = [
    ...open.map((one) => ({ ...one, state: 'proposed' as const })),
    ...(await changes.adopted()).map((one) => ({ ...one, state: 'adopted' as const })),
  ].filter(({ kind }) => kind === 'finding');
  const naming: NamingFinding[] = [];
  for (const { id: change, state, ...one } of all) {
    const content = await library.content(changes, one);
    if (content.kind !== 'finding') continue;
    const { finding } = content.finding;
    if (finding.sources.includes(sourceOf({ sha256 }))) naming.push({ change, state, finding });
  }
  return naming;
}

import type { Day } from '../../core/day.ts';
import type { Assignment } from '../../core/groups.ts';
import { dayOf } from '../server.ts';
import type { ChangeDoor } from './door.ts';
import { asAdopted, beginning, rulesAt } from './rules-at.ts';
import type { StoredChange } from './stored.ts';

/**
 * Groups that are assigned to somebody and would not be there, with the change or when it is over: nobody may be left under none.
 * `policy group`, each once.
 */
export async function unmetGroups(
  {
    assignments,
    changes,
  }: {
    readonly assignments: readonly Assignment[];
    readonly changes: Parameters<typeof rulesAt>[0];
  },
  door: Pick<ChangeDoor, 'library'>,
  change: StoredChange,
  today: Day,
): Promise<readonly string[]> {
  if (change.kind !== 'policy' && change.kind !== 'end') return [];
  const day = beginning(change, today);
  const known = dayOf(change.proposed) > today ? dayOf(change.proposed) : today;
  const unmet = new Set<string>();
  for (const at of [day, ...(change.until === null ? [] : [change.until])]) {
    const then = await rulesAt(changes, door, { at, known }, [asAdopted(change, day)]);
    for (const { policy, group } of assignments) {
      const there = then?.rules.policies.find(({ id }) => id === policy);
      if (!there?.groups.some(({ id }) => id === group)) unmet.add(`${policy} ${group}`);
    }
  }
  return [...unmet];
}

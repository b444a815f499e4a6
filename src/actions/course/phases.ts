import type { Day } from '../../core/day.ts';
import type { PhaseMeasure } from '../../core/groups.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Policy } from '../../core/policy.ts';
import { groupsOf } from '../policy-choice.ts';
import type { Server } from '../server.ts';

/** From when a measure holds for a group of people whose phones are there. */
export type Phase = {
  readonly policy: string;
  readonly policyName: string;
  readonly group: string;
  readonly who: string;
  readonly measure: PhaseMeasure;
  readonly from: Day;
};

export async function phasesBelow(
  { store }: Server,
  { id }: Organisation,
  policyOf: (id: string) => Policy | null,
): Promise<readonly Phase[]> {
  const organisations = await store.organisations();
  const groups = groupsOf(organisations, await store.assignments());
  const holding = new Map(
    organisations
      .filter((one) => one.path.includes(id))
      .flatMap((one) => groups(one.id))
      .map((one) => [`${one.policy} ${one.group}`, one]),
  );
  const phases = [...holding.values()].flatMap(({ policy: policyId, group }) => {
    const policy = policyOf(policyId);
    const held = policy?.groups.find((one) => one.id === group);
    return (held?.phases ?? []).flatMap(({ measure, from }) =>
      from === null
        ? []
        : [
            {
              policy: policyId,
              policyName: policy?.name ?? policyId,
              group,
              who: held?.who ?? '',
              measure,
              from,
            },
          ],
    );
  });
  return phases.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

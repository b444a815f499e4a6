import type { StepState, StoredPlan } from '../../actions/mdm/stored.ts';
import type { Page, Store } from '../../actions/store.ts';
import type { PlannedStep } from '../../api/mdm-actions.ts';

/** Steps of a plan with the device that each is of, by our number: the plan itself knows pseudonyms alone. */
export async function plannedSteps(
  store: Store,
  { id, connection, document }: StoredPlan,
  {
    states,
    after,
    limit,
  }: {
    readonly states: readonly StepState[];
    readonly after: number | null;
    readonly limit: number;
  },
): Promise<Page<PlannedStep, number>> {
  const rows = await store.mdm.steps(id, { states, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const pseudonyms = page.flatMap(({ number }) => {
    const step = document.steps[number];
    return step !== undefined && 'device' in step ? step.device : [];
  });
  const fleet = (await store.mdm.connection(connection))?.fleet;
  const named = fleet === undefined ? [] : await store.mdm.devicesNamed(fleet, pseudonyms);
  const devices = new Map(named.map(({ pseudonym, device }) => [pseudonym, device]));
  return {
    rows: page.map((row) => {
      const step = document.steps[row.number];
      return {
        ...row,
        key: step !== undefined && 'key' in step ? step.key : null,
        device:
          step !== undefined && 'device' in step
            ? (devices.get(String(step.device)) ?? null)
            : null,
      };
    }),
    next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
  };
}

import { sql } from 'kysely';
import type { PlanId, StepOutcome } from '../../../actions/mdm/stored.ts';
import type { Lease } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';
import { numbersOf, rowsOf } from '../rows.ts';

/** INVARIANT: a step is begun and written down only by who holds the lease, so no two work on one connection. */
async function holds(db: Db, plan: PlanId, { owner, until }: Lease): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mdm_lease set until = ${until}::timestamptz from plan
    where plan.id = ${plan} and plan.state = 'running' and mdm_lease.connection_id = plan.connection_id
      and what = 'apply' and mdm_lease.owner = ${owner}`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function beginSteps(
  db: Db,
  plan: PlanId,
  lease: Lease,
  numbers: readonly number[],
): Promise<boolean> {
  if (!(await holds(db, plan, lease))) return false;
  await sql`
    update plan_step set state = 'begun', at = ${lease.at}::timestamptz
    where plan_id = ${plan} and number = any(${numbersOf(numbers)}) and state = 'waiting'`.execute(
    db,
  );
  return true;
}

export async function setSteps(
  db: Db,
  plan: PlanId,
  lease: Lease,
  outcomes: readonly StepOutcome[],
): Promise<boolean> {
  if (!(await holds(db, plan, lease))) return false;
  await sql`
    update plan_step set state = given.state, code = given.code,
      -- Since when it waits for its device.
      at = case when plan_step.state = 'sent' and given.state = 'sent' then at else ${lease.at}::timestamptz end
    from ${rowsOf(outcomes, 'number int, state text, code text')}
    where plan_id = ${plan} and plan_step.number = given.number and plan_step.state in ('begun', 'sent')`.execute(
    db,
  );
  return true;
}

import { sql } from 'kysely';
import type { Day } from '../../../core/day.ts';
import type { FleetId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Exemption, ExemptionId } from '../../../actions/mdm/stored.ts';
import type { Db } from '../../schema.ts';
import { dateErasures } from '../contacts.ts';

export const storedExemptions = (db: Db) =>
  db
    .selectFrom('exemption')
    .select([
      'id',
      'exception_id as exception',
      'finding_id as finding',
      'fleet_id as fleet',
      'device_id as device',
      'app',
      'organisation_id as organisation',
      'ground',
      'task',
      'restricted',
      'from_at as from',
      'until',
      'ended_at as ended',
    ]);

export async function exemptions(db: Db, fleet: FleetId | null): Promise<readonly Exemption[]> {
  const inForce = storedExemptions(db).where('ended_at', 'is', null);
  return (fleet === null ? inForce : inForce.where('fleet_id', '=', fleet)).orderBy('id').execute();
}

export async function exemption(db: Db, id: ExemptionId): Promise<Exemption | null> {
  return (await storedExemptions(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function exemptionsDue(
  db: Db,
  day: Day,
  limit: number,
): Promise<readonly Exemption[]> {
  return storedExemptions(db)
    .where('ended_at', 'is', null)
    .where('exception_id', 'is', null)
    .where(sql<boolean>`until <= ${day}::date`)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function endExemption(
  db: Db,
  id: ExemptionId,
  at: Instant,
  contactDays: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exemption')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  await dateErasures(db, sql`select device_id from exemption where id = ${id}`, at, contactDays);
  return numUpdatedRows > 0n;
}

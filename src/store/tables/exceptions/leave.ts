import { sql } from 'kysely';
import type { DeviceId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { AppId } from '../../../core/statements.ts';
import type { ExceptionId } from '../../../actions/exceptions/stored.ts';
import type { Exemption } from '../../../actions/mdm/stored.ts';
import type { StoredFinding } from '../../../actions/store.ts';
import type { Db } from '../../schema.ts';
import { dateErasures } from '../contacts.ts';
import { findingColumns } from '../finding-rows.ts';
import { storedExemptions } from '../mdm/exemptions.ts';
import { rowsOf } from '../rows.ts';
import { isVisible } from '../slots.ts';

/** What an exception makes of its devices, and what it finds on them. */

export async function findingsOn(
  db: Db,
  app: AppId,
  devices: readonly DeviceId[],
): Promise<readonly StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from finding
    where device_id = any(${`{${devices.join(',')}}`}::bigint[]) and app = ${app} and ${isVisible}
    order by id`.execute(db);
  return rows;
}

export async function hasLeave(db: Db, app: AppId, devices: readonly DeviceId[]): Promise<boolean> {
  const { rows } = await sql`
    select from exemption
    where device_id = any(${`{${devices.join(',')}}`}::bigint[]) and app = ${app} and ended_at is null
    limit 1`.execute(db);
  return rows.length > 0;
}

export async function addExemptions(db: Db, exemptions: readonly Exemption[]): Promise<void> {
  const rows = exemptions.map((one) => ({ ...one, from_at: one.from }));
  await sql`
    insert into exemption (id, exception_id, finding_id, fleet_id, device_id, app, organisation_id, ground, task, restricted, from_at, until)
    select id, exception, finding, fleet, device, app, organisation, ground, task, restricted, from_at, until
    from ${rowsOf(
      rows,
      'id uuid, exception uuid, finding uuid, fleet uuid, device bigint, app text, organisation uuid, ground text, task text, restricted boolean, from_at timestamptz, until date',
    )}`.execute(db);
}

export async function endExemptionsOf(
  db: Db,
  id: ExceptionId,
  at: Instant,
  contactDays: number,
): Promise<readonly Exemption[]> {
  const rows = await storedExemptions(db)
    .where('exception_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  await db
    .updateTable('exemption')
    .set({ ended_at: at })
    .where('exception_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  const devices = sql`select device_id from exemption where exception_id = ${id}`;
  await dateErasures(db, devices, at, contactDays);
  return rows;
}

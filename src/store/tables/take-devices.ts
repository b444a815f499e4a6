import { sql } from 'kysely';
import type { DeviceId } from '../../core/finding.ts';
import type { Db } from '../schema.ts';
import { numbersOf } from './rows.ts';

/** Those of these devices that nothing else knows: a pseudonym is not kept for nothing. Gives how many went. */
export async function takeDevices(db: Db, ids: readonly DeviceId[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from device where id = any(${numbersOf(ids)})
      and not exists (select from sighting where sighting.device_id = device.id)
      and not exists (select from finding where finding.device_id = device.id)
      and not exists (select from contact where contact.device_id = device.id)
      and not exists (select from exception_device where exception_device.device_id = device.id)
      and not exists (select from exemption where exemption.device_id = device.id)
      and not exists (select from staged_identity where made_id = device.id or was_id = device.id)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

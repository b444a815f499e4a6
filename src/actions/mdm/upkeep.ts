import { BY_ITSELF } from '../server.ts';
import { workOnApplies } from './carry-on.ts';
import { beginSync } from './begin-sync.ts';
import { drift, verify } from './check.ts';
import { MdmFault } from './connector.ts';
import type { MdmServer } from './door.ts';
import { publishHeard } from './hear.ts';
import { laterBy } from '../../core/instant.ts';
import type { StoredConnection, StoredPlan } from './stored.ts';
import { workOnSyncs } from './work-on-syncs.ts';

const HOUR = 3_600_000;

export type Working = { readonly owner: string; readonly signal: AbortSignal };

/** One look at all that is under way: as many at once as call it, in any process. `milliseconds`: no longer than that. */
export async function workOnMdms(
  server: MdmServer,
  { owner, signal }: Working,
  milliseconds = 50_000,
): Promise<void> {
  const until = laterBy(server.clock(), milliseconds);
  const work = { owner, signal, until, only: null };
  // One that meets a fault does not hold up the others.
  const faults: unknown[] = [];
  for (const part of [
    () => publishHeard(server, { owner, signal }),
    () => workOnApplies(server, work),
    () => workOnSyncs(server, work),
  ])
    await part().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw faults[0];
}

/** Begins to read the fleets whose time has come. Gives how many. */
export async function beginDueSyncs(server: MdmServer): Promise<number> {
  let begun = 0;
  for (const connection of await server.store.mdm.connections()) {
    if (connection.syncHours === 0) continue;
    const all = await server.store.mdm.syncs(connection.id, 50);
    const last = all.find(({ kind }) => kind === 'read');
    if (last?.state === 'running') continue;
    if (last !== undefined && !isDue(server, last.begun, connection.syncHours)) continue;
    if ((await beginSync(server, BY_ITSELF, connection.id)).ok) begun++;
  }
  return begun;
}

/** Looks after what was put into MDMs, where its time has come: first whether it holds, then whether it still does. */
export async function checkDue(server: MdmServer, signal: AbortSignal): Promise<number> {
  let looked = 0;
  for (const connection of await server.store.mdm.connections()) {
    signal.throwIfAborted();
    const plan = await server.store.mdm.planInForce(connection.id);
    if (plan === null || plan.state === 'running') continue;
    if (!(await isCheckDue(server, connection, plan))) continue;
    try {
      if (plan.heldSince === null) await verify(server, BY_ITSELF, plan.id, signal);
      else await drift(server, BY_ITSELF, connection.id, signal);
      looked++;
    } catch (error) {
      // An MDM that does not answer is asked again with the next call.
      if (!(error instanceof MdmFault)) throw error;
    }
  }
  return looked;
}

async function isCheckDue(
  server: MdmServer,
  { id, checkHours }: StoredConnection,
  { ended }: StoredPlan,
): Promise<boolean> {
  if (checkHours === 0) return false;
  const [last] = await server.store.mdm.checks(id, 1);
  if (last === undefined || isDue(server, last.at, checkHours)) return true;
  return ended !== null && Date.parse(ended) > Date.parse(last.at);
}

const isDue = ({ clock }: MdmServer, last: StoredConnection['created'], hours: number): boolean =>
  Date.parse(clock()) - Date.parse(last) >= hours * HOUR;

import { rulesMark } from './begin-sync.ts';
import { MdmFault, type MdmFaultKind } from './connector.ts';
import type { MdmServer } from './door.ts';
import { failSync } from './end-sync.ts';
import { laterBy } from '../../core/instant.ts';
import { LeaseLost } from './lease.ts';
import type { StoredSync, SyncFault, SyncPage } from './stored.ts';

/** Trying again changes nothing until a person has done something. */
const FOR_A_PERSON: ReadonlySet<MdmFaultKind> = new Set([
  'unauthorised',
  'forbidden',
  'not-found',
  'refused',
]);
const MOST_TRIES = 12;
/** A cursor that is lost each time would have the fleet read for ever. */
const MOST_ROUNDS = 5;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;

/** After a page was not read: it waits, everything begins again, or the sync ends. Throws what is a bug. */
export async function afterFault(
  server: MdmServer,
  sync: StoredSync,
  page: SyncPage,
  owner: string,
  error: unknown,
  isStopping: boolean,
): Promise<void> {
  if (error instanceof LeaseLost) return;
  const giveBack = (milliseconds: number, fault: SyncFault | null, failed: boolean) =>
    server.store.stage((tables) => {
      const notBefore = laterBy(server.clock(), milliseconds);
      return tables.mdm.returnPage(page, owner, { notBefore, failed }, fault);
    });
  if (isStopping) return giveBack(0, null, false);
  if (!(error instanceof MdmFault)) {
    const fault: SyncFault = { kind: 'unexpected', status: null, remedy: OURS };
    if (page.tries + 1 >= MOST_TRIES) await failSync(server, sync, fault);
    else await giveBack(waitOf(page.tries), fault, true);
    throw error;
  }
  const { kind, status, remedy, retryAfter } = error;
  const fault: SyncFault = { kind, status, remedy };
  if (kind === 'cursor-lost') {
    if (page.round + 1 >= MOST_ROUNDS)
      return failSync(server, sync, { ...fault, kind: 'too-many-rounds' });
    await beginAgain(server, page);
    return;
  }
  if (FOR_A_PERSON.has(kind) || page.tries + 1 >= MOST_TRIES) return failSync(server, sync, fault);
  return giveBack(retryAfter === null ? waitOf(page.tries) : retryAfter * 1000, fault, true);
}

/** From the first page, in the same inventory: what was staged before stays, and is staged no second time. */
const beginAgain = (server: MdmServer, page: SyncPage): Promise<boolean> =>
  server.store.stage((tables) =>
    tables.mdm.beginAgain(page, { catalogue: rulesMark(server.rules()), at: server.clock() }),
  );

const waitOf = (tries: number): number => Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
const OURS = 'This is a fault of Grendel: look at its log, and tell its makers.';

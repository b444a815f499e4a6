import type { Instant } from '../../core/inventory.ts';
import { keepRulebook } from '../rulebook.ts';
import { dayOf } from '../server.ts';
import { rulesMark } from './begin-sync.ts';
import { connectorOf, type MdmServer } from './door.ts';
import { MdmFault } from './connector.ts';
import { endSync } from './end-sync.ts';
import { finishSync } from './finish-sync.ts';
import { holding, leaseFor } from './lease.ts';
import { readPage } from './read-page.ts';
import type { StoredSync, SyncId, SyncPage } from './stored.ts';
import { afterFault } from './sync-faults.ts';

export type SyncWork = {
  /** Who is at it: another text in each process and each call. */
  readonly owner: string;
  /** Not beyond this; what is left is for the next call. */
  readonly until: Instant;
  readonly signal: AbortSignal;
  /** This one alone; null: all that are running. */
  readonly only: SyncId | null;
};

const LOOKS_EVERY = 500;

/**
 * Reads what is to be read, page by page, as many at once as call this, in any process. Ends when nothing is running any more or
 * the time is over. Which page is whose is written down, so none is read by two, and one of somebody who was killed is read again.
 */
export async function workOnSyncs(server: MdmServer, work: SyncWork): Promise<void> {
  const book = keepRulebook();
  const isOver = (): boolean =>
    work.signal.aborted || Date.parse(server.clock()) >= Date.parse(work.until);
  while (!isOver()) {
    const all = await server.store.mdm.runningSyncs();
    const mine = all.filter(
      ({ id, kind }) => kind === 'read' && (work.only === null || id === work.only),
    );
    if (mine.length === 0) return;
    let did = false;
    for (const sync of mine) {
      if (isOver()) return;
      const rulebook = book(server.rules(), dayOf(sync.begun));
      if (await workOnPage(server, sync, work, rulebook)) did = true;
      else if (await server.store.mdm.isReadWhole(sync.id))
        did = (await finishSync(server, { ...work, sync, rulebook })) || did;
    }
    // All that is left is somebody else's, or waits for its time.
    if (!did) await server.mdm.wait(LOOKS_EVERY, work.signal).catch(() => {});
  }
}

/** False where no page is free. */
async function workOnPage(
  server: MdmServer,
  sync: StoredSync,
  { owner, signal }: SyncWork,
  rulebook: ReturnType<ReturnType<typeof keepRulebook>>,
): Promise<boolean> {
  const { store } = server;
  const page = await store.stage((tables) =>
    tables.mdm.claimPage(sync.id, leaseFor(server, owner)),
  );
  if (page === null) return false;
  try {
    // Half of a fleet looked through for less than the other half would close what it does not see.
    if (sync.catalogue !== rulesMark(server.rules()))
      throw new MdmFault('cursor-lost', 'the rules have changed', 'Nothing is to be done.');
    const keep = (): Promise<boolean> =>
      store.stage((tables) => tables.mdm.keepPage(page, leaseFor(server, owner)));
    await holding(server, keep, signal, (held) =>
      fetchPage(server, { sync, page, rulebook, owner, signal: held }),
    );
  } catch (error) {
    await afterFault(server, sync, page, owner, error, signal.aborted);
  }
  return true;
}

type Fetching = Omit<Parameters<typeof readPage>[1], 'fleet'>;

async function fetchPage(server: MdmServer, fetching: Fetching): Promise<void> {
  const { sync, page, signal } = fetching;
  const { store } = server;
  const connection = await store.mdm.connection(sync.connection);
  const fleet = (await store.fleets()).find(({ id }) => id === connection?.fleet);
  if (connection === null || fleet === undefined)
    throw new Error('a connection went away while it was read');
  const inventory = await store.inventory(sync.inventory);
  if (inventory?.state !== 'receiving')
    return endSync(server, sync, { state: 'cancelled', fault: null, inventory: null });
  const answer = await connectorOf(server, connection).page(openCursor(server, page), signal);
  const { next } = answer;
  // Before the page is looked into: another worker fetches the next one meanwhile.
  if (next !== null)
    await store.stage((tables) =>
      tables.mdm.addPage({
        ...page,
        number: page.number + 1,
        cursor: server.mdm.seal(cursorRow(page), next),
      }),
    );
  const { devices } = answer;
  if (devices !== null && devices !== sync.expected)
    await store.stage((tables) => tables.mdm.expectDevices(sync.id, devices));
  await readPage(server, { ...fetching, fleet }, answer.content, answer);
}

const cursorRow = ({ sync }: Pick<SyncPage, 'sync'>): string => `cursor ${sync}`;
function openCursor({ mdm }: MdmServer, page: SyncPage): string | null {
  if (page.cursor === null) return null;
  const cursor = mdm.open(cursorRow(page), page.cursor);
  // Its key is gone: the fleet is read from its beginning.
  if (typeof cursor !== 'string')
    throw new MdmFault('cursor-lost', 'a cursor can not be opened', 'Nothing is to be done.');
  return cursor;
}

import { BY_ITSELF } from '../server.ts';
import type { Instant, Problem } from '../../core/inventory.ts';
import { suddenDrops, type Drop } from '../../core/sudden-drop.ts';
import { lookedAt, stageLooked } from '../changes/look.ts';
import { fleetCounts } from '../inventories/counts.ts';
import { endWith } from '../inventories/end.ts';
import { publishInventory } from '../inventories/publish.ts';
import { standing } from '../inventories/receive.ts';
import { refusalOf } from '../inventories/refusals.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { InventorySummary, KeptCounts, StoredInventory } from '../store.ts';
import type { MdmServer } from './door.ts';
import { endSync } from './end-sync.ts';
import { holding, leaseFor } from './lease.ts';
import { together } from './page-problems.ts';
import type { PageCounts, StoredSync } from './stored.ts';

export type Finishing = {
  readonly sync: StoredSync;
  readonly rulebook: Rulebook;
  readonly owner: string;
  readonly signal: AbortSignal;
};

/**
 * Publishes what all pages staged, exactly as an upload is published: refused, held or published. By one at a time; whoever comes
 * after a crash goes on where it was. False where another is at it.
 */
export async function finishSync(server: MdmServer, finishing: Finishing): Promise<boolean> {
  const { sync, owner, signal } = finishing;
  const take = (): Promise<boolean> =>
    server.store.stage((tables) => tables.mdm.leaseSync(sync.id, leaseFor(server, owner)));
  if (!(await take())) return false;
  await holding(server, take, signal, (held) => finish(server, { ...finishing, signal: held }));
  return true;
}

async function finish(server: MdmServer, finishing: Finishing): Promise<void> {
  const { sync, rulebook, signal } = finishing;
  const { store } = server;
  const inventory = await store.inventory(sync.inventory);
  if (inventory === null) throw new Error('an inventory went away while it was read');
  if (inventory.state === 'receiving' && (await close(server, finishing, inventory)) === 'ended')
    return;
  const staged = await store.inventory(sync.inventory);
  if (staged?.state === 'staged') {
    const drops = await dropsOf(server, staged);
    if (drops.length > 0) await endWith(server, BY_ITSELF, staged.id, 'held', { heldFor: drops });
    else await publishInventory(server, BY_ITSELF, staged.id, { rulebook, signal, why: null });
  }
  const ended = await store.inventory(sync.inventory);
  const state = ended?.state === 'cancelled' ? 'cancelled' : 'done';
  await endSync(server, sync, { state, fault: null, inventory: null });
}

/** All pages become one inventory, staged; or it ends here. */
async function close(
  server: MdmServer,
  { sync, rulebook }: Finishing,
  inventory: StoredInventory,
): Promise<'staged' | 'ended'> {
  const { store } = server;
  const pages = await store.mdm.pageCounts(sync.id);
  const counts = await countsOf(server, sync, pages);
  const moment = momentOf(sync, pages);
  const problems = problemsOf(sync, pages, counts.all.devices);
  const summary: InventorySummary = {
    ...summed(pages),
    devices: counts.all.devices,
    outcome: problems.length > 0 ? 'partly' : 'read',
    changes: null,
    counts,
  };
  if (counts.all.devices === 0 && inventory.coverage === 'part') {
    await endSync(server, sync, {
      state: 'done',
      fault: null,
      inventory: { state: 'unchanged', problems: [COME_LATER] },
    });
    return 'ended';
  }
  const before = await standing(server, inventory);
  const why = refusalOf(inventory, { summary, problems }, moment, before, server.clock());
  if (why !== null) {
    await endSync(server, sync, {
      state: 'done',
      fault: null,
      inventory: { state: 'refused', problems: [why, ...problems] },
    });
    return 'ended';
  }
  const organisations = await store.organisations();
  const undetermined = pages.flatMap((page) => page.undetermined);
  const assignments = await store.assignments();
  const looked = lookedAt(rulebook, undetermined, organisations, assignments);
  const policies = policyChoice(organisations, assignments);
  const fleet = (await store.fleets()).find(({ id }) => id === inventory.fleet);
  if (!fleet) throw new Error('a fleet went away while it was read');
  const isStaged = await store.stage(async (tables) => {
    const to = {
      state: 'staged',
      moment,
      bytes: pages.reduce((sum, { bytes }) => sum + bytes, 0),
      policy: policies.of(fleet.organisation, 'unknown').policy,
      format: [...new Set(pages.map(({ format }) => format).filter((one) => one !== ''))].join(' '),
      problems,
      summary,
      catalogue: rulebook.catalogue.version,
    } as const;
    if (!(await tables.setInventory(inventory.id, ['receiving'], to))) return false;
    await tables.stageTallies(inventory.id, looked.tallies);
    await stageLooked(tables, inventory, looked);
    return true;
  });
  if (isStaged) return 'staged';
  await endSync(server, sync, { state: 'cancelled', fault: null, inventory: null });
  return 'ended';
}

/**
 * When it was so: as early as the MDM's word allows, and never after it was asked, so that nothing is closed that came while it was
 * read, and a clock that runs ahead moves nothing.
 */
function momentOf({ begun }: StoredSync, pages: readonly PageCounts[]): Instant {
  const said = pages.flatMap(({ said: one }) => (one === null ? [] : [Date.parse(one)]));
  const own = pages.flatMap(({ moment }) => (moment === null ? [] : [Date.parse(moment)]));
  const word = said.length > 0 ? Math.min(...said) : own.length > 0 ? Math.max(...own) : Infinity;
  const asked = Date.parse(begun);
  return word < asked ? (new Date(word).toISOString() as Instant) : begun;
}

/** Counted where they were staged: a device that came on two pages is one. */
async function countsOf(
  { store }: MdmServer,
  sync: StoredSync,
  pages: readonly PageCounts[],
): Promise<KeptCounts> {
  const rows = await store.mdm.stagedCounts(sync.inventory);
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    all: {
      devices: sum(({ devices }) => devices),
      hits: sum(({ hits }) => hits),
      installs: pages.reduce((total, { summary }) => total + summary.installs, 0),
    },
    organisations: rows.map((row) => ({ ...row, installs: 0 })),
  };
}

function problemsOf(
  { expected }: StoredSync,
  pages: readonly PageCounts[],
  devices: number,
): readonly Problem[] {
  const problems = together(pages.flatMap((page) => page.problems));
  // A device or two may go while the fleet is read.
  return expected !== null && devices < expected * 0.99 ? [...problems, FEWER] : problems;
}

function summed(pages: readonly PageCounts[]): PageCounts['summary'] {
  const sum = (of: (summary: PageCounts['summary']) => number): number =>
    pages.reduce((total, { summary }) => total + of(summary), 0);
  return {
    rows: sum(({ rows }) => rows),
    devices: sum(({ devices }) => devices),
    installs: sum(({ installs }) => installs),
    notAssessed: sum(({ notAssessed }) => notAssessed),
    notInstalled: sum(({ notInstalled }) => notInstalled),
    droppedPersonal: sum(({ droppedPersonal }) => droppedPersonal),
    merged: sum(({ merged }) => merged),
    outcome: pages.some(({ summary }) => summary.outcome !== 'read') ? 'partly' : 'read',
  };
}

/** Against the newest whole of this fleet. */
async function dropsOf(server: MdmServer, staged: StoredInventory): Promise<readonly Drop[]> {
  const now = staged.summary?.counts ?? null;
  if (staged.coverage !== 'whole' || now === null) return [];
  const [last] = (await standing(server, staged))
    .filter((one) => one.coverage === 'whole' && (one.organisations ?? []).length === 0)
    .toSorted((a, b) => ((a.moment ?? '') < (b.moment ?? '') ? 1 : -1));
  const counted = last?.summary?.counts ?? null;
  return suddenDrops(counted && fleetCounts(counted), fleetCounts(now));
}

const problem = (code: string, message: string, remedy: string): Problem => ({
  code,
  message,
  remedy,
  line: null,
  column: null,
  times: 1,
});
const FEWER = problem(
  'fewer-devices',
  'The MDM says that it has more devices than it told of',
  'Nothing was closed by what was not told. Look whether the credential may see all devices.',
);
const COME_LATER = problem(
  'answers-come-later',
  'The devices were asked for their apps, and answer one by one as they are switched on',
  'Nothing is to be done: what they answer comes in as parts of the fleet.',
);

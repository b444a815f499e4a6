import { BY_ITSELF } from '../server.ts';
import { completeness } from '../../core/completeness.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceCount } from '../../core/tallies.ts';
import type { Folded } from '../fold.ts';
import { organisationsOf } from '../inventories/organisations.ts';
import { beginFold } from '../inventories/receive.ts';
import { stagedDeviceOf } from '../inventories/staged-device.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Fleet, StagedDevice, Staging } from '../store.ts';
import type { FleetPage } from './connector.ts';
import type { MdmServer } from './door.ts';
import { endSync, failSync } from './end-sync.ts';
import { LeaseLost, leaseFor } from './lease.ts';
import { problemsOfPage, together, toleratedRefusal } from './page-problems.ts';
import type { PageCounts, StoredSync, SyncPage } from './stored.ts';

export type ReadingPage = {
  readonly sync: StoredSync;
  readonly page: SyncPage;
  readonly fleet: Fleet;
  readonly rulebook: Rulebook;
  readonly owner: string;
  readonly signal: AbortSignal;
};

/** As an export may name at most, over all pages. */
const MOST_NEW_ORGANISATIONS = 300;
/** Folds what a page holds and stages it. The last of its devices and its counts are written together: it is staged, or not. */
export async function readPage(
  server: MdmServer,
  reading: ReadingPage,
  content: FleetPage['content'],
  answer: Pick<FleetPage, 'next' | 'moment' | 'like'>,
): Promise<void> {
  const { like } = answer;
  const folding = await beginFold(
    server,
    { fleet: reading.fleet.id },
    reading.rulebook,
    reading.signal,
    { digested: false, ...(like === undefined ? {} : { like }) },
  );
  try {
    let bytes = 0;
    for await (const chunk of content) {
      reading.signal.throwIfAborted();
      bytes += chunk.length;
      await folding.write(chunk);
    }
    // Whose devices answer later, one after the other, sends pages with nothing in them.
    if (bytes === 0) return await endPage(server, reading, nothing(answer));
    await take(server, reading, answer, await folding.end(), bytes);
  } finally {
    await folding.close();
  }
}

async function take(
  server: MdmServer,
  reading: ReadingPage,
  answer: Pick<FleetPage, 'next' | 'moment'>,
  folded: Folded,
  bytes: number,
): Promise<void> {
  const { sync, signal } = reading;
  if (!folded.ok) {
    const isHeard = sync.kind === 'heard';
    const problems = isHeard ? folded.problems : toleratedRefusal(folded.problems);
    if (problems !== null) return endPage(server, reading, { ...nothing(answer), problems, bytes });
    const fault = { kind: 'export-refused', status: null, remedy: REMEDY } as const;
    const inventory = { state: 'refused', problems: together(folded.problems) } as const;
    return endSync(server, sync, { state: 'failed', fault, inventory });
  }
  const problems = problemsOfPage(folded.problems, answer);
  const places = await placesOf(server, reading, folded);
  if (places === null) {
    if (sync.kind === 'heard') return endPage(server, reading, nothing(answer));
    const fault = { kind: 'too-many-organisations', status: null, remedy: REMEDY } as const;
    return failSync(server, sync, fault);
  }
  const { of: organisationOf, added: newOrganisations } = places;
  const policies = policyChoice(
    await server.store.organisations(),
    await server.store.assignments(),
  );
  const moment = answer.moment ?? server.clock();
  const by = { rulebook: reading.rulebook, policies, moment, complete: completeness(problems) };
  const { atOnce } = server.store;
  let waiting: StagedDevice[] = [];
  for await (const batch of folded.devices) {
    signal.throwIfAborted();
    for (const one of batch) {
      waiting.push(stagedDeviceOf(dated(one, answer.moment), organisationOf(one.organisation), by));
      if (waiting.length <= atOnce) continue;
      await stage(server, reading, waiting.slice(0, atOnce), null);
      waiting = waiting.slice(atOnce);
    }
  }
  const undetermined = folded.undetermined.map(({ organisation, app, devices }): DeviceCount => ({
    organisation: organisationOf(organisation),
    app,
    devices,
  }));
  await stage(server, reading, waiting, {
    summary: {
      ...folded.summary,
      outcome: problems.length === folded.problems.length ? folded.summary.outcome : 'read',
    },
    format: folded.format,
    problems,
    said: answer.moment,
    moment: folded.moment,
    undetermined,
    bytes,
    newOrganisations,
    last: answer.next === null,
  });
}

/** What has no time of its own is of the moment that the MDM says of its answer. */
const dated = <T extends { readonly collected: Instant | null }>(
  one: T,
  said: Instant | null,
): T => ({
  ...one,
  collected: one.collected ?? said,
});

type Places = {
  readonly of: (name: string | null) => OrganisationId;
  readonly added: number;
};

/** Null: more organisations than a fleet can have. */
async function placesOf(
  server: MdmServer,
  { sync, fleet }: ReadingPage,
  folded: Extract<Folded, { ok: true }>,
): Promise<Places | null> {
  const { store } = server;
  const before = (await store.organisations()).length;
  const names = [...folded.organisations, ...folded.undetermined.map((one) => one.organisation)];
  const found = await organisationsOf(server, BY_ITSELF, fleet, sync.inventory, names);
  if (!found.ok) return null;
  const added = (await store.organisations()).length - before;
  if (added === 0) return { of: found.value, added };
  const earlier = (await store.mdm.pageCounts(sync.id)).reduce(
    (sum, one) => sum + one.newOrganisations,
    0,
  );
  return earlier + added > MOST_NEW_ORGANISATIONS ? null : { of: found.value, added };
}

const endPage = (server: MdmServer, reading: ReadingPage, counts: PageCounts): Promise<void> =>
  stage(server, reading, [], counts);

/** `counts`: this is the last of the page. */
async function stage(
  server: MdmServer,
  { sync, page, fleet, owner }: ReadingPage,
  devices: readonly StagedDevice[],
  counts: PageCounts | null,
): Promise<void> {
  await server.store.stage(async (tables) => {
    if (!(await tables.mdm.keepPage(page, leaseFor(server, owner)))) throw new LeaseLost();
    const inventory = await tables.inventory(sync.inventory);
    // Somebody cancelled it, perhaps in another process.
    if (inventory?.state !== 'receiving') throw new LeaseLost();
    if (sync.kind === 'heard' && (await anyBefore(tables, sync, fleet, devices)))
      throw new HeardBefore();
    await tables.mdm.mergeDevices(sync.inventory, fleet.id, devices);
    if (counts !== null) await tables.mdm.endPage(page, counts);
  });
}

/** What a device says later is a word of its own, and no addition to what it said before. */
export class HeardBefore extends Error {
  override readonly name = 'HeardBefore';
}

const anyBefore = (
  tables: Staging,
  { inventory }: StoredSync,
  { id }: Fleet,
  devices: readonly StagedDevice[],
): Promise<boolean> =>
  tables.mdm.anyStaged(
    inventory,
    id,
    devices.flatMap(({ aliases }) => aliases.map(({ pseudonym }) => pseudonym.toHex())),
  );

const nothing = ({ next, moment }: Pick<FleetPage, 'next' | 'moment'>): PageCounts => ({
  summary: {
    rows: 0,
    devices: 0,
    installs: 0,
    notAssessed: 0,
    notInstalled: 0,
    droppedPersonal: 0,
    merged: 0,
    outcome: 'read',
  },
  format: '',
  problems: [],
  said: moment,
  moment: null,
  undetermined: [],
  bytes: 0,
  newOrganisations: 0,
  last: next === null,
});

const REMEDY = 'Look at what the MDM shows of this fleet; its problems say what was read.';

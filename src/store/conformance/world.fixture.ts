import { sql } from 'kysely';
import { findingAfter } from '../../core/finding-after.ts';
import type {
  DeviceId,
  Finding,
  FindingId,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../../core/finding.ts';
import type { Instant, Strength } from '../../core/inventory.ts';
import { reconcile } from '../../core/reconcile.ts';
import type { AppId } from '../../core/statements.ts';
import type { CoverageClass } from '../../core/where-devices-stand.ts';
import type {
  DeviceCase,
  PlannedEvent,
  StagedDevice,
  Store,
  StoredInventory,
  StoredFinding,
} from '../../actions/store.ts';
import type { Db } from '../schema.ts';

/** A store with a small government in it, and the words in which stories about it are told. */
export type World = {
  readonly store: Store;
  readonly db: Db;
  readonly root: OrganisationId;
  readonly ministry: OrganisationId;
  readonly agency: OrganisationId;
  readonly fleet: FleetId;
};

let made = 0;
/** Ids in the order in which they are made, as those of version 7 are. */
export function newId(): string {
  made++;
  return `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

export const at = (time: string): Instant => `2026-11-${time}:00Z` as Instant;
export const NOW = at('26T10:00');
export const CONTACT_DAYS = 30;

/** What refers to others comes before them. */
const TABLES = [
  'answer, notice_finding, notice, holder_device, holder',
  'plan_step, plan_check, plan, observation, sync_page, sync, connector_memory, mdm_lease, exemption, connection',
  'exception_event, exception_device, exception, approval',
  'staged_hit, staged_contact, staged_identity, staged_coverage, sighting, finding, finding_event, coverage, tally, contact',
  'device, inventory, fleet, assignment, organisation, ledger_waiting, ledger_entry, ledger_tile, ledger_state',
  'ledger_opening, idempotency, setting, course_day, device_course, course_waiting',
].flatMap((names) => names.split(', '));

export async function newWorld(store: Store, db: Db): Promise<World> {
  for (const table of TABLES) await sql`delete from ${sql.table(table)}`.execute(db);
  const [root, ministry, agency] = [newId(), newId(), newId()] as OrganisationId[] as [
    OrganisationId,
    OrganisationId,
    OrganisationId,
  ];
  const fleet = newId() as FleetId;
  await store.change(async (tables) => {
    await tables.addOrganisation({ id: root, parent: null, name: 'State', path: [root] }, NOW);
    for (const [id, name] of [
      [ministry, 'Ministry'],
      [agency, 'Agency'],
    ] as const)
      await tables.addOrganisation({ id, parent: root, name, path: [root, id] }, NOW);
    await tables.addFleet({ id: fleet, organisation: root, name: 'Phones', mdm: 'intune' }, NOW);
    return { result: null, entries: ['founded'] };
  });
  return { store, db, root, ministry, agency, fleet };
}

/** As a test tells of a phone; what it leaves out is ordinary. */
export type Phone = {
  readonly name: string;
  readonly serial?: string;
  /** Of the pseudonym's key; the newest first. */
  readonly keys?: readonly number[];
  readonly in?: OrganisationId;
  readonly collected?: Instant;
  readonly apps?: readonly (string | readonly [app: string, strength: Strength])[];
  /** A second user of the phone has them, too. */
  readonly twice?: boolean;
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function staged({ ministry }: World, phone: Phone): StagedDevice {
  const hits = (phone.apps ?? []).map((app) => {
    const [id, strength] = typeof app === 'string' ? [app, 'exact' as const] : app;
    return {
      app: id as AppId,
      strength,
      platform: 'android' as const,
      secondCopy: phone.twice ?? false,
    };
  });
  return {
    aliases: (phone.keys ?? [1]).map((key) => ({
      key,
      pseudonym: bytes(`${key}:${phone.name}`),
      serial: phone.serial === undefined ? null : bytes(`${key}:serial ${phone.serial}`),
    })),
    organisation: phone.in ?? ministry,
    platform: 'android',
    enrolment: 'fully-managed',
    ownership: 'company',
    visibility: 'all',
    collected: phone.collected ?? null,
    complete: true,
    stands: (hits.length > 0 ? 'withHits' : 'without') satisfies CoverageClass,
    hits,
    contact: hits.length > 0 ? bytes(`sealed ${phone.name}`) : null,
  };
}

export type Told = {
  readonly moment: Instant;
  readonly phones: readonly Phone[];
  readonly coverage?: StoredInventory['coverage'];
  readonly of?: readonly OrganisationId[];
  /** False: it was not read to its end. */
  readonly complete?: boolean;
};

const announced = (world: World, told: Omit<Told, 'phones'>): StoredInventory => ({
  id: newId() as InventoryId,
  fleet: world.fleet,
  state: 'announced',
  coverage: told.coverage ?? 'whole',
  organisations: told.of ?? null,
  moment: told.moment,
  digest: null,
  format: null,
  summary: null,
  problems: [],
  heldFor: null,
  bytes: 0,
  policy: null,
  catalogue: null,
  announced: NOW,
  ended: null,
});

/** Announced and staged: nobody sees anything of it yet. */
export async function stage(world: World, told: Told): Promise<InventoryId> {
  const { store, fleet } = world;
  const inventory = announced(world, told);
  await store.change(async (tables) => {
    await tables.announce(inventory);
    return { result: null, entries: ['announced'] };
  });
  for (let i = 0; i < told.phones.length; i += 3)
    await store.stage((tables) =>
      tables.stageDevices(
        inventory.id,
        fleet,
        told.phones.slice(i, i + 3).map((phone) => staged(world, phone)),
      ),
    );
  await store.stage((tables) =>
    tables.setInventory(inventory.id, ['announced'], { state: 'staged' }),
  );
  return inventory.id;
}

export type Planned = { readonly version: number; readonly events: readonly PlannedEvent[] };

export async function plan(world: World, id: InventoryId, complete = true): Promise<Planned> {
  const { store, fleet } = world;
  const version = (await store.fleets()).find((one) => one.id === fleet)?.version ?? -1;
  const inventory = await store.inventory(id);
  const organisations = new Map((await store.organisations()).map((one) => [one.id, one]));
  const covered = inventory?.organisations ?? null;
  await store.stage((tables) => tables.beginPlan(id, complete));
  const events: PlannedEvent[] = [];
  let after: DeviceId | null = null;
  for (;;) {
    const from: DeviceId | null = after;
    const page: readonly DeviceCase[] = await store.stage((tables) => tables.cases(id, from, 2));
    const last = page.at(-1);
    if (last === undefined) return { version, events };
    const planned = page.flatMap((one) =>
      reconcile(
        one,
        {
          moment: inventory?.moment ?? NOW,
          whole: complete && inventory?.coverage === 'whole',
          covers: (organisation) =>
            covered === null ||
            (organisations.get(organisation)?.path.some((above) => covered.includes(above)) ??
              false),
        },
        { isProhibited: () => true, isExcepted: () => false, absenceTells: () => true },
      ).map((change): PlannedEvent => {
        const finding = 'finding' in change ? change.finding : (newId() as FindingId);
        const entry = change.kind === 'seen' ? null : `${change.kind} ${change.app}`;
        return { id: newId(), finding, device: one.device, change, entry, at: NOW };
      }),
    );
    await store.stage((tables) => tables.planEvents(id, planned));
    events.push(...planned);
    after = last.device;
  }
}

export async function publish(
  { store }: World,
  id: InventoryId,
  { version }: Planned,
): Promise<'published' | 'outdated' | 'ended'> {
  return store.change(async (tables) => {
    const result = await tables.publish(id, version, NOW, CONTACT_DAYS);
    return { result, entries: result === 'published' ? ['published'] : [] };
  });
}

/** Staged, planned and published; gives what it changed. */
export async function handIn(world: World, told: Told): Promise<readonly string[]> {
  const id = await stage(world, told);
  const planned = await plan(world, id, told.complete);
  const result = await publish(world, id, planned);
  if (result !== 'published') throw new Error(`it was ${result}`);
  return planned.events.map(({ change }) => `${change.kind} ${change.app}`).toSorted();
}

export async function allFindings({ store, root }: World): Promise<readonly StoredFinding[]> {
  const { rows } = await store.findings({ scope: [root] }, { after: null, limit: 1000 });
  return rows;
}

export const shown = async (world: World): Promise<readonly string[]> =>
  (await allFindings(world)).map(({ app, state }) => `${app} ${state}`).toSorted();

/** What the core says becomes of findings by these events. */
export function after(
  before: ReadonlyMap<FindingId, Finding>,
  events: readonly PlannedEvent[],
): ReadonlyMap<FindingId, Finding> {
  const findings = new Map(before);
  for (const { finding, device, change } of events)
    findings.set(
      finding,
      findingAfter(findings.get(finding) ?? null, change, { id: finding, device }),
    );
  return findings;
}

/** Sweeps until nothing is left that nobody needs. */
export async function sweepAll({ store }: Pick<World, 'store'>): Promise<void> {
  for (const id of await store.toSweep(1000))
    while (await store.stage((tables) => tables.sweep(id, 3)));
}

export async function rowsIn(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? -1;
}

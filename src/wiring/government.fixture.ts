import { createHash, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Fold, Folded } from '../actions/fold.ts';
import { found } from '../actions/found.ts';
import { announce, type Announcement } from '../actions/inventories/announce.ts';
import { receive } from '../actions/inventories/receive.ts';
import { keepRulebook, type Rulebook, type Rules } from '../actions/rulebook.ts';
import { BY_ITSELF, dayOf, type Context, type Server } from '../actions/server.ts';
import type { StagedDevice, StoredFinding, StoredInventory } from '../actions/store.ts';
import { CATALOGUE, POLICY } from '../cli/testing.ts';
import type { FleetId, OrganisationId } from '../core/finding.ts';
import type { Enrolment, Instant, Problem, SeenDevice, Strength } from '../core/inventory.ts';
import type { Visibility } from '../core/inventory.ts';
import type { Policy } from '../core/policy.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import type { AppId } from '../core/statements.ts';
import type { Opening } from '../ledger/commitment.ts';
import type { Entry } from '../ledger/entry.ts';
import { openContact, sealContact } from '../privacy/contact.ts';
import { newKeyRing } from '../privacy/keys.ts';
import { pseudonymsIn } from '../privacy/pseudonym.ts';
import { openSealed } from '../privacy/seal.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase, type Database } from '../store/open.ts';
import { createStore } from '../store/store.ts';
import { ledgerDoor } from './ledger-door.ts';

/** A phone as a test tells of it; what it leaves out is ordinary. Travels as JSON: the bytes of these exports. */
export type Phone = {
  readonly id: string;
  readonly serial?: string;
  readonly of?: string | null;
  readonly holder?: string;
  readonly ownership?: SeenDevice['ownership'];
  readonly enrolment?: Enrolment;
  readonly visibility?: Visibility;
  readonly collected?: string;
  readonly apps?: readonly (string | readonly [app: string, strength: Strength])[];
  /** A second user of the phone has them, too. */
  readonly twice?: boolean;
};
export type Told = {
  readonly phones: readonly Phone[];
  readonly moment?: string | null;
  readonly problems?: readonly Problem[];
  readonly refused?: true;
};

const EVERYONE = { who: '', phases: [], regime: 'deny-list' } as const;
const GROUPS = [
  { id: 'everyone', ...EVERYONE },
  { id: 'cleared', ...EVERYONE },
] as const;
export const NL: Policy = { ...POLICY, groups: GROUPS };
/** Adopts nothing and lists no territory: under it nothing is prohibited. */
export const LAX: Policy = { ...POLICY, id: 'lax', territories: [], adopts: [], groups: GROUPS };

const KEYS = newKeyRing();
const bytesOf = (told: Told): Uint8Array => Buffer.from(JSON.stringify(told));

/** Reads the JSON of `Told`, and gives of it what a real fold may give: no app that is not asked for. */
export const tellingFold: Fold = ({ fleet, prohibited, undetermined }) => {
  const chunks: Uint8Array[] = [];
  return {
    write: async (bytes) => void chunks.push(bytes),
    close: async () => {},
    async end(): Promise<Folded> {
      const content = Buffer.concat(chunks);
      const digest = createHash('sha512').update(content).digest('hex');
      const told = JSON.parse(content.toString()) as Told;
      const problems = told.problems ?? [];
      if (told.refused) return { ok: false, problems, digest };
      const appsOf = ({ apps = [] }: Phone): readonly (readonly [AppId, Strength])[] =>
        apps.map((app) => (typeof app === 'string' ? [app, 'exact'] : app) as [AppId, Strength]);
      const counted = [...undetermined].flatMap((app) =>
        [...Map.groupBy(told.phones, ({ of = null }) => of)].map(([organisation, phones]) => ({
          organisation,
          app,
          devices: phones.filter((one) => appsOf(one).some(([id]) => id === app)).length,
        })),
      );
      const devices = told.phones.map(
        (
          phone,
        ): Omit<StagedDevice, 'organisation' | 'complete' | 'stands'> & {
          readonly organisation: string | null;
        } => ({
          aliases: pseudonymsIn(
            fleet,
            KEYS.pseudonym,
          )({ key: phone.id, serial: phone.serial ?? null }),
          organisation: phone.of ?? null,
          platform: 'android',
          enrolment: phone.enrolment ?? 'fully-managed',
          ownership: phone.ownership ?? 'company',
          visibility: phone.visibility ?? 'all',
          collected: (phone.collected as Instant | undefined) ?? null,
          hits: appsOf(phone)
            .filter(([app]) => prohibited.has(app))
            .map(([app, strength]) => ({
              app,
              strength,
              platform: 'android',
              secondCopy: phone.twice ?? false,
            })),
          contact: appsOf(phone).some(([app]) => prohibited.has(app))
            ? sealContact(KEYS.sealing, fleet, { name: phone.id, holder: phone.holder ?? null })
            : null,
        }),
      );
      return {
        ok: true,
        digest,
        format: 'told',
        moment: (told.moment as Instant | undefined) ?? null,
        problems,
        organisations: [...new Set(told.phones.map(({ of = null }) => of))],
        undetermined: counted.filter((one) => one.devices > 0),
        summary: {
          rows: told.phones.length,
          devices: told.phones.length,
          installs: told.phones.reduce((sum, one) => sum + appsOf(one).length, 0),
          notAssessed: 0,
          notInstalled: 0,
          droppedPersonal: 0,
          merged: 0,
          outcome: problems.length > 0 ? 'partly' : 'read',
        },
        devices: (async function* () {
          if (devices.length > 0) yield devices;
        })(),
      };
    },
  };
};

let database: Promise<Database> | null = null;
/** One for all tests of this process: each begins with it emptied. */
async function emptied(): Promise<Database> {
  database ??= openDatabase({ kind: 'memory', dump: null });
  const opened = await database;
  await migrate(opened.db);
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`.execute(
    opened.db,
  );
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))} restart identity cascade`.execute(
    opened.db,
  );
  return opened;
}

export const problem = (code: string): Problem => ({
  code,
  message: code,
  remedy: '',
  line: null,
  column: null,
  times: 1,
});

export type Government = Awaited<ReturnType<typeof newGovernment>>;

/** A server with a real store, real keys and entries, a clock that tests set, and one fleet; uploads are what tests tell. */
export async function newGovernment() {
  const { db } = await emptied();
  const store = createStore(db);
  let now = '2026-11-26T10:00:00.000Z' as Instant;
  let rules: Rules = { catalogue: CATALOGUE, policies: [NL, LAX], decisions: NO_DECISIONS };
  let fold: Fold = tellingFold;
  const server: Server = {
    store,
    clock: () => now,
    newId: randomUUIDv7,
    rules: () => rules,
    ledger: ledgerDoor(
      () => KEYS,
      () => rules.catalogue.version,
    ),
    fold: (request) => fold(request),
  };
  await found(server, { name: 'State', policy: 'nl', group: 'everyone' });
  const [root] = await store.organisations();
  if (!root) throw new Error('nothing was founded');
  const fleet = randomUUIDv7() as FleetId;
  await store.change(async (tables) => {
    const one = { id: fleet, organisation: root.id, name: 'Phones', mdm: 'intune' };
    await tables.addFleet(one, now);
    return { result: null, entries: ['{"action":"fleet.added"}'] };
  });
  const book = keepRulebook();
  const rulebook = (): Rulebook => book(rules, dayOf(now));
  const entries = async (): Promise<readonly Entry[]> => {
    const waiting = await store.sequence((log) => log.waiting(10_000));
    return (waiting ?? []).map(({ entry }) => JSON.parse(entry) as Entry);
  };

  const announced = async (said: Partial<Announcement> = {}): Promise<StoredInventory> => {
    const asked = { fleet, coverage: 'whole', organisations: null, moment: null, ...said } as const;
    const answer = await announce(server, ANN, asked);
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  };
  const send = async (
    { id }: StoredInventory,
    content: AsyncIterable<Uint8Array> | readonly Uint8Array[],
    more: { signal?: AbortSignal; watch?: Parameters<typeof receive>[4]['watch'] } = {},
  ): Promise<StoredInventory> => {
    const chunks = Symbol.asyncIterator in content ? content : oneByOne(content);
    const answer = await receive(server, ANN, id, chunks, {
      rulebook: rulebook(),
      watch: () => {},
      signal: new AbortController().signal,
      ...more,
    });
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  };

  return {
    server,
    db,
    store,
    fleet,
    root: root.id,
    /** She may do everything, everywhere. */
    ann: { ...ANN, scope: [root.id] } satisfies Context,
    rulebook,
    announced,
    send,
    setClock: (time: string) => void (now = time as Instant),
    setRules: (change: Partial<Rules>) => void (rules = { ...rules, ...change }),
    setFold: (other: Fold) => void (fold = other),
    tellingFold,
    /** Announced and sent; what the export says of its moment comes first. */
    async handIn(
      moment: string,
      phones: readonly Phone[],
      { problems, ...said }: Partial<Announcement> & Pick<Told, 'problems'> = {},
    ): Promise<StoredInventory> {
      const told = { moment, phones, ...(problems ? { problems } : {}) };
      return send(await announced(said), [bytesOf(told)]);
    },
    /** `clip open`, `mirror closed removed`: as a person would tell them. */
    async findings(): Promise<readonly string[]> {
      const { rows } = await store.findings({ scope: [root.id] }, { after: null, limit: 1000 });
      return rows
        .map(({ app, state, because }) => [app, state, ...(because ? [because] : [])].join(' '))
        .toSorted();
    },
    async rows(): Promise<readonly StoredFinding[]> {
      return (await store.findings({ scope: [root.id] }, { after: null, limit: 1000 })).rows;
    },
    entries,
    /** What was done since there were so many entries: `finding.opened open`. */
    async said(from: number): Promise<readonly string[]> {
      return (await entries()).slice(from).map(({ action, result }) => `${action} ${result}`);
    },
    async opened(commitment: string): Promise<Opening | null> {
      const [row] = await store.log.openings([commitment]);
      if (!row) return null;
      const opening = openSealed(KEYS.sealing, { table: 'opening', row: commitment }, row.sealed);
      return opening.ok ? (opening.value as Opening) : null;
    },
    openText(commitment: string, sealed: Uint8Array): string | null {
      const text = openSealed(KEYS.sealing, { table: 'opening', row: commitment }, sealed);
      return text.ok ? (text.value as Opening).value : null;
    },
    pseudonyms: (of: string) => pseudonymsIn(of, KEYS.pseudonym),
    openContact(sealed: Uint8Array, of: string) {
      const contact = openContact(KEYS.sealing, of, sealed);
      return contact.ok ? { device: contact.contact.name, holder: contact.contact.holder } : null;
    },
    async organisation(name: string): Promise<OrganisationId> {
      const one = (await store.organisations()).find((each) => each.name === name);
      if (!one) throw new Error(`there is no ${name}`);
      return one.id;
    },
  };
}

export const ANN: Context = { ...BY_ITSELF, actor: 'ann' };
export const told = bytesOf;
export const phones = (count: number, more: Partial<Phone> = {}): readonly Phone[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, ...more }));

async function* oneByOne(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

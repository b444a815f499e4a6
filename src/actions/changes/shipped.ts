import type { ChangeId, ChangeKind } from '../../core/changes/change.ts';
import type { Instant } from '../../core/inventory.ts';
import { BY_ITSELF, dayOf, done, type Server } from '../server.ts';
import { recorded, type Said } from '../recorded.ts';
import type { Changing } from '../store.ts';
import type { ChangeDoor } from './door.ts';
import { bumped } from './edition.ts';
import type { StoredChange } from './stored.ts';

/** A document that the program comes with. */
export type Shipped = {
  readonly kind: Extract<ChangeKind, 'catalogue' | 'policy'>;
  readonly subject: string;
  readonly version: string;
  readonly digest: string;
  /** Only asked for where it is not known yet. */
  readonly document: () => Uint8Array;
};

/**
 * What the program comes with is written down at the first start, and is in force from the beginning. What a newer edition comes
 * with is a proposal of the server: what was adopted stays in force until people decide. A policy that holds for nobody is taken at
 * once, so that it can be assigned.
 */
export async function recordShipped(
  server: Server,
  { reader }: Pick<ChangeDoor, 'reader'>,
  shipped: readonly Shipped[],
): Promise<void> {
  const { store } = server;
  const isNew = async (one: Shipped): Promise<boolean> =>
    !(await store.changes.hasDocument(one.digest));
  if (!(await anyOf(shipped, isNew))) return;
  await recorded<null, never>(server, BY_ITSELF, async (tables, at) => {
    await tables.changes.lockRules();
    const said: Said[] = [];
    for (const one of shipped) {
      if (await tables.changes.hasDocument(one.digest)) continue;
      await tables.changes.addDocument(one.digest, reader.pack(one.document()));
      said.push(...(await add(server, tables, one, at)));
    }
    if (said.length > 0) await bumped(server, tables);
    return done({ value: null, said });
  });
}

async function anyOf(
  all: readonly Shipped[],
  is: (one: Shipped) => Promise<boolean>,
): Promise<boolean> {
  for (const one of all) if (await is(one)) return true;
  return false;
}

async function add(
  server: Server,
  tables: Changing,
  one: Shipped,
  at: Instant,
): Promise<readonly Said[]> {
  const adopted = await tables.changes.adopted();
  const before = adopted.filter(
    ({ kind, subject }) => kind === one.kind && subject === one.subject,
  );
  const holds =
    one.kind === 'catalogue' ||
    (await tables.assignments()).some(({ policy }) => policy === one.subject);
  const change = shippedChange(server.newId() as ChangeId, one, at);
  if (before.length > 0 && holds) {
    await tables.changes.addChange(change);
    return [...(await withdrawn(tables, change, at)), said(change, 'change.proposed', 'proposed')];
  }
  const place = (adopted.at(-1)?.place ?? 0) + 1;
  // The first of its kind was so from the beginning, as far as anybody knows.
  const from = before.length === 0 ? null : dayOf(at);
  const taken = { origin: 'shipped', state: 'adopted', decided: at, begun: at } as const;
  await tables.changes.addChange({ ...change, ...taken, place, from });
  return [said(change, 'rules.recorded', 'in-force')];
}

/** Of several editions that nobody decided on, the newest is the one to decide on. */
async function withdrawn(
  { changes }: Changing,
  newer: StoredChange,
  at: Instant,
): Promise<readonly Said[]> {
  const open = await changes.changes(['proposed'], { before: null, limit: 1000 });
  const older = open.filter(
    ({ id, origin, kind, subject }) =>
      id !== newer.id && origin === 'server' && kind === newer.kind && subject === newer.subject,
  );
  for (const { id } of older) {
    await changes.setChange(id, ['proposed'], {
      state: 'withdrawn',
      decided: at,
      decision: 'A newer edition came.',
    });
    await changes.dropTallies(id);
  }
  return older.map((one) => said(one, 'change.withdrawn', 'withdrawn'));
}

const shippedChange = (id: ChangeId, one: Shipped, at: Instant): StoredChange => ({
  id,
  kind: one.kind,
  state: 'proposed',
  origin: 'server',
  subject: one.subject,
  document: one.digest,
  version: one.version,
  policy: one.kind === 'policy' ? one.subject : null,
  why: 'This edition of Grendel comes with it.',
  proposer: null,
  proposed: at,
  from: null,
  until: null,
  decider: null,
  decided: null,
  decision: null,
  place: null,
  begun: null,
  ended: null,
});

const said = (one: StoredChange, action: string, result: string): Said => ({
  action,
  object: `change:${one.id}`,
  result,
  origin: 'start',
  details: {
    kind: one.kind,
    subject: one.subject,
    version: one.version,
    document: one.document,
  },
});

import { sql } from 'kysely';
import type { LogReading, LogState, SequencerTables } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { arrayOf, numbersOf, rowsOf } from './rows.ts';

export const logReading = (db: Db): LogReading => ({
  state: () => logState(db),
  waiting: async () => {
    const { waiting } = await db
      .selectFrom('ledger_waiting')
      .select((count) => count.fn.countAll<number>().as('waiting'))
      .executeTakeFirstOrThrow();
    return waiting;
  },
  entries: async (from, limit) => {
    const rows = await range(db, from, limit).select('entry').execute();
    return rows.map(({ entry }) => entry);
  },
  leaves: async (from, limit) => {
    const rows = await range(db, from, limit).select('leaf').execute();
    return rows.map(({ leaf }) => leaf);
  },
  tile: async (level, number) => {
    const row = await db
      .selectFrom('ledger_tile')
      .select('hashes')
      .where('level', '=', level)
      .where('number', '=', number)
      .executeTakeFirst();
    return row?.hashes ?? null;
  },
  openings: async (commitments) =>
    db
      .selectFrom('ledger_opening')
      .select(['commitment', 'field', 'sealed'])
      .where(sql<boolean>`commitment = any(${arrayOf(commitments, 'text')})`)
      .orderBy('commitment')
      .execute(),
});

const range = (db: Db, from: number, limit: number) =>
  db
    .selectFrom('ledger_entry')
    .where('index', '>=', from)
    .where('index', '<', from + limit)
    .orderBy('index');

async function logState(db: Db): Promise<LogState | null> {
  const row = await db
    .selectFrom('ledger_state')
    .select(['origin', 'size', 'frontier', 'checkpoint'])
    .executeTakeFirst();
  return row ?? null;
}

/** In the order in which they were given. */
export async function addWaiting(db: Db, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry, n) => ({ n, entry }));
  await sql`
    insert into ledger_waiting (entry)
    select entry from ${rowsOf(rows, 'n int, entry text')} order by n`.execute(db);
}

type Opening = { readonly commitment: string; readonly field: string; readonly sealed: Uint8Array };

/** A commitment is salted, so one that is there is the same. */
export async function addOpenings(db: Db, openings: readonly Opening[]): Promise<void> {
  if (openings.length === 0) return;
  await db
    .insertInto('ledger_opening')
    .values([...openings])
    .onConflict((on) => on.column('commitment').doNothing())
    .execute();
}

export async function eraseOpenings(db: Db, commitments: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('ledger_opening')
    .where(sql<boolean>`commitment = any(${arrayOf(commitments, 'text')})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export const sequencerTables = (db: Db): SequencerTables => ({
  log: logReading(db),
  state: () => logState(db),
  waiting: async (limit) =>
    db.selectFrom('ledger_waiting').select(['id', 'entry']).orderBy('id').limit(limit).execute(),
  integrate: async ({ taken, from, entries, leaves, tiles, state }) => {
    const rows = entries.map((entry, n) => ({ index: from + n, entry, leaf: hexOf(leaves[n]) }));
    await sql`
      insert into ledger_entry (index, entry, leaf)
      select index, entry, decode(leaf, 'hex')
      from ${rowsOf(rows, 'index bigint, entry text, leaf text')}`.execute(db);
    if (tiles.length > 0)
      await db
        .insertInto('ledger_tile')
        .values([...tiles])
        .execute();
    await sql`delete from ledger_waiting where id = any(${numbersOf(taken)})`.execute(db);
    await setState(db, state);
  },
  setCheckpoint: async (checkpoint) => {
    await db.updateTable('ledger_state').set({ checkpoint }).execute();
  },
});

function hexOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) throw new Error('an entry of the ledger without its leaf');
  return bytes.toHex();
}

async function setState(db: Db, { origin, size, frontier, checkpoint }: LogState): Promise<void> {
  const state = { origin, size, frontier, checkpoint };
  await db
    .insertInto('ledger_state')
    .values(state)
    .onConflict((on) => on.column('only_row').doUpdateSet(state))
    .execute();
}

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { exportLedger } from '../../ledger/export.ts';
import { sinkAt } from '../../ledger/folder.ts';
import { parseSigner, verifierText } from '../../ledger/note.ts';
import { verifyOffline } from '../../ledger/offline.ts';
import type { Store } from '../../actions/store.ts';
import { lockFolder } from '../../store/lock.ts';
import { openDatabase } from '../../store/open.ts';
import type { Db } from '../../store/schema.ts';
import { createStore } from '../../store/store.ts';
import type { Place } from './server.fixture.ts';

/** Opens what a server left, while none runs. */
async function within<T>(place: Place, work: (db: Db, store: Store) => Promise<T>): Promise<T> {
  const locked = lockFolder(place.folder);
  assert.ok(locked.ok, 'a server still holds the folder');
  const database = await openDatabase(
    place.url === null
      ? { kind: 'embedded', folder: join(place.folder, 'database') }
      : { kind: 'postgres', url: place.url },
  );
  try {
    return await work(database.db, createStore(database.db));
  } finally {
    await database.close();
    locked.lock.release();
  }
}

/** What a job does once a minute: takes up what a crash left. */
export const sweepAll = (place: Place): Promise<void> =>
  within(place, async (_, store) => {
    for (let due = await store.toSweep(100); due.length > 0; due = await store.toSweep(100))
      for (const id of due) while (await store.stage((tables) => tables.sweep(id, 50)));
  });

type Fault = { readonly what: string; readonly query: string };

/** Each gives how many rows are not as they must be once all is swept, placed and stopped. */
const FAULTS: readonly Fault[] = [
  { what: 'entries that wait', query: 'select from ledger_waiting' },
  {
    what: 'events of findings whose entry is not in the log exactly once',
    query: `select from finding_event as event where entry is not null
      and (select count(*) from ledger_entry where ledger_entry.entry = event.entry) <> 1`,
  },
  {
    what: 'entries about findings without an event',
    query: `select from ledger_entry where entry::jsonb ->> 'action' in ('finding.opened', 'finding.closed', 'finding.reopened')
      and not exists (select from finding_event as event where event.entry = ledger_entry.entry)`,
  },
  {
    what: 'entries that are in the log twice',
    query: 'select from ledger_entry group by entry having count(*) > 1',
  },
  {
    what: 'places of the log that are missing',
    query: `select from ledger_state where size <> (select count(*) from ledger_entry)
      or size <> (select coalesce(max(index) + 1, 0) from ledger_entry)`,
  },
  {
    what: 'inventories that count and were not published exactly once by the log',
    query: `select from inventory where state in ('published', 'superseded') and (select count(*) from ledger_entry
      where entry::jsonb ->> 'action' = 'inventory.published' and entry::jsonb ->> 'object' = 'inventory:' || id) <> 1`,
  },
  {
    what: 'inventories that the log says were published and that do not count',
    query: `select from ledger_entry where entry::jsonb ->> 'action' = 'inventory.published'
      and not exists (select from inventory where state in ('published', 'superseded') and entry::jsonb ->> 'object' = 'inventory:' || id)`,
  },
  {
    what: 'inventories that ended nowhere',
    query: `select from inventory where state in ('receiving', 'staged')`,
  },
  {
    what: 'organisations that the log does not say were added exactly once',
    query: `select from organisation where parent_id is not null and (select count(*) from ledger_entry
      where entry::jsonb ->> 'action' like 'organisation.%' and entry::jsonb ->> 'object' = 'organisation:' || id) <> 1`,
  },
  {
    what: 'findings that were not opened exactly once',
    query: `select from finding where (select count(*) from finding_event as event
      where finding_id = finding.id and kind = 'opened') <> 1`,
  },
  {
    what: 'findings that were not reopened as often as they say',
    query: `select from finding where reopenings <> (select count(*) from finding_event as event
      where finding_id = finding.id and kind = 'reopened')`,
  },
  {
    what: 'findings that were closed more often than opened, or not often enough',
    query: `select from finding where (select count(*) from finding_event where finding_id = finding.id and kind = 'closed')
      <> reopenings + case when state = 'closed' then 1 else 0 end`,
  },
  {
    what: 'events without a finding, or of an inventory that does not count',
    query: `select from finding_event as event where not exists (select from finding where finding.id = finding_id)
      or inventory_id is not null and not exists (select from inventory where inventory.id = inventory_id and state in ('published', 'superseded'))`,
  },
  {
    what: 'open findings of a device whose holder is not known',
    query: `select from finding where state <> 'closed'
      and not exists (select from contact where contact.device_id = finding.device_id and erase_after is null)`,
  },
  {
    what: 'contacts without an open finding that are never erased',
    query: `select from contact where erase_after is null
      and not exists (select from finding where finding.device_id = contact.device_id and state <> 'closed')`,
  },
  { what: 'findings in a slot', query: 'select from finding where slot <> 0' },
  ...['staged_hit', 'staged_contact', 'staged_identity', 'staged_coverage'].map((table) => ({
    what: `rows left in ${table}`,
    query: `select from ${table}`,
  })),
  {
    what: 'sightings of inventories that do not stand',
    query: `select from sighting where not exists
      (select from inventory where inventory.id = inventory_id and state = 'published')`,
  },
  {
    what: 'devices that nothing refers to',
    query: `select from device where not exists (select from sighting where device_id = device.id)
      and not exists (select from finding where device_id = device.id)`,
  },
];

/** After a stop in order: looks at every row, and verifies the log against all checkpoints that were ever given out. */
export const audit = (place: Place, checkpoints: readonly string[]): Promise<Audited> =>
  within(place, async (db, store) => {
    const faults: string[] = [];
    for (const { what, query } of FAULTS) {
      const { rows } = await sql.raw(query).execute(db);
      if (rows.length > 0) faults.push(`${rows.length} ${what}`);
    }
    assert.deepEqual(faults, []);
    const size = await verifyLog(place, store, checkpoints);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from finding`.execute(db);
    return { findings: rows[0]?.n ?? 0, entries: size };
  });
export type Audited = { readonly findings: number; readonly entries: number };

async function verifyLog(
  place: Place,
  store: Store,
  checkpoints: readonly string[],
): Promise<number> {
  const state = await store.log.state();
  assert.ok(state?.checkpoint, 'nothing was ever signed');
  const signer = parseSigner(readFileSync(join(place.folder, 'ledger.key'), 'utf8'));
  assert.ok(signer);
  const key = verifierText(signer);
  const out = mkdtempSync(join(tmpdir(), 'grendel-crash-ledger-'));
  try {
    const folder = join(out, 'ledger');
    await exportLedger(
      { ...store.log, checkpoint: state.checkpoint, keys: [key], openings: null },
      sinkAt(folder),
    );
    const kept = [...new Set(checkpoints)].map((text, n) => {
      const file = join(out, `checkpoint-${n}`);
      writeFileSync(file, text);
      return file;
    });
    const { kind, tampering, obstacles } = await verifyOffline({
      folder,
      checkpoints: kept,
      keys: [key],
    });
    assert.deepEqual(
      { kind, tampering, obstacles },
      { kind: 'verified', tampering: [], obstacles: [] },
    );
    return state.size;
  } finally {
    rmSync(out, { recursive: true });
  }
}

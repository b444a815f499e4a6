import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { found } from '../actions/found.ts';
import { announce } from '../actions/inventories/announce.ts';
import { receive } from '../actions/inventories/receive.ts';
import { sweep } from '../actions/inventories/recover.ts';
import { recordKeys } from '../actions/keys/record.ts';
import { rulebookOf } from '../actions/rulebook.ts';
import { dayOf, type Server } from '../actions/server.ts';
import { CATALOGUE } from '../cli/testing.ts';
import type { FleetId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Database } from '../store/open.ts';
import { createStore } from '../store/store.ts';
import { foldWith } from './fold.ts';
import { ANN, NL } from './government.fixture.ts';
import { holdKeys } from './held-keys.ts';
import { ledgerDoor } from './ledger-door.ts';

export type KeyedWorld = Awaited<ReturnType<typeof newKeyedWorld>>;

/** A store, a key file, and processes that share both, each with what it holds of the keys; the clock is the test's. */
export async function newKeyedWorld({ db }: Pick<Database, 'db'>) {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-keyed-'));
  const keyFile = join(folder, 'keys.json');
  const store = createStore(db);
  let now = '2026-11-20T10:00:00.000Z' as Instant;
  const rules = { catalogue: CATALOGUE, policies: [NL], decisions: NO_DECISIONS };
  const startProcess = (isNew: boolean, file = keyFile) => {
    const { keys, stock } = holdKeys(file, isNew);
    const server: Server = {
      store,
      clock: () => now,
      newId: randomUUIDv7,
      rules: () => rules,
      ledger: ledgerDoor(keys, () => CATALOGUE.version),
      fold: foldWith(keys),
    };
    return { server, keys, stock };
  };
  const first = startProcess(true);
  await recordKeys(first.server, first.stock);
  await found(first.server, { name: 'State', policy: 'nl', group: 'everyone' });
  const [root] = await store.organisations();
  if (!root) throw new Error('nothing was founded');
  const fleet = randomUUIDv7() as FleetId;
  await store.change(async (tables) => {
    const one = { id: fleet, organisation: root.id, name: 'Phones', mdm: 'kandji' };
    await tables.addFleet(one, now);
    return { result: null, entries: ['{"action":"fleet.added"}'] };
  });

  return {
    ...first,
    store,
    db,
    folder,
    keyFile,
    root: root.id,
    startProcess,
    setClock: (time: string) => void (now = time as Instant),
    /** Phones by serial number, all with the app `clip`; gives what it changed. */
    async handIn(server: Server, moment: string, serials: readonly string[]) {
      const announced = await announce(server, ANN, {
        fleet,
        coverage: 'whole',
        organisations: null,
        moment: moment as Instant,
      });
      if (!announced.ok) throw new Error(announced.code);
      const answer = await receive(server, ANN, announced.value.id, csvOf(serials), {
        rulebook: rulebookOf(rules, dayOf(now)),
        watch: () => {},
        signal: new AbortController().signal,
      });
      if (!answer.ok) throw new Error(answer.code);
      while (await sweep(server));
      const { state, problems, summary } = answer.value;
      if (state !== 'published') throw new Error(`${state}: ${JSON.stringify(problems)}`);
      return summary?.changes;
    },
    /** `key.added key:sealing-2`, of the ledger's entries about keys. */
    async said(): Promise<readonly string[]> {
      const waiting = await store.sequence((log) => log.waiting(10_000));
      return (waiting ?? [])
        .map(({ entry }) => JSON.parse(entry) as Entry)
        .filter(({ action }) => action.startsWith('key.'))
        .map(({ action, object }) => `${action} ${object}`);
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}

const COLUMNS =
  'serial_number,device_name,blueprint_name,os_version,user,platform,app_name,bundle_id,version';

async function* csvOf(serials: readonly string[]): AsyncGenerator<Uint8Array> {
  const rows = serials.map(
    (serial) =>
      `${serial},Phone ${serial},All,26.1,Holder of ${serial},iPhone,Clip,com.clip.App,1.0`,
  );
  yield Buffer.from(`${[COLUMNS, ...rows].join('\n')}\n`);
}

import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { found } from '../src/actions/found.ts';
import type { Rules } from '../src/actions/rulebook.ts';
import type { Sequencer } from '../src/actions/sequence.ts';
import type { Server } from '../src/actions/server.ts';
import type { Instant } from '../src/core/inventory.ts';
import { signerFrom } from '../src/ledger/note.ts';
import { newKeyRing } from '../src/privacy/keys.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase, type Database } from '../src/store/open.ts';
import { createStore } from '../src/store/store.ts';
import { ledgerDoor } from '../src/wiring/ledger-door.ts';
import { sequencerOf } from '../src/wiring/sequencer.ts';
import { join } from 'node:path';
import { whereOf, type Place } from './databases.ts';
import { POLICY } from './rules.ts';

export type Government = {
  readonly database: Database;
  readonly server: Server;
  readonly sequencer: Sequencer;
};

/** What a server is without its doors and without what runs by itself; founded. */
export async function government(place: Omit<Place, 'name'>, rules: Rules): Promise<Government> {
  const database = await openDatabase(whereOf(place));
  await migrate(database.db);
  const keys = newKeyRing();
  const clock = (): Instant => new Date().toISOString() as Instant;
  const server: Server = {
    store: createStore(database.db),
    clock,
    newId: randomUUIDv7,
    rules: () => rules,
    ledger: ledgerDoor(
      () => keys,
      () => rules.catalogue.version,
    ),
    fold: () => {
      throw new Error('nothing is handed in here');
    },
  };
  const group = rules.policies.find(({ id }) => id === POLICY)?.groups[0]?.id ?? '';
  await found(server, { name: 'State', policy: POLICY, group });
  const sequencer = sequencerOf({
    signers: [signerFrom('grendel.invalid/bench', randomBytes(32))],
    keptFile: join(place.folder, 'ledger-checkpoint.json'),
    clock,
  });
  return { database, server, sequencer };
}

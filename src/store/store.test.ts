import { after, before, beforeEach, describe } from 'node:test';
import { changesLeaveATrace } from './conformance/changes.fixture.ts';
import { devicesAreKnownAgain } from './conformance/devices.fixture.ts';
import { inventoriesArePublishedWhole } from './conformance/publishing.fixture.ts';
import { whatIsReadIsWhatIsThere } from './conformance/reading.fixture.ts';
import { newWorld, type World } from './conformance/world.fixture.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Database, type Where } from './open.ts';
import { createStore } from './store.ts';

/** Set by whoever runs the tests with a PostgreSQL at hand: the same stories are told there, on a database of their own. */
const URL_OF_POSTGRES = process.env['GRENDEL_TEST_DATABASE_URL'];

const databases: readonly (readonly [string, Where])[] = [
  ['embedded', { kind: 'memory', dump: null }],
  ...(URL_OF_POSTGRES === undefined
    ? []
    : [['PostgreSQL', { kind: 'postgres', url: URL_OF_POSTGRES }] as const]),
];

for (const [name, where] of databases)
  describe(`the store, ${name}`, () => {
    let database: Database;
    let world: World;
    before(async () => {
      database = await openDatabase(where);
      await migrate(database.db);
    });
    beforeEach(async () => {
      world = await newWorld(createStore(database.db), database.db);
    });
    after(() => database.close());

    changesLeaveATrace(() => world);
    inventoriesArePublishedWhole(() => world);
    devicesAreKnownAgain(() => world);
    whatIsReadIsWhatIsThere(() => world);
  });

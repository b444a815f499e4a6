import { openDatabase } from '../../store/open.ts';
import { fakeVettingDoor } from './fake-door.fixture.ts';
import { appFile, newVettingWorld } from './world.fixture.ts';

/**
 * A program of its own: takes a file in on the database of a folder, begins to read it, says so, and never comes to an end. Its parent
 * kills it.
 */
const database = await openDatabase({ kind: 'embedded', folder: process.argv[2] ?? '' });
const door = fakeVettingDoor(
  () =>
    new Promise(() => {
      process.stdout.write('reading\n');
    }),
);
const { migrate } = await import('../../store/migrate.ts');
await migrate(database.db);
const world = await newVettingWorld(database, door);
const { id } = await world.handIn(appFile({ identifier: 'nl.killed.app' }));
process.stdout.write(`${id}\n`);
await world.work();

import { command, type Input } from '../command.ts';
import { count } from '../text/amounts.ts';
import type { World } from '../world.ts';

const EXPORT_OPTIONS = {
  force: { type: 'boolean', help: 'replace the file that is there' },
} as const;

export const exportAll = command({
  name: 'export',
  summary: 'writes all that a server keeps into one file, to move or to back up',
  usage: 'grendel export FILE [options]',
  about:
    'Writes the whole database (GRENDEL_DATA, or GRENDEL_DATABASE_URL) into one file that grendel import reads, on the embedded form or on PostgreSQL. The keys stay in the data folder and are backed up beside it. The embedded database must have no server on it.',
  options: EXPORT_OPTIONS,
  words: { name: 'the file to write', least: 1, most: 1 },
  examples: [['grendel export grendel-2026-11-27.gz', 'everything but the keys']],
  run: exportCommand,
});

export const importAll = command({
  name: 'import',
  summary: 'fills an empty database from such a file',
  usage: 'grendel import FILE',
  about:
    'Fills a database that has nothing in it (GRENDEL_DATA, or GRENDEL_DATABASE_URL) from the file that grendel export wrote: whole or not at all. keys.json, ledger.key and ledger-checkpoint.json of the old data folder must be in the new one.',
  options: {},
  words: { name: 'the file to read', least: 1, most: 1 },
  examples: [['grendel import grendel-2026-11-27.gz', 'into a new database']],
  run: importCommand,
});

async function exportCommand(
  { values, words }: Input<typeof EXPORT_OPTIONS>,
  world: World,
): Promise<number> {
  const [file = ''] = words;
  const { rows } = await world.server.exportTo(file, values.force);
  world.out.write(`${count(rows)} rows in ${file}. Keep keys.json and ledger.key beside it.\n`);
  return 0;
}

async function importCommand(
  { words }: Input<object & Record<string, never>>,
  world: World,
): Promise<number> {
  const [file = ''] = words;
  const { rows } = await world.server.importFrom(file);
  world.out.write(`${count(rows)} rows taken in. Start the server: grendel serve\n`);
  return 0;
}

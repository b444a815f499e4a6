import { command } from '../command.ts';
import type { World } from '../world.ts';

export const worker = command({
  name: 'worker',
  summary: 'shares the work of a server on PostgreSQL',
  usage: 'grendel worker',
  about:
    'Works through what runs by itself (placing and signing ledger entries, erasing contacts, tidying), beside grendel serve on the same PostgreSQL (GRENDEL_DATABASE_URL) and with the same data folder for keys (GRENDEL_DATA). As many as wanted; any may be killed at any time.',
  options: {},
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel worker', 'one more worker']],
  run: workerCommand,
});

async function workerCommand(_: unknown, world: World): Promise<number> {
  const { ended } = await world.server.work();
  world.out.write('The worker runs. Ctrl-C stops it.\n');
  await ended;
  return 0;
}

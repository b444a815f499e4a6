import { parentPort, workerData } from 'node:worker_threads';
import { mergeInventories } from '../../core/fleet.ts';
import type { Problem } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { readInventory } from '../read.ts';
import { foldDevices, type FoldedDevices } from './devices.ts';
import { createFeed } from './feed.ts';
import type { Block, FromWorker, Start, ToWorker } from './messages.ts';
import { isBreaking, readerFailed, tooManyDevices, tooManyOrganisations } from './refusals.ts';
import { inventoryFolded, totalsOf } from './totals.ts';

/** What runs in the thread: reads the bytes that it is sent, and answers with what may leave. `foldInWorker` is the other side. */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread only');

const BATCH = 1000;
/** Whole governments have fewer; each becomes a row that people see. */
const MOST_ORGANISATIONS = 5000;

class NoRoom extends Error {}

function post(message: FromWorker, transferred: readonly Block[] = []): void {
  port?.postMessage(
    message,
    transferred.map(({ buffer }) => buffer),
  );
}

/** One fold. Nothing of it is left when the next one begins. */
function begin(start: Start): (message: ToWorker) => void {
  let blocks = 0;
  let devices: FoldedDevices | null = null;
  const feed = createFeed(
    start.fileName,
    (block) => post({ kind: 'free', block }, [block]),
    () => {
      // Limits of the thread's heap do not count buffers (nodejs.org/api/worker_threads.html, resourceLimits; memory). `external`
      // counts those too that grow where they stand, as columns do. Asking takes 0.1 ms, as long as an eighth of a block.
      if (blocks++ % 8 === 0 && process.memoryUsage().external > start.room) throw new NoRoom();
    },
  );

  function next(): void {
    const batch = devices?.next(BATCH) ?? null;
    if (batch === null) post({ kind: 'last' });
    else post({ kind: 'batch', batch }, [batch.names, batch.hasSerial]);
  }

  async function fold(): Promise<FromWorker> {
    const { watchlist, options, prohibited, undetermined } = start;
    const isTold = (app: AppId): boolean => prohibited.has(app) || undetermined.has(app);
    const inventories = await readInventory(feed.source, watchlist, options);
    const told = inventories.map((inventory) => inventoryFolded(inventory, isTold));
    const problems = told.flatMap((inventory) => inventory.problems);
    const refuse = (also: readonly Problem[] = []): FromWorker => ({
      kind: 'refused',
      problems: totalsOf(told, { devices: 0, organisations: [], undetermined: [] }).problems.concat(
        also,
      ),
    });
    if (problems.some(isBreaking) || told.every(({ outcome }) => outcome === 'refused'))
      return refuse();
    devices = foldDevices(() => mergeInventories(inventories), start);
    if (devices.organisations.length > MOST_ORGANISATIONS)
      return refuse([tooManyOrganisations(MOST_ORGANISATIONS)]);
    const { count, organisations, undetermined: counts } = devices;
    const totals = totalsOf(told, { devices: count, organisations, undetermined: counts });
    return { kind: 'folded', totals };
  }

  void fold().then(post, (error: unknown) => {
    if (error instanceof NoRoom) return post({ kind: 'refused', problems: [tooManyDevices()] });
    const name = error instanceof Error ? error.constructor.name : typeof error;
    return post({ kind: 'refused', problems: [readerFailed(name)] });
  });
  return (message) => {
    if (message.kind === 'block') feed.put(message.block);
    else if (message.kind === 'end') feed.end();
    else next();
  };
}

const first = workerData as Start;
let { watchlist } = first;
let hear = begin(first);
port.on('message', (message: ToWorker) => {
  if (message.kind !== 'begin') return hear(message);
  watchlist = message.watchlist ?? watchlist;
  hear = begin({ ...message.start, watchlist });
});

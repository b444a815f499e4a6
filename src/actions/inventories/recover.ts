import { BY_ITSELF, type Server } from '../server.ts';
import { endWith } from './end.ts';

/**
 * What was on its way in when the last process ended, or when the database went away, will never go on, since its bytes are gone.
 * Nothing of it was ever seen. Only for the one process that receives: another may be receiving now. What is read from an MDM goes on, and is left.
 */
export async function endInterrupted(
  server: Server,
  isReceiving: (id: string) => boolean,
): Promise<number> {
  let ended = 0;
  // INVARIANT: in this order. A sync that begins in between is not among the unfinished; one that ends has ended its inventory.
  const unfinished = await server.store.unfinishedInventories();
  const synced = new Set((await server.store.mdm.runningSyncs()).map(({ inventory }) => inventory));
  for (const { id, state } of unfinished) {
    if (state === 'announced' || isReceiving(id) || synced.has(id)) continue;
    if (await endWith(server, BY_ITSELF, id, 'interrupted')) ended++;
  }
  return ended;
}

/** A step of tidying: rows that nobody can see and nobody needs. False when there is nothing left. */
export async function sweep({ store }: Server): Promise<boolean> {
  const due = await store.toSweep(100);
  for (const id of due) {
    while (await store.stage((tables) => tables.sweep(id, 4 * store.atOnce)));
  }
  return due.length > 0;
}

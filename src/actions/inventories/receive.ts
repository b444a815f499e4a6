import type { InventoryId } from '../../core/finding.ts';
import type { Problem } from '../../core/inventory.ts';
import type { Folded } from '../fold.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Fleet, StoredInventory } from '../store.ts';
import type { Rulebook } from '../rulebook.ts';
import { endWith } from './end.ts';
import { publishInventory } from './publish.ts';
import { stageInventory } from './stage.ts';

export type ReceiveCode = 'unknown-inventory' | 'inventory-not-announced' | 'unknown-fleet';
/** How far it is. Bytes are those that came in. */
export type Watch = (progress: {
  readonly step: 'receiving' | 'staging' | 'publishing';
  readonly bytes: number;
  readonly devices: number;
}) => void;

/**
 * Takes the bytes of an announced inventory, folds them as they stream by, stages its hits and publishes them: whole or not at
 * all. What an export is refused for is an end like any other: the inventory's state and problems say it.
 */
export async function receive(
  server: Server,
  context: Context,
  id: InventoryId,
  content: AsyncIterable<Uint8Array>,
  rulebook: Rulebook,
  { watch, signal }: { readonly watch: Watch; readonly signal: AbortSignal },
): Promise<Outcome<StoredInventory, ReceiveCode>> {
  const announced = await server.store.inventory(id);
  if (!announced) return refused('unknown-inventory');
  const fleet = (await server.store.fleets()).find((one) => one.id === announced.fleet);
  if (!fleet) return refused('unknown-fleet');
  const taken = await server.store.stage((tables) =>
    tables.setInventory(id, ['announced'], { state: 'receiving' }),
  );
  if (!taken) return refused('inventory-not-announced', { state: announced.state });
  try {
    const folded = await fold(server, announced, rulebook, content, { watch, signal });
    await take(server, context, { inventory: announced, fleet, folded, rulebook, watch, signal });
  } catch (error) {
    await endWith(server, context, id, signal.aborted ? 'cancelled' : 'interrupted');
    if (!signal.aborted) throw error;
  }
  const ended = await server.store.inventory(id);
  if (!ended) throw new Error('an inventory went away while it was received');
  return done(ended);
}

async function fold(
  server: Server,
  inventory: StoredInventory,
  rulebook: Rulebook,
  content: AsyncIterable<Uint8Array>,
  { watch, signal }: { readonly watch: Watch; readonly signal: AbortSignal },
): Promise<Folded> {
  const policies = [...new Set((await server.store.assignments()).map(({ policy }) => policy))];
  const folding = server.fold({
    fleet: inventory.fleet,
    fileName: 'export',
    watchlist: rulebook.watchlist,
    prohibited: rulebook.apps(policies, 'prohibited'),
    undetermined: rulebook.apps(policies, 'undetermined'),
    signal,
  });
  let bytes = 0;
  for await (const chunk of content) {
    signal.throwIfAborted();
    bytes += chunk.length;
    await folding.write(chunk);
    watch({ step: 'receiving', bytes, devices: 0 });
  }
  return folding.end();
}

type Taking = {
  readonly inventory: StoredInventory;
  readonly fleet: Fleet;
  readonly folded: Folded;
  readonly rulebook: Rulebook;
  readonly watch: Watch;
  readonly signal: AbortSignal;
};

async function take(server: Server, context: Context, taking: Taking): Promise<unknown> {
  const { inventory, folded } = taking;
  if (!folded.ok)
    return endWith(server, context, inventory.id, 'refused', {
      problems: folded.problems,
      digest: folded.digest,
    });
  const moment = folded.moment ?? inventory.moment;
  const facts = { format: folded.format, digest: folded.digest, moment, problems: folded.problems };
  if (moment === null)
    return endWith(server, context, inventory.id, 'refused', {
      ...facts,
      problems: [...folded.problems, NO_MOMENT],
    });
  if (Date.parse(moment) > Date.parse(server.clock()) + CLOCKS_APART)
    return endWith(server, context, inventory.id, 'refused', {
      ...facts,
      problems: [...folded.problems, FROM_THE_FUTURE],
    });
  const before = await standing(server, inventory);
  if (before.some(({ digest }) => digest === folded.digest))
    return endWith(server, context, inventory.id, 'unchanged', facts);
  const newer =
    inventory.coverage === 'whole' &&
    before.find((one) => one.coverage === 'whole' && (one.moment ?? '') > moment);
  if (newer)
    return endWith(server, context, inventory.id, 'refused', {
      ...facts,
      problems: [...folded.problems, OLDER],
    });
  const staged = await stageInventory(server, context, { ...taking, folded, moment, before });
  if (!staged.ok)
    return endWith(server, context, inventory.id, 'refused', {
      ...facts,
      problems: [...folded.problems, TOO_MANY_ORGANISATIONS],
    });
  if (staged.value.length > 0)
    return endWith(server, context, inventory.id, 'held', { heldFor: staged.value });
  taking.watch({ step: 'publishing', bytes: 0, devices: 0 });
  await publishInventory(server, context, inventory.id, taking.rulebook, taking.signal);
}

/** Published inventories of the same fleet that nothing newer has replaced. */
async function standing(
  server: Server,
  inventory: StoredInventory,
): Promise<readonly StoredInventory[]> {
  const { rows } = await server.store.inventories(inventory.fleet, { before: null, limit: 200 });
  return rows.filter(({ state }) => state === 'published');
}

const problem = (code: string, message: string, remedy: string): Problem => ({
  code,
  message,
  remedy,
  line: null,
  column: null,
  times: 1,
});
/** Clocks differ by minutes; evidence of tomorrow would outdate all that comes until then. */
const CLOCKS_APART = 15 * 60_000;
const NO_MOMENT = problem(
  'no-moment',
  'Nothing in it says of what moment it is',
  'Say it when you announce it: the time at which the export was made.',
);
const FROM_THE_FUTURE = problem(
  'moment-in-future',
  'It says that it is of a moment that has not come yet',
  'Look at the clock and the time zone of the system that made it.',
);
const OLDER = problem(
  'older-inventory',
  'A newer inventory of this whole fleet is already here, and an older one never overwrites it',
  'Nothing is to be done; hand in the newest export.',
);
const TOO_MANY_ORGANISATIONS = problem(
  'too-many-organisations',
  'It names over 300 organisations that are not known here: most likely the column holds something else',
  'Add the organisations first, or hand in an export without that column.',
);

import type { InventoryId } from '../../core/finding.ts';
import { ASSIGNED_AT } from '../assignments.ts';
import type { Folded, Folding } from '../fold.ts';
import { countedApps } from '../changes/look.ts';
import type { Rulebook } from '../rulebook.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredInventory } from '../store.ts';
import { endWith, type EndFacts, type Ending } from './end.ts';
import { publishInventory } from './publish.ts';
import { refusalOf, TOO_MANY_ORGANISATIONS } from './refusals.ts';
import { stageInventory, type Staging } from './stage.ts';

export type ReceiveCode = 'unknown-inventory' | 'inventory-not-announced' | 'unknown-fleet';
/** How far it is. Bytes are those that came in. */
export type Watch = (progress: {
  readonly step: 'receiving' | 'staging' | 'publishing';
  readonly bytes: number;
  readonly devices: number;
}) => void;
export type Receiving = {
  readonly rulebook: Rulebook;
  readonly watch: Watch;
  readonly signal: AbortSignal;
};

/**
 * Takes the bytes of an announced inventory, folds them as they stream by, stages its hits and publishes them: whole or not at
 * all. What an export is refused for is an end like any other: the inventory's state and problems say it.
 */
export async function receive(
  server: Server,
  context: Context,
  id: InventoryId,
  content: AsyncIterable<Uint8Array>,
  { rulebook, watch, signal }: Receiving,
): Promise<Outcome<StoredInventory, ReceiveCode>> {
  const inventory = await server.store.inventory(id);
  if (!inventory) return refused('unknown-inventory');
  const fleet = (await server.store.fleets()).find((one) => one.id === inventory.fleet);
  if (!fleet) return refused('unknown-fleet');
  const taken = await server.store.stage((tables) =>
    tables.setInventory(id, ['announced'], { state: 'receiving' }),
  );
  if (!taken) return refused('inventory-not-announced', { state: inventory.state });
  const folding = await beginFold(server, inventory, rulebook, signal);
  try {
    const { folded, bytes } = await fed(folding, content, watch, signal);
    await take(server, context, { inventory, fleet, folded, rulebook, watch, signal, bytes });
  } catch (error) {
    await endWith(server, context, id, signal.aborted ? 'cancelled' : 'interrupted');
    if (!signal.aborted) throw error;
  } finally {
    await folding.close();
  }
  const ended = await server.store.inventory(id);
  if (!ended) throw new Error('an inventory went away while it was received');
  return done(ended);
}

export async function beginFold(
  { store, fold }: Server,
  { fleet }: Pick<StoredInventory, 'fleet'>,
  rulebook: Rulebook,
  signal: AbortSignal,
  more: { readonly digested?: boolean; readonly like?: string } = {},
): Promise<Folding> {
  const policies = [...new Set((await store.assignments()).map(({ policy }) => policy))];
  return fold({
    fleet,
    fileName: 'export',
    watchlist: rulebook.watchlist,
    prohibited: rulebook.apps(policies, 'prohibited'),
    undetermined: countedApps(rulebook, policies),
    ...more,
    signal,
  });
}

async function fed(
  folding: Folding,
  content: AsyncIterable<Uint8Array>,
  watch: Watch,
  signal: AbortSignal,
): Promise<{ readonly folded: Folded; readonly bytes: number }> {
  let bytes = 0;
  for await (const chunk of content) {
    signal.throwIfAborted();
    bytes += chunk.length;
    await folding.write(chunk);
    watch({ step: 'receiving', bytes, devices: 0 });
  }
  return { folded: await folding.end(), bytes };
}

type Taking = Omit<Staging, 'folded' | 'moment' | 'before'> & { readonly folded: Folded };

async function take(server: Server, context: Context, taking: Taking): Promise<void> {
  const { inventory, folded, bytes, rulebook, watch, signal } = taking;
  const end = (state: Ending, facts: EndFacts): Promise<boolean> =>
    endWith(server, context, inventory.id, state, { digest: folded.digest, bytes, ...facts });
  if (!folded.ok) {
    await end('refused', { problems: folded.problems });
    return;
  }
  const { format, problems } = folded;
  const moment = folded.moment ?? inventory.moment;
  const facts = { format, moment, problems };
  const before = await standing(server, inventory);
  const now = {
    ...inventory,
    digest: folded.digest,
    moment,
    catalogue: rulebook.catalogue.version,
  };
  const assigned = await server.store.setting(ASSIGNED_AT);
  const since = typeof assigned === 'string' ? Date.parse(assigned) : 0;
  const isKnown = (one: StoredInventory): boolean =>
    saysTheSame(one, now) && Date.parse(one.ended ?? '') >= since;
  if (before.some(isKnown)) {
    await end('unchanged', facts);
    return;
  }
  const why = refusalOf(inventory, folded, moment, before, server.clock());
  if (why !== null || moment === null) {
    await end('refused', { ...facts, problems: [...(why ? [why] : []), ...problems] });
    return;
  }
  const staged = await stageInventory(server, context, { ...taking, folded, moment, before });
  if (!staged.ok) {
    if (staged.code === 'ended') return;
    await end('refused', { ...facts, problems: [TOO_MANY_ORGANISATIONS, ...problems] });
    return;
  }
  if (staged.value.length > 0) {
    await end('held', { heldFor: staged.value });
    return;
  }
  watch({ step: 'publishing', bytes: 0, devices: 0 });
  await publishInventory(server, context, inventory.id, { rulebook, signal, why: null });
}

type Word = Pick<StoredInventory, 'digest' | 'moment' | 'coverage' | 'organisations' | 'catalogue'>;

/**
 * The same bytes, of the same moment and of the same devices, looked through for the same apps. By a newer catalogue they may hold
 * other hits; as the whole of a fleet they tell more than as a part of it.
 */
function saysTheSame(one: Word, other: Word): boolean {
  const covers = ({ organisations }: Word): string => organisations?.toSorted().join(' ') ?? '';
  const isOf = ({ moment }: Word): number => Date.parse(moment ?? '');
  return (
    one.digest === other.digest &&
    isOf(one) === isOf(other) &&
    one.coverage === other.coverage &&
    covers(one) === covers(other) &&
    one.catalogue === other.catalogue
  );
}

/** Published inventories of the same fleet that nothing newer has replaced. */
export async function standing(
  { store }: Server,
  { fleet }: StoredInventory,
): Promise<readonly StoredInventory[]> {
  const { rows } = await store.inventories(fleet, { before: null, limit: 200 });
  return rows.filter(({ state }) => state === 'published');
}

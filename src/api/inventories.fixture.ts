import { createHash } from 'node:crypto';
import { done, refused } from '../actions/server.ts';
import type { InventoryState, StoredInventory } from '../actions/store.ts';
import type { InventoryId } from '../core/finding.ts';
import type { Actions } from './actions.ts';
import { once, type World } from './world.fixture.ts';

const UNDER_WAY: ReadonlySet<InventoryState> = new Set(['announced', 'receiving', 'staged']);
/** Waited for at each chunk: a fold that needs its time. */
export type Slow = (bytes: number) => Promise<void>;
type InventoryActions = Pick<
  Actions,
  | 'announceInventory'
  | 'receiveInventory'
  | 'inventory'
  | 'inventories'
  | 'cancelInventory'
  | 'releaseInventory'
  | 'discardInventory'
>;

/**
 * Takes bytes and forgets them. The first line decides the end: `held` and `refused` say themselves, the same bytes again are
 * unchanged, all else is published.
 */
export function fakeInventories(
  world: World,
  slow: Slow = () => Promise.resolve(),
): InventoryActions {
  const find = (id: InventoryId) => world.inventories.find((one) => one.id === id);
  const set = (id: InventoryId, change: Partial<StoredInventory>): StoredInventory => {
    const at = world.inventories.findIndex((one) => one.id === id);
    const now = { ...world.inventories[at], ...change } as StoredInventory;
    world.inventories[at] = now;
    return now;
  };
  const end = (
    id: InventoryId,
    state: InventoryState,
    change: Partial<StoredInventory> = {},
  ): StoredInventory => set(id, { ...change, state, ended: state === 'held' ? null : world.now() });
  const decideHeld =
    (state: InventoryState): Actions['releaseInventory'] =>
    (context, id) =>
      once(world, context, () => {
        const row = find(id);
        if (!row) return refused('unknown-inventory');
        if (row.state !== 'held') return refused('inventory-not-held', { state: row.state });
        return done(end(id, state));
      });

  return {
    announceInventory: (context, { fleet, coverage, organisations, moment }) =>
      once(world, context, () => {
        if (!world.fleets.some(({ id }) => id === fleet)) return refused('unknown-fleet');
        const known = new Set(world.organisations.map(({ id }) => id));
        if (organisations?.some((id) => !known.has(id))) return refused('unknown-organisation');
        const now = world.now();
        if (moment !== null && Date.parse(moment) > Date.parse(now))
          return refused('moment-in-future');
        const row: StoredInventory = {
          fleet,
          coverage,
          organisations,
          moment,
          id: world.newId() as InventoryId,
          state: 'announced',
          digest: null,
          format: null,
          summary: null,
          problems: [],
          heldFor: null,
          bytes: 0,
          policy: null,
          catalogue: null,
          announced: now,
          ended: null,
        };
        world.inventories.unshift(row);
        return done(row);
      }),
    async receiveInventory(_, id, content, { watch, signal }) {
      const row = find(id);
      if (!row) return refused('unknown-inventory');
      if (row.state !== 'announced')
        return refused('inventory-not-announced', { state: row.state });
      set(id, { state: 'receiving' });
      const hash = createHash('sha256');
      let first: string | null = null;
      let bytes = 0;
      try {
        for await (const chunk of content) {
          await slow(chunk.length);
          first ??= new TextDecoder().decode(chunk.subarray(0, 20)).split('\n', 1)[0] ?? '';
          hash.update(chunk);
          bytes += chunk.length;
          watch({ step: 'receiving', bytes, devices: 0 });
        }
      } catch (error) {
        if (find(id)?.state === 'receiving') end(id, signal.aborted ? 'cancelled' : 'interrupted');
        if (!signal.aborted) throw error;
        return done(find(id) ?? row);
      }
      const digest = hash.digest('hex');
      const facts = { digest, bytes };
      const same = world.inventories.some(
        (one) => one.fleet === row.fleet && one.digest === digest && one.state === 'published',
      );
      if (same) return done(end(id, 'unchanged', facts));
      if (first === 'held') {
        const heldFor = [{ what: 'devices', organisation: null, before: 100, now: 3 }] as const;
        return done(end(id, 'held', { ...facts, heldFor }));
      }
      if (first !== 'refused') return done(end(id, 'published', facts));
      const problems = [
        {
          code: 'not-an-inventory',
          message: 'No inventory is in it',
          remedy: 'Hand in the export itself.',
          line: 1,
          column: null,
          times: 1,
        },
      ];
      return done(end(id, 'refused', { ...facts, problems }));
    },
    async inventory(_, id) {
      const row = find(id);
      return row ? done(row) : refused('unknown-inventory');
    },
    async inventories(_, fleet, { before, limit }) {
      if (!world.fleets.some(({ id }) => id === fleet)) return refused('unknown-fleet');
      const all = world.inventories.filter((one) => one.fleet === fleet);
      const from = before === null ? 0 : all.findIndex(({ id }) => id === before) + 1;
      const rows = all.slice(from, from + limit);
      const last = rows.at(-1);
      return done({ rows, next: last && last !== all.at(-1) ? last.id : null });
    },
    cancelInventory: (context, id) =>
      once(world, context, () => {
        const row = find(id);
        if (!row) return refused('unknown-inventory');
        if (!UNDER_WAY.has(row.state)) return refused('inventory-ended', { state: row.state });
        return done(end(id, 'cancelled'));
      }),
    releaseInventory: decideHeld('published'),
    discardInventory: decideHeld('discarded'),
  };
}

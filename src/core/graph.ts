import type { Share } from './share.ts';

/**
 * Ownership as columns: relation `i` says that `owner[i]` has in `asset[i]` an interest of class `class[i]`, of at
 * least `min[i]` (0: not certain) and at most `max[i]`. Entities are the numbers 0 … entities-1. For control and
 * founder classes `max` is the whole and `min` the whole or 0. Columns, because a register has millions of rows.
 */
export type Relations = {
  readonly entities: number;
  readonly owner: Uint32Array;
  readonly asset: Uint32Array;
  readonly class: Uint8Array;
  readonly min: Uint32Array;
  readonly max: Uint32Array;
};

export const CLASS = { shares: 0, votes: 1, control: 2, founder: 3 } as const;

/** Relations by owner (compressed sparse rows), over only those entities that have any: most of a register have none. */
export type Graph = {
  readonly relations: Relations;
  /** Entity → its number among those with relations, plus one; 0 for all others. */
  readonly node: Uint32Array;
  /** The other way round. */
  readonly entity: Uint32Array;
  /** The relations of node `n` as owner are `byOwner[start[n]] … byOwner[start[n + 1] - 1]`. */
  readonly start: Uint32Array;
  /** One word per relation, laid side by side for the cache: asset node, class, min, max. */
  readonly cells: Uint32Array;
};

/** Asset node, then class, min, max. */
const CELL = 4;

export function buildGraph(relations: Relations): Graph {
  const count = relations.owner.length;
  const node = new Uint32Array(relations.entities);
  const entity = new Uint32Array(Math.min(relations.entities, 2 * count));
  let nodes = 0;
  // Every entity is looked up once and its number kept: at millions of rows each look-up misses the cache.
  const numbered = (column: Uint32Array): Uint32Array => {
    const numbers = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const e = column[i]!;
      let number = node[e]!;
      if (number === 0) {
        entity[nodes] = e;
        number = node[e] = ++nodes;
      }
      numbers[i] = number - 1;
    }
    return numbers;
  };
  const owner = numbered(relations.owner);
  const asset = numbered(relations.asset);

  // The start of an owner's rows is first the end of them, and walks back as they are filled in.
  const start = new Uint32Array(nodes + 1);
  for (let i = 0; i < count; i++) start[owner[i]!]!++;
  for (let n = 1; n <= nodes; n++) start[n]! += start[n - 1]!;
  const cells = new Uint32Array(count * CELL);
  for (let i = count - 1; i >= 0; i--) {
    const cell = --start[owner[i]!]! * CELL;
    cells[cell] = asset[i]!;
    cells[cell + 1] = relations.class[i]!;
    cells[cell + 2] = relations.min[i]!;
    cells[cell + 3] = relations.max[i]!;
  }
  return { relations, node, entity: entity.subarray(0, nodes), start, cells };
}

export type Threshold = { readonly share: Share; readonly comparison: 'at-least' | 'more-than' };
export type Mode = 'certain' | 'possible';

/** A threshold of nothing is not passed by nothing. */
export function passes(share: Share, threshold: Threshold): boolean {
  return share >= least(threshold);
}

function least({ share, comparison }: Threshold): Share {
  return comparison === 'at-least' ? Math.max(share, 1) : share + 1;
}

/** Who is under the seeds. `order` tells when each node came under, 1 first; 0: never. */
export type Reach = { readonly seeds: Uint8Array; readonly order: Uint32Array };

/**
 * The least fixed point of control: an entity is under when it is a seed, when one owner that is under has a
 * control interest in it, or when such owners together hold the threshold of its shares, or of its votes. Each
 * entity enters once and hands on its holdings once, so cycles are harmless and the work is linear in relations.
 * Certain takes lower ends, possible upper ends. A founder's interest is no control here.
 */
export function reach(graph: Graph, seeds: Uint8Array, mode: Mode, threshold: Threshold): Reach {
  const { entity, start, cells } = graph;
  const nodes = entity.length;
  const order = new Uint32Array(nodes);
  const queue = new Uint32Array(nodes);
  const shares = new Uint32Array(nodes);
  const votes = new Uint32Array(nodes);
  const weight = mode === 'certain' ? 2 : 3;
  const enough = least(threshold);
  let entered = 0;
  for (let n = 0; n < nodes; n++) {
    if (seeds[entity[n]!] === 0) continue;
    queue[entered++] = n;
    order[n] = entered;
  }
  for (let done = 0; done < entered; done++) {
    const owner = queue[done]!;
    const end = start[owner + 1]! * CELL;
    for (let cell = start[owner]! * CELL; cell < end; cell += CELL) {
      const asset = cells[cell]!;
      if (order[asset] !== 0) continue;
      const share = cells[cell + weight]!;
      if (share === 0) continue;
      const cls = cells[cell + 1];
      if (cls === CLASS.shares) {
        if ((shares[asset]! += share) < enough) continue;
      } else if (cls === CLASS.votes) {
        if ((votes[asset]! += share) < enough) continue;
      } else if (cls !== CLASS.control) continue;
      queue[entered++] = asset;
      order[asset] = entered;
    }
  }
  return { seeds, order };
}

/** When the entity came under, 1 first; 0: it did not. A seed without relations is under at once. */
export function cameUnder(graph: Graph, under: Reach, entity: number): number {
  const node = graph.node[entity]!;
  if (node === 0) return under.seeds[entity] === 0 ? 0 : 1;
  return under.order[node - 1]!;
}

export const isUnder = (graph: Graph, under: Reach, entity: number): boolean =>
  cameUnder(graph, under, entity) !== 0;

import type { Entity, EntityKind } from './catalogue.ts';
import type { Day } from './day.ts';
import {
  buildGraph,
  cameUnder,
  CLASS,
  type Graph,
  type Mode,
  passes,
  reach,
  type Reach,
  type Threshold,
} from './graph.ts';
import { interestsAt, type HeldInterest } from './interests.ts';
import type { EntityId, Interest } from './statements.ts';
import type { Chain, Link } from './verdict.ts';

/** Who owns whom on one day: the graph, and the statements behind each relation. */
export type Ownership = {
  readonly entities: ReadonlyMap<string, number>;
  readonly ids: readonly EntityId[];
  readonly kinds: ReadonlyMap<string, EntityKind>;
  readonly graph: Graph;
  readonly threshold: Threshold;
  /** Relations by asset: the owners' side, for explanations. */
  readonly owners: ReadonlyMap<string, readonly HeldInterest[]>;
};

export function ownershipAt(
  entities: readonly Entity[],
  interests: readonly Interest[],
  at: Day,
  threshold: Threshold,
): Ownership {
  const ids = entities.map((entity) => entity.id).sort();
  const numbers = new Map<string, number>(ids.map((id, number) => [id, number]));
  const held = interestsAt(interests, at).filter(
    (h) => h.class !== 'none' && numbers.has(h.owner) && numbers.has(h.asset),
  );
  const column = (value: (h: HeldInterest) => number) => Uint32Array.from(held, value);
  const graph = buildGraph({
    entities: ids.length,
    owner: column((h) => numbers.get(h.owner)!),
    asset: column((h) => numbers.get(h.asset)!),
    class: Uint8Array.from(held, (h) => (h.class === 'none' ? 0 : CLASS[h.class])),
    min: column((h) => h.min),
    max: column((h) => h.max),
  });
  return {
    entities: numbers,
    ids,
    kinds: new Map(entities.map((entity) => [entity.id, entity.kind])),
    graph,
    threshold,
    owners: Map.groupBy(held, (h) => h.asset),
  };
}

/** Entities that start a reach, each with the link that says why. */
export type Seeds = ReadonlyMap<EntityId, Link>;

/** All that is under some seeds, certainly or possibly, and why. */
export type Sphere = {
  has(entity: EntityId, mode: Mode): boolean;
  /** From the entity up to the seeds, nearest first; empty when it is not under. */
  chain(entity: EntityId, mode: Mode): Chain;
};

/** `certain` seeds must be among the `possible` ones: what is certain is possible too. */
export function sphere(ownership: Ownership, certain: Seeds, possible: Seeds): Sphere {
  const { graph, threshold } = ownership;
  const of = (seeds: Seeds, mode: Mode) => ({
    mode,
    seeds,
    under: reach(graph, maskOf(ownership, seeds), mode, threshold),
  });
  const reaches = { certain: of(certain, 'certain'), possible: of(possible, 'possible') };
  return {
    has: (entity, mode) => rank(ownership, reaches[mode].under, entity) !== 0,
    chain: (entity, mode) => {
      const links: Link[] = [];
      follow(ownership, reaches[mode], entity, links, new Set());
      return links;
    },
  };
}

/** The spheres of several sets of seeds as one: under any of them is under. */
export function union(spheres: readonly Sphere[]): Sphere {
  return {
    has: (entity, mode) => spheres.some((one) => one.has(entity, mode)),
    chain: (entity, mode) =>
      spheres.find((one) => one.has(entity, mode))?.chain(entity, mode) ?? [],
  };
}

function maskOf(ownership: Ownership, seeds: Seeds): Uint8Array {
  const mask = new Uint8Array(ownership.ids.length);
  for (const id of seeds.keys()) {
    const number = ownership.entities.get(id);
    if (number !== undefined) mask[number] = 1;
  }
  return mask;
}

function rank(ownership: Ownership, under: Reach, entity: string): number {
  const number = ownership.entities.get(entity);
  return number === undefined ? 0 : cameUnder(ownership.graph, under, number);
}

type Direction = { readonly mode: Mode; readonly seeds: Seeds; readonly under: Reach };

function follow(
  ownership: Ownership,
  direction: Direction,
  entity: EntityId,
  links: Link[],
  seen: Set<EntityId>,
): void {
  if (seen.has(entity)) return;
  seen.add(entity);
  const mine = rank(ownership, direction.under, entity);
  if (mine === 0) return;
  const seed = direction.seeds.get(entity);
  if (seed) {
    links.push(seed);
    return;
  }
  const before = (ownership.owners.get(entity) ?? []).filter((held) => {
    const owner = rank(ownership, direction.under, held.owner);
    return owner !== 0 && owner < mine && weightOf(held, direction.mode) > 0;
  });
  const link = tippedBy(entity, before, direction.mode, ownership.threshold);
  links.push(link);
  for (const { owner } of link.owners) follow(ownership, direction, owner, links, seen);
}

const weightOf = (held: HeldInterest, mode: Mode): number =>
  mode === 'certain' ? held.min : held.max;

/** Which rule let the entity in: one controlling owner, else the shares or votes that together were enough. */
function tippedBy(
  entity: EntityId,
  held: readonly HeldInterest[],
  mode: Mode,
  threshold: Threshold,
): Link {
  const control = held.find((h) => h.class === 'control');
  if (control) return linkOf(entity, 'control', [control], control.certain);
  for (const rule of ['shares', 'votes'] as const) {
    const enough = smallestEnough(
      held.filter((h) => h.class === rule),
      mode,
      threshold,
    );
    if (enough.length === 0) continue;
    const sure = passes(
      enough.reduce((sum, h) => sum + h.min, 0),
      threshold,
    );
    return linkOf(entity, rule, enough, sure);
  }
  throw new Error(`nothing tipped ${entity}`);
}

/** The largest holdings first, until they pass: nobody is named whose share was not needed. */
function smallestEnough(
  held: readonly HeldInterest[],
  mode: Mode,
  threshold: Threshold,
): readonly HeldInterest[] {
  const largest = held.toSorted((a, b) => weightOf(b, mode) - weightOf(a, mode));
  let sum = 0;
  for (const [i, h] of largest.entries()) {
    sum += weightOf(h, mode);
    if (passes(sum, threshold)) return largest.slice(0, i + 1);
  }
  return [];
}

/** `certain`: by itself this link would hold with the lower ends too. */
export function linkOf(
  entity: EntityId,
  rule: Link['rule'],
  held: readonly HeldInterest[],
  certain: boolean,
): Link {
  return {
    entity,
    rule,
    certain,
    owners: held.map((h) => ({
      owner: h.owner as EntityId,
      interests: h.statements,
      min: h.min,
      max: h.max,
    })),
    seats: [],
  };
}

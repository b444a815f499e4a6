import { type HeldInterest } from './interests.ts';
import { linkOf, sphere, type Ownership, type Seeds, type Sphere } from './ownership.ts';
import type { Share } from './share.ts';
import type { EntityId, Interest } from './statements.ts';
import type { Chain, Holding, Link } from './verdict.ts';

/** Influence short of control: it never prohibits, an authority decides. It reaches what the asset controls. */
export type Influence<Fact> = {
  /** The fact on the entity itself or on who controls it, and the chain up to that. */
  on(entity: EntityId): { readonly fact: Fact; readonly chain: Chain } | null;
};

/**
 * Where owners that are under a listed territory hold, together and at their upper ends, a share worth a
 * decision. What is under itself has a stronger reason, and is left out.
 */
export function significantInterests(
  ownership: Ownership,
  listed: Sphere,
  from: Share,
): Influence<Holding> {
  const facts = new Map<EntityId, Holding>();
  const seeds = new Map<EntityId, Link>();
  for (const [asset, held] of ownership.owners) {
    const id = asset as EntityId;
    if (listed.has(id, 'possible')) continue;
    const theirs = held.filter((h) => listed.has(h.owner as EntityId, 'possible'));
    for (const cls of ['shares', 'votes'] as const) {
      const holders = theirs.filter((h) => h.class === cls);
      const max = sum(holders, (h) => h.max);
      if (holders.length === 0 || max < from || facts.has(id)) continue;
      facts.set(id, {
        asset: id,
        owners: holders.map((h) => h.owner as EntityId),
        min: sum(holders, (h) => h.min),
        max,
      });
      seeds.set(id, linkOf(id, 'significant', holders, sum(holders, (h) => h.min) >= from));
    }
  }
  return influence(ownership, facts, seeds);
}

const sum = (held: readonly HeldInterest[], share: (h: HeldInterest) => Share): Share =>
  held.reduce((total, h) => total + share(h), 0);

/** Where a founder is stated to control. Whose child the founder is counts for nothing; that they control does. */
export function founderControl(ownership: Ownership): Influence<Interest> {
  const facts = new Map<EntityId, Interest>();
  const seeds = new Map<EntityId, Link>();
  for (const [asset, held] of ownership.owners) {
    const founder = held.find((h) => h.class === 'founder');
    const statement = founder?.statements[0];
    if (!founder || !statement) continue;
    facts.set(asset as EntityId, statement);
    seeds.set(asset as EntityId, linkOf(asset as EntityId, 'founder', [founder], founder.certain));
  }
  return influence(ownership, facts, seeds);
}

function influence<Fact>(
  ownership: Ownership,
  facts: ReadonlyMap<EntityId, Fact>,
  seeds: Seeds,
): Influence<Fact> {
  const reached = sphere(ownership, new Map(), seeds);
  return {
    on: (entity) => {
      const chain = reached.chain(entity, 'possible');
      const fact = chain.map((link) => facts.get(link.entity)).find((found) => found !== undefined);
      return fact === undefined ? null : { fact, chain };
    },
  };
}

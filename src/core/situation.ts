import type { Catalogue, Identifier, Namespace } from './catalogue.ts';
import { resolve, type Resolved } from './claims.ts';
import type { Day } from './day.ts';
import { founderControl, significantInterests, type Influence } from './influence.ts';
import { binds, inForce, isAdopted, listedNames, type ListedNames } from './listings.ts';
import { ownershipAt, sphere, union, type Ownership, type Sphere } from './ownership.ts';
import type { Policy } from './policy.ts';
import type { AppId, EntityId, Interest, Publication, Trait } from './statements.ts';
import { seatsAt, territorySeeds, type HeldSeat } from './territory.ts';
import type { AnalystFinding, Clearance, Holding } from './verdict.ts';

/** Decisions of people, beside the catalogue: an authority's clearances and signed findings. */
export type Decisions = {
  readonly clearances: readonly Clearance[];
  readonly findings: readonly AnalystFinding[];
};
export const NO_DECISIONS: Decisions = { clearances: [], findings: [] };

/** Law and ownership of one day under one policy: the same whatever app is asked about. */
export type Ground = {
  readonly policy: Policy;
  readonly at: Day;
  readonly ownership: Ownership;
  readonly seats: ReadonlyMap<EntityId, readonly HeldSeat[]>;
  /** Under a listed territory. */
  readonly listed: Sphere;
  readonly significant: Influence<Holding>;
  readonly founders: Influence<Interest>;
  readonly adopted: ListedNames;
  /** The longest prefix first, which says the most. */
  readonly namespaces: readonly Namespace[];
};

/** What the reasons are drawn from. */
export type Situation = Ground & {
  readonly catalogue: Catalogue;
  readonly decisions: Decisions;
  readonly publications: ReadonlyMap<AppId, readonly Resolved<Publication>[]>;
  readonly identifiers: ReadonlyMap<AppId, readonly Identifier[]>;
  readonly traits: ReadonlyMap<AppId, readonly Trait[]>;
};

export const situationAt = (
  catalogue: Catalogue,
  policy: Policy,
  at: Day,
  decisions: Decisions,
): Situation => situationOn(groundAt(catalogue, policy, at), catalogue, decisions);

/** The dear part: entities, interests, seats and listings of the catalogue, and nothing of its apps. */
export function groundAt(catalogue: Catalogue, policy: Policy, at: Day): Ground {
  const { threshold, comparison } = policy.control;
  const ownership = ownershipAt(catalogue.entities, catalogue.interests, at, {
    share: threshold,
    comparison,
  });
  const seats = seatsAt(catalogue, at);
  const listed = listedSphere(catalogue, policy, seats, ownership);
  const adopted = inForce(catalogue.listings, at).filter((l) => binds(l) && isAdopted(policy, l));
  return {
    policy,
    at,
    ownership,
    seats,
    listed,
    significant: significantInterests(ownership, listed, policy.significantInterest),
    founders: founderControl(ownership),
    adopted: listedNames(adopted, ownership),
    namespaces: catalogue.namespaces.toSorted(
      (a, b) =>
        b.prefix.length - a.prefix.length ||
        (`${a.prefix}\t${a.entity}` < `${b.prefix}\t${b.entity}` ? -1 : 1),
    ),
  };
}

/** The apps of a catalogue on ground that was worked out from it, or from one that is like it in all but its apps and what is said of them. */
export const situationOn = (
  ground: Ground,
  catalogue: Catalogue,
  decisions: Decisions,
): Situation => ({
  ...ground,
  catalogue,
  decisions,
  publications: publicationsAt(catalogue.publications, ground.at),
  identifiers: Map.groupBy(catalogue.identifiers, (identifier) => identifier.app),
  traits: Map.groupBy(catalogue.traits, (trait) => trait.app),
});

function listedSphere(
  catalogue: Catalogue,
  policy: Policy,
  seats: ReadonlyMap<EntityId, readonly HeldSeat[]>,
  ownership: Ownership,
): Sphere {
  const together = policy.control.aggregate === 'all-territories';
  const runs = together ? [null] : policy.territories;
  return union(
    runs.map((territory) => {
      const seeds = territorySeeds(catalogue, seats, policy, territory);
      return sphere(ownership, seeds.certain, seeds.possible);
    }),
  );
}

/** Who publishes, builds and signs each app on a day: one entry per app, entity and role. */
function publicationsAt(
  publications: readonly Publication[],
  at: Day,
): ReadonlyMap<AppId, readonly Resolved<Publication>[]> {
  const groups = Map.groupBy(publications, (p) => `${p.app}\t${p.entity}\t${p.role}`);
  const held = [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => resolve(group, at))
    .filter(({ possible }) => possible.length > 0);
  return Map.groupBy(held, ({ possible }) => possible[0]!.app);
}

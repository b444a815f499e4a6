import { BINDING_MEASURES, type Listing } from './catalogue.ts';
import { holdsAt, type Day } from './day.ts';
import { passes } from './graph.ts';
import { sphere, type Ownership, type Seeds, type Sphere } from './ownership.ts';
import type { Policy } from './policy.ts';
import type { AppId, EntityId } from './statements.ts';
import type { Link } from './verdict.ts';

/** Whether the policy adopts this listing's instrument for its measure. */
export function isAdopted(policy: Policy, listing: Listing): boolean {
  return policy.adopts.some(
    (adoption) =>
      adoption.government === listing.government &&
      adoption.instrument === listing.instrument &&
      adoption.measures.includes(listing.measure),
  );
}

/** Whether it keeps what it names off a phone; advice, allow lists and procurement do not. */
export const binds = (listing: Listing): boolean => BINDING_MEASURES.includes(listing.measure);

export const inForce = (listings: readonly Listing[], at: Day): readonly Listing[] =>
  listings.filter((listing) => holdsAt(listing, at)).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Listings by what they name, and how far those of entities reach. */
export type ListedNames = {
  byApp(app: AppId): readonly Listing[];
  /** Listings of the entity, or of one whose subsidiary or affiliate it is, as far as the words reach. */
  readonly entityListings: readonly { readonly listing: Listing; readonly sphere: Sphere }[];
};

export function listedNames(listings: readonly Listing[], ownership: Ownership): ListedNames {
  const byApp = new Map<AppId, Listing[]>();
  const spheres = new Map<string, Sphere>();
  const entityListings: { listing: Listing; sphere: Sphere }[] = [];
  for (const listing of listings) {
    const { subject } = listing;
    if (subject.kind === 'app') {
      const named = byApp.get(subject.app);
      if (named) named.push(listing);
      else byApp.set(subject.app, [listing]);
    }
    if (subject.kind === 'entity') {
      const key = `${subject.entity}\t${listing.subsidiaries}\t${listing.affiliates}`;
      const known = spheres.get(key) ?? reachOf(listing, subject.entity, ownership);
      spheres.set(key, known);
      entityListings.push({ listing, sphere: known });
    }
  }
  return { byApp: (app) => byApp.get(app) ?? [], entityListings };
}

function reachOf(listing: Listing, entity: EntityId, ownership: Ownership): Sphere {
  const named = new Map([[entity, namedLink(entity)]]);
  if (listing.affiliates) {
    const family = parentsOf(entity, ownership);
    return sphere(ownership, seedsOf(named, family.certain), seedsOf(named, family.possible));
  }
  return listing.subsidiaries ? sphere(ownership, named, named) : only(named);
}

const namedLink = (entity: EntityId): Link => ({
  entity,
  rule: 'named',
  certain: true,
  owners: [],
  seats: [],
});

const seedsOf = (named: Seeds, family: readonly EntityId[]): Seeds =>
  new Map([...named, ...family.map((id) => [id, namedLink(id)] as const)]);

const only = (seeds: Seeds): Sphere => ({
  has: (entity) => seeds.has(entity),
  chain: (entity) => {
    const link = seeds.get(entity);
    return link ? [link] : [];
  },
});

/**
 * Affiliates stand under common control: companies that alone control the entity, and theirs, are of the family.
 * States and persons are not: all that a state owns is no family.
 */
function parentsOf(
  entity: EntityId,
  ownership: Ownership,
): { certain: readonly EntityId[]; possible: readonly EntityId[] } {
  const climb = (sure: boolean): readonly EntityId[] => {
    const family = new Set<EntityId>();
    const waiting = [entity];
    for (const at of waiting) {
      for (const held of ownership.owners.get(at) ?? []) {
        const share = sure ? held.min : held.max;
        const controls =
          held.class === 'control'
            ? share > 0
            : held.class !== 'founder' && passes(share, ownership.threshold);
        const owner = held.owner as EntityId;
        const kind = ownership.kinds.get(owner);
        if (!controls || kind === 'state' || kind === 'person') continue;
        if (family.has(owner) || owner === entity) continue;
        family.add(owner);
        waiting.push(owner);
      }
    }
    return [...family];
  };
  return { certain: climb(true), possible: climb(false) };
}

import type { App, Catalogue, Identifier, Listing, Namespace } from './catalogue.ts';
import { resolve, type Resolved } from './claims.ts';
import { holdsAt, type Day } from './day.ts';
import { founderControl, significantInterests, type Influence } from './influence.ts';
import { binds, inForce, isAdopted, listedNames, type ListedNames } from './listings.ts';
import { ownershipAt, sphere, union, type Ownership, type Sphere } from './ownership.ts';
import type { Policy } from './policy.ts';
import { reasonsFor } from './reasons.ts';
import type { AppId, EntityId, Interest, Publication, Trait } from './statements.ts';
import { seatsAt, territorySeeds, type HeldSeat } from './territory.ts';
import {
  judge,
  type AnalystFinding,
  type Clearance,
  type Holding,
  type Reason,
  type Verdict,
} from './verdict.ts';

/** Decisions of people, beside the catalogue: an authority's clearances and signed findings. */
export type Decisions = {
  readonly clearances: readonly Clearance[];
  readonly findings: readonly AnalystFinding[];
};
export const NO_DECISIONS: Decisions = { clearances: [], findings: [] };

/** Law and ownership of one day under one policy, worked out once; verdicts are then look-ups. */
export type Assessment = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly apps: ReadonlyMap<AppId, App>;
  verdict(app: AppId): Verdict;
  /** Which governments' listings name it, adopted here or not. */
  namedBy(app: AppId): readonly Naming[];
};

export type Naming = { readonly listing: Listing; readonly names: 'app' | 'publisher' };

/** What the reasons are drawn from. */
export type Situation = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly decisions: Decisions;
  readonly ownership: Ownership;
  readonly seats: ReadonlyMap<EntityId, readonly HeldSeat[]>;
  /** Under a listed territory. */
  readonly listed: Sphere;
  readonly significant: Influence<Holding>;
  readonly founders: Influence<Interest>;
  readonly adopted: ListedNames;
  readonly publications: ReadonlyMap<AppId, readonly Resolved<Publication>[]>;
  readonly identifiers: ReadonlyMap<AppId, readonly Identifier[]>;
  readonly traits: ReadonlyMap<AppId, readonly Trait[]>;
  /** The longest prefix first, which says the most. */
  readonly namespaces: readonly Namespace[];
};

export function assess(
  catalogue: Catalogue,
  policy: Policy,
  at: Day,
  decisions: Decisions = NO_DECISIONS,
): Assessment {
  const situation = situationAt(catalogue, policy, at, decisions);
  const apps = new Map(catalogue.apps.map((app) => [app.id, app]));
  const known = new Map<AppId, Verdict>();
  const verdict = (app: AppId): Verdict => {
    const before = known.get(app);
    if (before) return before;
    const now = weigh(situation, app);
    known.set(app, now);
    return now;
  };
  let names: ListedNames | null = null;
  return {
    catalogue,
    policy,
    at,
    apps,
    verdict,
    namedBy: (app) => {
      names ??= listedNames(inForce(catalogue.listings, at), situation.ownership);
      return namedBy(situation, names, app);
    },
  };
}

function situationAt(
  catalogue: Catalogue,
  policy: Policy,
  at: Day,
  decisions: Decisions,
): Situation {
  const { threshold, comparison } = policy.control;
  const ownership = ownershipAt(catalogue.entities, catalogue.interests, at, {
    share: threshold,
    comparison,
  });
  const seats = seatsAt(catalogue, at);
  const listed = listedSphere(catalogue, policy, seats, ownership);
  const adopted = inForce(catalogue.listings, at).filter((l) => binds(l) && isAdopted(policy, l));
  return {
    catalogue,
    policy,
    at,
    decisions,
    ownership,
    seats,
    listed,
    significant: significantInterests(ownership, listed, policy.significantInterest),
    founders: founderControl(ownership),
    adopted: listedNames(adopted, ownership),
    publications: publicationsAt(catalogue.publications, at),
    identifiers: Map.groupBy(catalogue.identifiers, (identifier) => identifier.app),
    traits: Map.groupBy(catalogue.traits, (trait) => trait.app),
    namespaces: catalogue.namespaces.toSorted(
      (a, b) =>
        b.prefix.length - a.prefix.length ||
        (`${a.prefix}\t${a.entity}` < `${b.prefix}\t${b.entity}` ? -1 : 1),
    ),
  };
}

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

/** The latest clearance outweighs what was derived, and an analyst's finding that is older than it. */
function weigh(situation: Situation, app: AppId): Verdict {
  const reasons = reasonsFor(situation, app).map((reason) => underPolicy(situation.policy, reason));
  const clearance = situation.decisions.clearances
    .filter((c) => c.app === app && c.signer === null && holdsAt(c, situation.at))
    .toSorted((a, b) => (`${a.from}\t${a.to}\t${a.by}` < `${b.from}\t${b.to}\t${b.by}` ? -1 : 1))
    .at(-1);
  if (!clearance) return judge(reasons);
  const { stands, outweighed } = Object.groupBy(reasons, (reason) =>
    outweighs(clearance, reason) ? 'outweighed' : 'stands',
  );
  const cleared: Reason = { code: 'clearance', leadsTo: 'permitted', clearance };
  return judge([...(stands ?? []), cleared], outweighed ?? []);
}

/** Never what an adopted listing names, in whatever strength: that is for the listing's government to lift. */
function outweighs(clearance: Clearance, reason: Reason): boolean {
  if (reason.code === 'app-listed' || reason.code === 'publisher-listed') return false;
  if (reason.code === 'publisher-possibly-listed') return reason.chain[0]?.rule !== 'named';
  return reason.code !== 'analyst-finding' || reason.finding.from <= clearance.from;
}

function underPolicy(policy: Policy, reason: Reason): Reason {
  const decision = policy.reasons[reason.code];
  return decision === undefined ? reason : { ...reason, leadsTo: decision };
}

/** Every listing in force that names the app or, as far as its words reach, whoever certainly publishes it. */
function namedBy(situation: Situation, names: ListedNames, app: AppId): readonly Naming[] {
  const publishers = (situation.publications.get(app) ?? []).flatMap(({ certain }) =>
    certain.slice(0, 1).filter((p) => p.role === 'publisher'),
  );
  return [
    ...names.byApp(app).map((listing) => ({ listing, names: 'app' as const })),
    ...names.entityListings
      .filter(({ sphere: s }) => publishers.some((p) => s.has(p.entity, 'certain')))
      .map(({ listing }) => ({ listing, names: 'publisher' as const })),
  ];
}

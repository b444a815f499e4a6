import type { Catalogue, Entity, Listing, ListingSubject } from './catalogue.ts';
import { assess } from './assess.ts';
import { type Decisions } from './situation.ts';
import type { Day } from './day.ts';
import { NOTICE_RULES } from './notices/rules.fixture.ts';
import type { Policy } from './policy.ts';
import { shareOf, WHOLE, type Share } from './share.ts';
import type { AppId, Claim, EntityId, Role, Territory } from './statements.ts';
import type {
  VectorCase,
  CaseClaim,
  CaseInterest,
  CaseListing,
  CasePolicy,
} from './testing-case.ts';
import type { AnalystFinding, Verdict } from './verdict.ts';

export type Situation = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly decisions: Decisions;
};

export function situationOf(c: VectorCase): Situation {
  return {
    catalogue: catalogueOf(c),
    policy: policyOf(c.policy ?? {}),
    at: c.at as Day,
    decisions: {
      clearances: (c.clearances ?? []).map(({ app, from, to, signer }) => ({
        app: app as AppId,
        signer: signer ?? null,
        from: from as Day,
        to: to as Day,
        by: 'authority',
        why: 'vector',
      })),
      findings: (c.findings ?? []).map(({ app, decision, from, to }): AnalystFinding => ({
        app: app as AppId,
        decision,
        from: from as Day,
        to: dayOf(to),
        by: 'authority',
        why: 'vector',
        sources: [],
      })),
    },
  };
}

/** The verdict on each app of a case. */
export function verdictsOf(c: VectorCase): ReadonlyMap<string, Verdict> {
  const { catalogue, policy, at, decisions } = situationOf(c);
  const assessment = assess(catalogue, policy, at, decisions);
  return new Map(c.apps.map(({ id }) => [id, assessment.verdict(id as AppId)]));
}

const dayOf = (day: string | undefined): Day | null => (day === undefined ? null : (day as Day));

function claimOf(claim: CaseClaim, at: string): Claim {
  return {
    from: dayOf(claim.from),
    to: dayOf(claim.to),
    says: claim.says ?? 'holds',
    basis: claim.basis ?? 'read',
    standing: claim.standing ?? 'confirmed',
    source: claim.source ?? 'source',
    note: '',
    // A statement keeps its place when the order is shuffled: its place is what it says.
    at,
  };
}
const placed = <C extends CaseClaim>(claim: C): Claim => claimOf(claim, JSON.stringify(claim));

export function percentToShare(share: number): Share {
  const read = shareOf(String(share));
  if (read === null) throw new Error(`no share: ${share}`);
  return read;
}

function rangeOf(share: CaseInterest['share']): { min: Share; max: Share; figure: boolean } {
  if (share === undefined) return { min: 0, max: WHOLE, figure: false };
  const [min, max = min] = typeof share === 'number' ? [share] : share;
  if (min === undefined || max === undefined) throw new Error('a range has two ends');
  return { min: percentToShare(min), max: percentToShare(max), figure: true };
}

function catalogueOf(c: VectorCase): Catalogue {
  const publications = c.apps.flatMap((app) =>
    (['publisher', 'developer', 'signer'] as const).flatMap((role: Role) =>
      (app[`${role}s`] ?? []).map((claim) => ({
        ...placed(claim),
        app: app.id as AppId,
        entity: claim.entity as EntityId,
        role,
        storeName: claim.storeName ?? '',
      })),
    ),
  );
  return {
    version: c.at as Day,
    digest: '',
    entities: entitiesOf(c),
    seats: (c.seats ?? []).map((seat) => ({
      ...placed(seat),
      entity: seat.entity as EntityId,
      kind: seat.kind ?? 'incorporated',
      territory: seat.territory as Territory,
    })),
    interests: (c.interests ?? []).map((interest) => ({
      ...placed(interest),
      ...rangeOf(interest.share),
      owner: interest.owner as EntityId,
      asset: interest.asset as EntityId,
      kind: interest.kind ?? 'shareholding',
    })),
    apps: c.apps.map(({ id, name }) => ({
      id: id as AppId,
      name: name ?? id,
      sensitive: '',
      note: '',
    })),
    identifiers: c.apps.flatMap((app) =>
      (app.identifiers ?? []).map(({ platform, identifier, borrowed }) => ({
        app: app.id as AppId,
        platform,
        identifier,
        trackId: '',
        borrowed: borrowed ?? false,
        from: null,
        to: null,
        basis: 'read' as const,
        source: 'source',
        note: '',
      })),
    ),
    names: [],
    publications,
    traits: c.apps.flatMap((app) =>
      (app.traits ?? []).map((trait) => ({
        ...placed(trait),
        app: app.id as AppId,
        kind: trait.kind,
        entity: trait.entity as EntityId,
        what: trait.what,
      })),
    ),
    namespaces: (c.namespaces ?? []).map(({ prefix, entity }) => ({
      prefix,
      entity: entity as EntityId,
      basis: 'read' as const,
      source: 'source',
    })),
    listings: (c.listings ?? []).map(listingOf),
  };
}

/** Every entity that a case mentions is one; those that it does not describe are companies. */
function entitiesOf(c: VectorCase): readonly Entity[] {
  const described = new Map((c.entities ?? []).map((entity) => [entity.id, entity]));
  const ids = new Set([
    ...described.keys(),
    ...(c.seats ?? []).map((s) => s.entity),
    ...(c.interests ?? []).flatMap((i) => [i.owner, i.asset]),
    ...c.apps.flatMap((app) =>
      [app.publishers, app.developers, app.signers, app.traits].flatMap((claims) =>
        (claims ?? []).map((claim) => claim.entity),
      ),
    ),
    ...(c.namespaces ?? []).map((n) => n.entity),
    ...(c.listings ?? []).flatMap((l) => l.entity ?? []),
  ]);
  return [...ids].map((id) => ({
    id: id as EntityId,
    name: id,
    kind: described.get(id)?.kind ?? 'company',
    stateOf: (described.get(id)?.stateOf as Territory | undefined) ?? null,
    lei: '',
    wikidata: '',
    note: '',
  }));
}

function listingOf(l: CaseListing): Listing {
  return {
    id: JSON.stringify(l),
    government: l.government,
    authority: '',
    instrument: l.instrument,
    subject: subjectOf(l),
    words: '',
    measure: l.measure ?? 'prohibit',
    subsidiaries: l.subsidiaries ?? false,
    affiliates: l.affiliates ?? false,
    scope: '',
    basis: l.basis ?? 'read',
    source: 'source',
    from: dayOf(l.from),
    to: dayOf(l.to),
  };
}

function subjectOf(l: CaseListing): ListingSubject {
  if (l.app !== undefined) return { kind: 'app', app: l.app as AppId };
  if (l.entity !== undefined) return { kind: 'entity', entity: l.entity as EntityId };
  return { kind: 'category', category: l.category ?? '' };
}

function policyOf(p: CasePolicy): Policy {
  return {
    id: 'vector',
    name: 'vector',
    government: 'NL',
    version: '2026-01-01' as Day,
    inForceSince: null,
    territories: (p.territories ?? ['CN', 'RU', 'IR', 'KP']) as readonly Territory[],
    hongKong: p.hongKong ?? 'certain',
    macao: p.macao ?? 'certain',
    control: {
      threshold: percentToShare(p.threshold ?? 50),
      comparison: p.comparison ?? 'at-least',
      aggregate: p.aggregate ?? 'all-territories',
    },
    significantInterest: percentToShare(p.significant ?? 10),
    adopts: p.adopts ?? [],
    reasons: p.reasons ?? {},
    groups: [],
    exceptions: {
      grounds: [],
      decidedBy: '',
      rank: null,
      delegable: false,
      mitigations: [],
      deviceGroups: true,
      remindDays: 30,
      maxDays: null,
    },
    notices: NOTICE_RULES,
    staleAfterDays: 30,
    sources: [],
  };
}

import type { Situation } from './situation.ts';
import { resolve, type Resolved } from './claims.ts';
import { holdsAt } from './day.ts';
import { type AppId, type EntityId, type Publication, type Territory } from './statements.ts';
import { developmentSeats, seatLink, seatsElsewhere, weightOf } from './territory.ts';
import type { AnalystFinding, Chain, Reason } from './verdict.ts';

/** All reasons for an app, in a fixed order; which of them decides is `judge`'s. The table is the design's, section 4. */
export function reasonsFor(situation: Situation, app: AppId): readonly Reason[] {
  const publications = situation.publications.get(app) ?? [];
  const of = (role: Publication['role']) =>
    publications.filter(({ possible }) => possible[0]?.role === role);
  const publishers = of('publisher');
  const grounds = [
    ...named(situation, app),
    ...publishers.flatMap((p) => publisherReasons(situation, p)),
    ...of('developer').flatMap((p) => developerReasons(situation, p)),
    ...of('signer').flatMap((p) => signerReasons(situation, p)),
    ...namespaceReasons(situation, app),
    ...traitReasons(situation, app),
    ...findings(situation, app),
  ];
  const isNamed = grounds.some((reason) => reason.code === 'app-listed');
  return [...grounds, ...standing(situation, publishers, isNamed)];
}

function named({ adopted }: Situation, app: AppId): readonly Reason[] {
  return adopted.byApp(app).map((listing) => ({
    code: 'app-listed',
    leadsTo: listing.basis === 'read' ? 'prohibited' : 'undetermined',
    listing,
  }));
}

/** The publication to show, and whether one may rest on it. */
const pick = ({ certain, possible }: Resolved<Publication>): [Publication, boolean] => [
  (certain[0] ?? possible[0])!,
  certain.length > 0,
];

function publisherReasons(
  situation: Situation,
  resolved: Resolved<Publication>,
): readonly Reason[] {
  const [publication, sure] = pick(resolved);
  const { entity } = publication;
  return [
    ...listedPublisher(situation, publication, sure),
    ...territoryReasons(situation, publication, sure),
    ...influenceReasons(situation, publication),
    ...developmentReasons(situation, entity),
  ];
}

function listedPublisher(
  { adopted }: Situation,
  publication: Publication,
  sure: boolean,
): readonly Reason[] {
  return adopted.entityListings.flatMap(({ listing, sphere }): readonly Reason[] => {
    const certain = sure && listing.basis === 'read' && sphere.has(publication.entity, 'certain');
    if (!certain && !sphere.has(publication.entity, 'possible')) return [];
    const chain = sphere.chain(publication.entity, certain ? 'certain' : 'possible');
    return certain
      ? [{ code: 'publisher-listed', leadsTo: 'prohibited', listing, publication, chain }]
      : [
          {
            code: 'publisher-possibly-listed',
            leadsTo: 'undetermined',
            listing,
            publication,
            chain,
          },
        ];
  });
}

function territoryReasons(
  situation: Situation,
  publication: Publication,
  sure: boolean,
): readonly Reason[] {
  const { listed } = situation;
  const certain = sure && listed.has(publication.entity, 'certain');
  if (!certain && !listed.has(publication.entity, 'possible')) return [];
  const mode = listed.has(publication.entity, 'certain') ? 'certain' : 'possible';
  const chain = listed.chain(publication.entity, mode);
  const territories = territoriesOf(situation, chain);
  return certain
    ? [
        {
          code: 'publisher-under-territory',
          leadsTo: 'prohibited',
          territories,
          publication,
          chain,
        },
      ]
    : [
        {
          code: 'publisher-possibly-under-territory',
          leadsTo: 'undetermined',
          territories,
          publication,
          chain,
        },
      ];
}

function influenceReasons(situation: Situation, publication: Publication): readonly Reason[] {
  const reasons: Reason[] = [];
  const significant = situation.significant.on(publication.entity);
  if (significant) {
    const { fact: holding, chain } = significant;
    reasons.push({
      code: 'significant-interest',
      leadsTo: 'undetermined',
      publication,
      holding,
      chain,
    });
  }
  const founder =
    situation.policy.territories.length > 0 ? situation.founders.on(publication.entity) : null;
  if (founder) {
    const { fact: interest, chain } = founder;
    reasons.push({
      code: 'founder-control',
      leadsTo: 'undetermined',
      publication,
      interest,
      chain,
    });
  }
  return reasons;
}

function developmentReasons(situation: Situation, entity: EntityId): readonly Reason[] {
  return developmentSeats(situation.seats, situation.policy, entity).map((held) => ({
    code: 'developed-there',
    leadsTo: 'undetermined',
    territories: [weightOf(situation.policy, held.seat.territory).as],
    by: held.seat,
    chain: [seatLink(entity, [held], held.certain)],
  }));
}

function developerReasons(
  situation: Situation,
  resolved: Resolved<Publication>,
): readonly Reason[] {
  const [publication] = pick(resolved);
  const chain = underChain(situation, publication.entity);
  if (chain.length === 0) return developmentReasons(situation, publication.entity);
  const territories = territoriesOf(situation, chain);
  return [
    { code: 'developed-there', leadsTo: 'undetermined', territories, by: publication, chain },
  ];
}

function signerReasons(situation: Situation, resolved: Resolved<Publication>): readonly Reason[] {
  const [publication] = pick(resolved);
  const chain = underChain(situation, publication.entity);
  return chain.length === 0
    ? []
    : [{ code: 'signed-there', leadsTo: 'undetermined', publication, chain }];
}

/** A name space is evidence and no proof: store builds of others' games carry their distributor's prefix. */
function namespaceReasons(situation: Situation, app: AppId): readonly Reason[] {
  const identifiers = (situation.identifiers.get(app) ?? []).map((i) => i.identifier).toSorted();
  for (const identifier of identifiers) {
    for (const { prefix, entity } of situation.namespaces) {
      const chain = identifier.startsWith(prefix) ? underChain(situation, entity) : [];
      if (chain.length === 0) continue;
      const facts = { identifier, prefix, entity, chain };
      return [{ code: 'identifier-in-namespace', leadsTo: 'undetermined', ...facts }];
    }
  }
  return [];
}

function traitReasons(situation: Situation, app: AppId): readonly Reason[] {
  const mine = situation.traits.get(app) ?? [];
  const groups = Map.groupBy(mine, (t) => `${t.kind}\t${t.what}\t${t.entity}`);
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, group]): readonly Reason[] => {
    const trait = resolve(group, situation.at).possible[0];
    const chain = trait ? underChain(situation, trait.entity) : [];
    if (!trait || chain.length === 0) return [];
    const code = trait.kind === 'embeds' ? 'embeds-sdk' : 'talks-to';
    return [{ code, leadsTo: 'undetermined', trait, chain }];
  });
}

function findings({ decisions, at }: Situation, app: AppId): readonly Reason[] {
  return decisions.findings
    .filter((finding) => finding.app === app && holdsAt(finding, at))
    .toSorted((a, b) => (wordsOf(a) < wordsOf(b) ? -1 : 1))
    .map((finding) => ({ code: 'analyst-finding', leadsTo: finding.decision, finding }));
}

const wordsOf = (f: AnalystFinding): string => `${f.from}\t${f.by}\t${f.why}\t${f.decision}`;

/** What the publisher alone comes to: elsewhere for certain, not to be relied on, or not known at all. */
function standing(
  situation: Situation,
  publishers: readonly Resolved<Publication>[],
  isNamed: boolean,
): readonly Reason[] {
  const { policy, adopted, seats, listed } = situation;
  if (policy.territories.length === 0 && adopted.entityListings.length === 0) {
    return isNamed ? [] : [{ code: 'not-named', leadsTo: 'permitted' }];
  }
  if (publishers.length === 0) return [{ code: 'publisher-unknown', leadsTo: 'undetermined' }];
  return publishers.flatMap((resolved): readonly Reason[] => {
    const [publication, sure] = pick(resolved);
    if (listed.has(publication.entity, 'possible')) return [];
    const where = seatsElsewhere(seats, publication.entity);
    if (sure && where.length > 0) {
      return [{ code: 'publisher-elsewhere', leadsTo: 'permitted', publication, seats: where }];
    }
    const known = (seats.get(publication.entity) ?? []).map((h) => h.seat);
    return [{ code: 'publisher-unverified', leadsTo: 'undetermined', publication, seats: known }];
  });
}

function underChain({ listed }: Situation, entity: EntityId): Chain {
  return listed.chain(entity, listed.has(entity, 'certain') ? 'certain' : 'possible');
}

/** The listed territories that the seeds of a chain sit in. */
function territoriesOf({ policy, catalogue }: Situation, chain: Chain): readonly Territory[] {
  const found = new Set<Territory>();
  for (const link of chain) {
    for (const seat of link.seats) found.add(weightOf(policy, seat.territory).as);
    if (link.rule !== 'state') continue;
    const state = catalogue.entities.find((entity) => entity.id === link.entity)?.stateOf;
    if (state) found.add(state);
  }
  return [...found].sort();
}

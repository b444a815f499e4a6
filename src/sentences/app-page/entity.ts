import type { Assessment } from '../../core/assess.ts';
import type { Day } from '../../core/day.ts';
import type { Entity, Listing } from '../../core/catalogue.ts';
import { isAdopted } from '../../core/listings.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { EntityId, Interest } from '../../core/statements.ts';
import type { Decision } from '../../core/verdict.ts';
import { PHRASES } from '../languages.ts';
import { speakerOf } from '../speaker.ts';
import { drawn, lineOf, stateLine, type PageChain } from './chain.ts';
import type { PageListing } from './page.ts';
import { numberedOf, type PageStatement, type Stated } from './statements.ts';

/** All that a page about a company, a fund or a state says of it, in one language. */
export type EntityPage = {
  readonly entity: Pick<Entity, 'id' | 'name' | 'kind' | 'lei' | 'wikidata'>;
  readonly policy: { readonly id: string; readonly name: string; readonly version: string };
  readonly at: Day;
  readonly language: Language;
  readonly statements: readonly PageStatement[];
  /** From the entity to those above it, and to where they sit where that is listed. */
  readonly chain: PageChain;
  readonly apps: readonly {
    readonly id: string;
    readonly name: string;
    readonly decision: Decision;
  }[];
  readonly listings: readonly PageListing[];
};

/** A tree of owners is rarely deeper, and a picture never. */
const MOST_LEVELS = 8;

export function entityPage(
  assessment: Assessment,
  id: EntityId,
  language: Language,
): EntityPage | null {
  const { catalogue, policy, at } = assessment;
  const entity = catalogue.entities.find((one) => one.id === id);
  if (entity === undefined) return null;
  const phrases = PHRASES[language];
  const speaker = speakerOf(assessment);
  const { owners, above } = ownersOf(catalogue.interests, id);
  const shown = new Set<EntityId>([id, ...above]);
  const stated: readonly Stated[] = [
    ...owners.map((claim) => ({ kind: 'interest', claim }) as const),
    ...catalogue.seats
      .filter((seat) => shown.has(seat.entity))
      .map((claim) => ({ kind: 'seat', claim }) as const),
    ...catalogue.publications
      .filter((one) => one.entity === id)
      .map((claim) => ({ kind: 'publication', claim }) as const),
  ];
  const { statements } = numberedOf(phrases, speaker, [], stated);
  const lines = statements
    .filter(
      (one) =>
        one.kind === 'interest' || (one.kind === 'seat' && speaker.isListed(one.object as never)),
    )
    .map(lineOf);
  const byDefinition = [...shown].flatMap((one) => stateLine(speaker, one, true));
  const { name, kind, lei, wikidata } = entity;
  const apps = new Set(
    catalogue.publications.flatMap((one) => (one.entity === id ? [one.app] : [])),
  );
  return {
    entity: { id, name, kind, lei, wikidata },
    policy: { id: policy.id, name: policy.name, version: policy.version },
    at,
    language,
    statements,
    chain: drawn(phrases, speaker, `entity:${id}`, [...lines, ...byDefinition]),
    apps: [...apps]
      .map((app) => ({
        id: app,
        name: speaker.app(app),
        decision: assessment.verdict(app).decision,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    listings: catalogue.listings
      .filter((listing) => names(listing, id))
      .map((listing) => ({
        ...listing,
        governmentName: phrases.territory(listing.government),
        names: 'publisher' as const,
        binds: isAdopted(policy, listing),
      }))
      .toSorted((a, b) => ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : 1)),
  };
}

const names = ({ subject }: Listing, id: EntityId): boolean =>
  subject.kind === 'entity' && subject.entity === id;

/** Level by level upwards; whoever owns itself in a circle is met once. */
function ownersOf(
  interests: readonly Interest[],
  id: EntityId,
): { readonly owners: readonly Interest[]; readonly above: ReadonlySet<EntityId> } {
  const byAsset = Map.groupBy(interests, ({ asset }) => asset);
  const above = new Set<EntityId>();
  const owners: Interest[] = [];
  let level: readonly EntityId[] = [id];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth++) {
    const next: EntityId[] = [];
    for (const asset of level)
      for (const interest of byAsset.get(asset) ?? []) {
        owners.push(interest);
        if (interest.owner !== id && !above.has(interest.owner)) {
          above.add(interest.owner);
          next.push(interest.owner);
        }
      }
    level = next;
  }
  return { owners, above };
}

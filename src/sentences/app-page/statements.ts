import { chainOf, type Explanation } from '../../core/explanation.ts';
import {
  isStrong,
  type Claim,
  type Interest,
  type Publication,
  type Seat,
} from '../../core/statements.ts';
import type { Reason } from '../../core/verdict.ts';
import { rangeOf } from '../held.ts';
import type { Phrases } from '../phrases.ts';
import type { Speaker } from '../speaker.ts';

/** A statement on an app's page, by the number that everything there cites it by. */
export type PageStatement = {
  readonly number: number;
  readonly kind: 'publication' | 'interest' | 'seat';
  /** Says who or what: ids of the catalogue, a code of a territory. */
  readonly subject: string;
  readonly object: string;
  /** `publisher`, `shareholding`, `operating` … */
  readonly as: string;
  readonly sentence: string;
  readonly claim: Claim;
  readonly share: { readonly min: number; readonly max: number } | null;
  readonly isCertain: boolean;
  /** A reason that decides rests on it. */
  readonly decides: boolean;
  /** Numbers of what other sources say of the same. */
  readonly others: readonly number[];
};

export type Stated =
  | { readonly kind: 'publication'; readonly claim: Publication }
  | { readonly kind: 'interest'; readonly claim: Interest }
  | { readonly kind: 'seat'; readonly claim: Seat };

/** Statements that a reason rests on, from the app to the territory. */
export function statedBy(reason: Reason): readonly Stated[] {
  const publication =
    'publication' in reason
      ? reason.publication
      : reason.code === 'developed-there' && 'app' in reason.by
        ? reason.by
        : null;
  const seats =
    reason.code === 'publisher-elsewhere' || reason.code === 'publisher-unverified'
      ? reason.seats
      : [];
  return [
    ...(publication === null ? [] : [{ kind: 'publication', claim: publication } as const]),
    ...chainOf(reason).flatMap((link) => [
      ...link.owners.flatMap(({ interests }) =>
        interests.map((claim) => ({ kind: 'interest', claim }) as const),
      ),
      ...link.seats.map((claim) => ({ kind: 'seat', claim }) as const),
    ]),
    ...seats.map((claim) => ({ kind: 'seat', claim }) as const),
  ];
}

/** Where it stands in the catalogue is its own. */
const idOf = ({ kind, claim }: Stated): string =>
  `${kind} ${claim.at} ${claim.source} ${thing({ kind, claim } as Stated)}`;

/** What it speaks of: statements on one thing stand beside each other. */
function thing(stated: Stated): string {
  switch (stated.kind) {
    case 'publication':
      return `${stated.claim.app} ${stated.claim.role}`;
    case 'interest':
      return `${stated.claim.owner} ${stated.claim.asset}`;
    case 'seat':
      return `${stated.claim.entity} ${stated.claim.kind}`;
  }
}

export type Numbered = {
  readonly statements: readonly PageStatement[];
  readonly numberOf: (stated: Stated) => number;
};

/** What decides comes first, in the order in which it is told; then what stands beside it. */
export function numbered(phrases: Phrases, explanation: Explanation, speaker: Speaker): Numbered {
  const { verdict, publications, otherInterests, seats } = explanation;
  const deciding = verdict.because
    .filter(({ leadsTo }) => leadsTo === verdict.decision)
    .flatMap(statedBy);
  const beside = [
    ...verdict.because.flatMap(statedBy),
    ...publications.map((claim) => ({ kind: 'publication', claim }) as const),
    ...otherInterests.map((claim) => ({ kind: 'interest', claim }) as const),
    ...seats.map((claim) => ({ kind: 'seat', claim }) as const),
  ];
  return numberedOf(phrases, speaker, deciding, beside);
}

/** Each once, in this order. */
export function numberedOf(
  phrases: Phrases,
  speaker: Speaker,
  deciding: readonly Stated[],
  beside: readonly Stated[],
): Numbered {
  const byId = new Map<string, Stated>();
  for (const one of [...deciding, ...beside]) if (!byId.has(idOf(one))) byId.set(idOf(one), one);
  const numbers = new Map([...byId.keys()].map((id, at) => [id, at + 1]));
  const numberOf = (one: Stated): number => numbers.get(idOf(one)) ?? 0;
  const decides = new Set(deciding.map(idOf));
  const byThing = Map.groupBy(byId.values(), thing);
  return {
    numberOf,
    statements: [...byId.values()].map((one): PageStatement => ({
      number: numberOf(one),
      ...factsOf(phrases, one, speaker),
      claim: one.claim,
      isCertain:
        isStrong(one.claim) && (one.claim.says === 'holds' || one.claim.says === 'corrects'),
      decides: decides.has(idOf(one)),
      others: (byThing.get(thing(one)) ?? [])
        .map(numberOf)
        .filter((other) => other !== numberOf(one)),
    })),
  };
}

function factsOf(
  phrases: Phrases,
  stated: Stated,
  speaker: Speaker,
): Pick<PageStatement, 'kind' | 'subject' | 'object' | 'as' | 'sentence' | 'share'> {
  switch (stated.kind) {
    case 'publication': {
      const { app, entity, role } = stated.claim;
      const said = {
        kind: 'publication',
        role,
        app: speaker.app(app),
        entity: speaker.entity(entity),
      } as const;
      return {
        kind: 'publication',
        subject: app,
        object: entity,
        as: role,
        sentence: phrases.stated(said),
        share: null,
      };
    }
    case 'interest': {
      const { owner, asset, kind: interest, figure, min, max } = stated.claim;
      const said = {
        kind: 'interest',
        interest,
        owner: speaker.entity(owner),
        asset: speaker.entity(asset),
        held: figure ? phrases.share(rangeOf(phrases, min, max)) : null,
      } as const;
      return {
        kind: 'interest',
        subject: owner,
        object: asset,
        as: interest,
        sentence: phrases.stated(said),
        share: figure ? { min, max } : null,
      };
    }
    case 'seat': {
      const { entity, kind: seat, territory } = stated.claim;
      const said = { kind: 'seat', seat, entity: speaker.entity(entity), territory } as const;
      return {
        kind: 'seat',
        subject: entity,
        object: territory,
        as: seat,
        sentence: phrases.stated(said),
        share: null,
      };
    }
  }
}

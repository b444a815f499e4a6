import type { Claim, EntityId, Publication, Seat, Territory } from '../../core/statements.ts';
import type { Chain, Link, Reason, Verdict } from '../../core/verdict.ts';
import { chainOf } from '../../core/explanation.ts';
import { heldAs } from '../../sentences/interest.ts';
import { strongestSeat } from '../../sentences/chain.ts';
import { inSentence, territoryName } from '../../sentences/territories.ts';
import { BASES, INTERESTS, ROLES, RULES, SEATS, STANDINGS } from '../../sentences/words.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import type { Sources } from './sources.ts';

/** One step from an app towards a territory: what terminal and page show, in the same words. */
export type ShownLink = {
  /** `published by`, `owned by`, `run from`. */
  readonly how: string;
  /** `100 %`, `parent`. Empty where it is no interest. */
  readonly held: string;
  readonly name: string;
  /** Territories of its seats: `KY, CN`. */
  readonly seats: string;
  /** `since 2021-03-22`. Empty where the statement names no day. */
  readonly dates: string;
  /** `read [2]`, `unverified, only reported [3]`. */
  readonly basis: string;
  readonly certain: boolean;
  /** Why this step counted; null where it needs no rule. */
  readonly rule: string | null;
  readonly from: string;
  readonly to: string;
};

const APP = 'app';

/** The whole chain of one reason, nearest first; empty where the reason has none. */
export function shownLinks(
  reason: Reason,
  speaker: Speaker,
  sources: Sources,
): readonly ShownLink[] {
  const chain = chainOf(reason);
  const start = startOf(reason);
  return [
    ...(start ? [publicationLink(start, speaker, sources)] : []),
    ...chain.flatMap((link) => [
      ...ownerLinks(link, chain, speaker, sources),
      ...territoryLinks(link, chain.length === 1, speaker, sources),
    ]),
    ...seatsBeside(reason).map((seat) => seatLink(seat, sources)),
  ];
}

/** The chain of the strongest reason that has one; empty where nobody is known to be behind the app. */
export function decidingChain(
  { because }: Verdict,
  speaker: Speaker,
  sources: Sources,
): readonly ShownLink[] {
  const reason =
    because.find((r) => chainOf(r).length > 0 && 'publication' in r) ??
    because.find((r) => 'publication' in r || chainOf(r).length > 0);
  return reason ? shownLinks(reason, speaker, sources) : [];
}

/** Where the publisher sits, for reasons that rest on that alone. */
function seatsBeside(reason: Reason): readonly Seat[] {
  return reason.code === 'publisher-elsewhere' || reason.code === 'publisher-unverified'
    ? reason.seats
    : [];
}

function startOf(reason: Reason): Publication | null {
  if ('publication' in reason) return reason.publication;
  return reason.code === 'developed-there' && 'app' in reason.by ? reason.by : null;
}

function publicationLink(publication: Publication, speaker: Speaker, sources: Sources): ShownLink {
  return {
    ...factsOf([publication], sources),
    how: ROLES[publication.role],
    held: '',
    name: speaker.entity(publication.entity),
    seats: seatCodes(speaker, publication.entity),
    rule: null,
    from: APP,
    to: publication.entity,
  };
}

function ownerLinks(
  link: Link,
  chain: Chain,
  speaker: Speaker,
  sources: Sources,
): readonly ShownLink[] {
  return link.owners.map(({ owner, interests, min, max }, i) => ({
    ...factsOf(interests, sources),
    certain: link.certain,
    how: INTERESTS[interests[0]?.kind ?? 'shareholding'].how,
    held: heldAs(interests[0], min, max),
    name: speaker.entity(owner),
    seats: seatCodes(speaker, owner),
    rule: i === link.owners.length - 1 ? ruleOf(link, chain, speaker) : null,
    from: link.entity,
    to: owner,
  }));
}

/** The end of a chain: the seats, or the state, that put it under a listed territory. */
function territoryLinks(
  link: Link,
  alone: boolean,
  speaker: Speaker,
  sources: Sources,
): readonly ShownLink[] {
  const state = link.rule === 'state' ? speaker.entityOf(link.entity)?.stateOf : null;
  if (state) {
    return [
      {
        how: 'the state of',
        held: '',
        name: territoryName(state),
        seats: state,
        dates: '',
        basis: 'by definition',
        certain: true,
        rule: null,
        from: link.entity,
        to: state,
      },
    ];
  }
  return link.seats.map((seat) => ({
    ...seatLink(seat, sources),
    certain: link.certain,
    rule: alone && seat === link.seats.at(-1) ? RULES.seat : null,
  }));
}

export function seatLink(seat: Seat, sources: Sources): ShownLink {
  return {
    ...factsOf([seat], sources),
    how: SEATS[seat.kind],
    held: '',
    name: territoryName(seat.territory),
    seats: seat.territory,
    rule: null,
    from: seat.entity,
    to: seat.territory,
  };
}

/** Said where it decides: where shares had to be added up, and where the owner is the end of the chain. */
function ruleOf(link: Link, chain: Chain, speaker: Speaker): string | null {
  if (link.rule !== 'control') return RULES[link.rule];
  const owner = link.owners[0];
  const seed = chain.find((l) => l.entity === owner?.owner);
  const kind = owner?.interests[0]?.kind ?? 'parent';
  const who = `control (${INTERESTS[kind].held}) by`;
  const seat = seed?.rule === 'seat' ? strongestSeat(seed.seats) : undefined;
  if (seat) return `${who} a company that is ${SEATS[seat.kind]} ${inSentence(seat.territory)}`;
  if (seed?.rule === 'named') return `${who} a company that the listing names`;
  if (seed?.rule === 'state') return `${who} ${speaker.entity(seed.entity)}`;
  return null;
}

/** What statements on one thing come to: since when, how sure, from where. */
export function factsOf(claims: readonly Claim[], sources: Sources) {
  const numbers = new Set(claims.map((claim) => sources.cite(claim)).filter((n) => n !== ''));
  const first = claims[0];
  const words = [
    ...(first ? [BASES[first.basis]] : []),
    ...(first && first.standing !== 'confirmed' ? [STANDINGS[first.standing]] : []),
  ].join(', ');
  return {
    dates: first ? periodOf(first) : '',
    basis: `${words} ${[...numbers].join('')}`.trim(),
    certain: claims.some((c) => c.basis === 'read' && c.standing === 'confirmed'),
  };
}

/** `since 2021-03-22`, `2016-01-11 to 2020-06-11`, `until 2020-06-11`; empty where no day is named. */
export function periodOf({ from, to }: Pick<Claim, 'from' | 'to'>): string {
  if (from !== null && to !== null) return `${from} to ${to}`;
  if (from !== null) return `since ${from}`;
  return to === null ? '' : `until ${to}`;
}

export function seatCodes(speaker: Speaker, id: EntityId): string {
  const codes = new Set<Territory>(speaker.seats(id).map(({ seat }) => seat.territory));
  return [...codes].join(', ');
}

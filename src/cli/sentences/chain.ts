import type { EntityId, Seat, SeatKind } from '../../core/statements.ts';
import type { Chain, Link } from '../../core/verdict.ts';
import type { Speaker } from '../speaker.ts';
import { enumerated } from '../text/amounts.ts';
import { inSentence, territoryName } from './territories.ts';
import { SEATS } from './words.ts';

/** `TikTok Pte. Ltd. (Singapore)`. */
export function named(speaker: Speaker, id: EntityId): string {
  const place = placeOf(speaker, id);
  const name = speaker.entity(id);
  return place === '' || name.includes(`(${place})`) ? name : `${name} (${place})`;
}

function placeOf(speaker: Speaker, id: EntityId): string {
  const seats = speaker.seats(id).map(({ seat }) => seat);
  const where = seats.find((s) => s.kind === 'incorporated') ?? strongestSeat(seats);
  return where && where.kind !== 'development' ? territoryName(where.territory) : '';
}

/** Where it is run from says more than where its papers lie. */
const TELLING: readonly SeatKind[] = ['operating', 'headquartered', 'incorporated', 'development'];

export function strongestSeat(seats: readonly Seat[]): Seat | undefined {
  return TELLING.map((kind) => seats.find((seat) => seat.kind === kind)).find(
    (seat) => seat !== undefined,
  );
}

/** The name of the chain's first entity, and what it is under; its place only where the end does not say it. */
export function withChain(speaker: Speaker, id: EntityId, chain: Chain): string {
  const alone = firstPath(chain).length === 1;
  return (alone ? speaker.entity(id) : named(speaker, id)) + upTheChain(speaker, chain);
}

/**
 * Goes on after the name of the chain's first entity: `, which is run from China`, or `, owned through TikTok Ltd.
 * (Cayman Islands) by ByteDance Ltd., which is run from China`.
 */
function upTheChain(speaker: Speaker, chain: Chain): string {
  const path = firstPath(chain);
  const last = path.at(-1);
  if (!last) return '';
  const [, ...between] = path.slice(0, -1);
  if (path.length === 1) return `, which ${seedPhrase(speaker, last)}`;
  const maybe = path.some((link) => !link.certain) ? 'possibly ' : '';
  const verb = path.every(isOwning) ? 'owned' : 'controlled';
  const through =
    between.length > 0
      ? ` through ${enumerated(between.map((link) => named(speaker, link.entity)))}`
      : '';
  const owners = topOwners(speaker, path, last);
  return `, ${maybe}${verb}${through} by ${owners}, which ${seedPhrase(speaker, last)}`;
}

/** The first owner of each link: what a sentence can hold. The chain itself shows them all. */
function firstPath(chain: Chain): readonly Link[] {
  const byEntity = new Map(chain.map((link) => [link.entity, link]));
  const path: Link[] = [];
  let link = chain[0];
  while (link && !path.includes(link)) {
    path.push(link);
    const owner = link.owners[0]?.owner;
    link = owner === undefined ? undefined : byEntity.get(owner);
  }
  return path;
}

const isOwning = (link: Link): boolean =>
  link.owners.every((owner) =>
    owner.interests.every((i) => i.kind === 'shareholding' || i.kind === 'parent'),
  );

function topOwners(speaker: Speaker, path: readonly Link[], last: Link): string {
  const beside = (path.at(-2)?.owners ?? [])
    .filter(({ owner }) => owner !== last.entity)
    .map(({ owner }) => speaker.entity(owner));
  const name = speaker.entity(last.entity);
  return beside.length === 0 ? name : `${enumerated(beside, 'and')} together with ${name}`;
}

/** What makes the end of a chain what it is. */
function seedPhrase(speaker: Speaker, link: Link): string {
  switch (link.rule) {
    case 'state':
      return `is the state of ${stateOf(speaker, link)} itself`;
    case 'named':
      return 'an instrument that this policy adopts names';
    case 'founder':
      return 'a founder controls';
    case 'significant':
      return 'owners under a listed territory have an interest in';
    default: {
      const seat = strongestSeat(link.seats);
      if (!seat) return 'is under a listed territory';
      const where = `${SEATS[seat.kind]} ${inSentence(seat.territory)}`;
      return link.certain ? `is ${where}` : `is possibly ${where}`;
    }
  }
}

function stateOf(speaker: Speaker, link: Link): string {
  const code = speaker.entityOf(link.entity)?.stateOf;
  return code ? inSentence(code) : 'a listed territory';
}

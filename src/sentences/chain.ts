import type { EntityId, Seat, SeatKind } from '../core/statements.ts';
import type { Chain, Link } from '../core/verdict.ts';
import type { Phrases } from './phrases.ts';
import type { Speaker } from './speaker.ts';

/** `TikTok Pte. Ltd. (Singapore)`. */
export function named(phrases: Phrases, speaker: Speaker, id: EntityId): string {
  const place = placeOf(phrases, speaker, id);
  const name = speaker.entity(id);
  return place === '' || name.includes(`(${place})`) ? name : `${name} (${place})`;
}

function placeOf(phrases: Phrases, speaker: Speaker, id: EntityId): string {
  const seats = speaker.seats(id).map(({ seat }) => seat);
  const where = seats.find((s) => s.kind === 'incorporated') ?? strongestSeat(seats);
  return where && where.kind !== 'development' ? phrases.territory(where.territory) : '';
}

/** Where it is run from says more than where its papers lie. */
const TELLING: readonly SeatKind[] = ['operating', 'headquartered', 'incorporated', 'development'];

export function strongestSeat(seats: readonly Seat[]): Seat | undefined {
  return TELLING.map((kind) => seats.find((seat) => seat.kind === kind)).find(
    (seat) => seat !== undefined,
  );
}

/**
 * The name of the chain's first entity, its place only where the end does not say it, and what it is under: `, which is run from
 * China`, or `, owned through TikTok Ltd. (Cayman Islands) by ByteDance Ltd., which is run from China`.
 */
export function withChain(phrases: Phrases, speaker: Speaker, id: EntityId, chain: Chain): string {
  const path = firstPath(chain);
  const last = path.at(-1);
  if (!last) return named(phrases, speaker, id);
  const end = phrases.end(endOf(phrases, speaker, last));
  if (path.length === 1) return speaker.entity(id) + phrases.itself(end);
  const [, ...between] = path.slice(0, -1);
  return (
    named(phrases, speaker, id) +
    phrases.upwards({
      maybe: path.some((link) => !link.certain),
      owned: path.every(isOwning),
      through: between.map((link) => named(phrases, speaker, link.entity)),
      beside: besideTop(speaker, path, last),
      top: speaker.entity(last.entity),
      end,
    })
  );
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

const besideTop = (speaker: Speaker, path: readonly Link[], last: Link): readonly string[] =>
  (path.at(-2)?.owners ?? [])
    .filter(({ owner }) => owner !== last.entity)
    .map(({ owner }) => speaker.entity(owner));

/** What makes the end of a chain what it is. */
function endOf(phrases: Phrases, speaker: Speaker, link: Link): Parameters<Phrases['end']>[0] {
  if (link.rule === 'state') {
    const code = speaker.entityOf(link.entity)?.stateOf;
    return { kind: 'state', territory: code ? phrases.inSentence(code) : null };
  }
  if (link.rule === 'named' || link.rule === 'founder' || link.rule === 'significant')
    return { kind: link.rule };
  const seat = strongestSeat(link.seats);
  if (!seat) return { kind: 'listed' };
  return { kind: 'seat', seat: seat.kind, territory: seat.territory, certain: link.certain };
}

import type { Catalogue } from './catalogue.ts';
import { resolve } from './claims.ts';
import type { Day } from './day.ts';
import type { Seeds } from './ownership.ts';
import type { Policy, SeatWeight } from './policy.ts';
import type { EntityId, Seat, Territory } from './statements.ts';
import type { Link } from './verdict.ts';

/** Seats that make an entity one of the territory's own; development is a question of its own. */
const SEEDING = new Set(['incorporated', 'headquartered', 'operating']);

/** The seats of an entity that hold on a day. */
export type HeldSeat = { readonly seat: Seat; readonly certain: boolean };

/** Seats of companies and bodies by entity. A person has none: nationality and origin are no seat. */
export function seatsAt(catalogue: Catalogue, at: Day): ReadonlyMap<EntityId, readonly HeldSeat[]> {
  const persons = new Set(catalogue.entities.filter((e) => e.kind === 'person').map((e) => e.id));
  const groups = Map.groupBy(
    catalogue.seats.filter((seat) => !persons.has(seat.entity)),
    (seat) => `${seat.entity}\t${seat.kind}\t${seat.territory}`,
  );
  const held: { readonly order: string; readonly held: HeldSeat }[] = [];
  for (const group of groups.values()) {
    const { certain, possible } = resolve(group, at);
    const seat = firstOf(certain) ?? firstOf(possible);
    if (seat) held.push({ order: orderOf(seat), held: { seat, certain: certain.length > 0 } });
  }
  held.sort((a, b) => (a.order < b.order ? -1 : 1));
  return Map.groupBy(
    held.map((h) => h.held),
    (h) => h.seat.entity,
  );
}

const orderOf = (seat: Seat): string =>
  `${seat.entity}\t${seat.kind}\t${seat.territory}\t${seat.source}\t${seat.at}`;
const firstOf = (seats: readonly Seat[]): Seat | undefined =>
  seats.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))[0];

/** What a seat in a territory counts as under the policy, and for which listed territory. */
export function weightOf(
  policy: Policy,
  territory: Territory,
): { weight: SeatWeight; as: Territory } {
  const china = 'CN' as Territory;
  if (policy.territories.includes(territory)) return { weight: 'certain', as: territory };
  const chinaListed = policy.territories.includes(china);
  if (territory === 'HK' && chinaListed) return { weight: policy.hongKong, as: china };
  if (territory === 'MO' && chinaListed) return { weight: policy.macao, as: china };
  return { weight: 'none', as: territory };
}

/** A territory's own: its state, and whatever is incorporated, headquartered or run there. */
export function territorySeeds(
  catalogue: Catalogue,
  seats: ReadonlyMap<EntityId, readonly HeldSeat[]>,
  policy: Policy,
  only: Territory | null,
): { certain: Seeds; possible: Seeds } {
  const certain = new Map<EntityId, Link>();
  const possible = new Map<EntityId, Link>();
  const counts = (territory: Territory): SeatWeight => {
    const { weight, as } = weightOf(policy, territory);
    return only === null || only === as ? weight : 'none';
  };
  for (const entity of catalogue.entities) {
    const state = entity.stateOf === null ? 'none' : counts(entity.stateOf);
    if (state !== 'none') {
      const sure = state === 'certain';
      const link: Link = { entity: entity.id, rule: 'state', certain: sure, owners: [], seats: [] };
      if (sure) certain.set(entity.id, link);
      possible.set(entity.id, link);
      continue;
    }
    const there = (seats.get(entity.id) ?? []).filter(
      (h) => SEEDING.has(h.seat.kind) && counts(h.seat.territory) !== 'none',
    );
    if (there.length === 0) continue;
    const sure = there.filter((h) => h.certain && counts(h.seat.territory) === 'certain');
    const link = seatLink(entity.id, sure.length > 0 ? sure : there, sure.length > 0);
    if (sure.length > 0) certain.set(entity.id, link);
    possible.set(entity.id, link);
  }
  return { certain, possible };
}

export function seatLink(entity: EntityId, held: readonly HeldSeat[], certain: boolean): Link {
  return {
    entity,
    rule: 'seat',
    certain,
    owners: [],
    seats: held.map((h) => h.seat),
  };
}

/** Development seats in a listed territory: they lead to `undetermined`. */
export function developmentSeats(
  seats: ReadonlyMap<EntityId, readonly HeldSeat[]>,
  policy: Policy,
  entity: EntityId,
): readonly HeldSeat[] {
  return (seats.get(entity) ?? []).filter(
    (h) => h.seat.kind === 'development' && weightOf(policy, h.seat.territory).weight !== 'none',
  );
}

/** Where an entity certainly sits, when that is nowhere listed; empty when nothing certain is known. */
export function seatsElsewhere(
  seats: ReadonlyMap<EntityId, readonly HeldSeat[]>,
  entity: EntityId,
): readonly Seat[] {
  return (seats.get(entity) ?? [])
    .filter((h) => h.certain && SEEDING.has(h.seat.kind))
    .map((h) => h.seat);
}

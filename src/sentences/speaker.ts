import type { Assessment } from '../core/assess.ts';
import type { Catalogue, Entity } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type { AppId, EntityId, Territory } from '../core/statements.ts';
import { seatsAt, weightOf, type HeldSeat } from '../core/territory.ts';

/** Knows what things are called, so that a sentence can be said of ids. */
export type Speaker = {
  readonly at: Day;
  readonly app: (id: AppId) => string;
  readonly entity: (id: EntityId) => string;
  readonly entityOf: (id: EntityId) => Entity | undefined;
  /** Seats that hold on the day; the certain ones are marked so. */
  readonly seats: (id: EntityId) => readonly HeldSeat[];
  /** Whether a seat there makes the policy look at it. */
  readonly isListed: (territory: Territory) => boolean;
};

export function speakerOf(assessment: Assessment): Speaker {
  const { catalogue, policy, at } = assessment;
  const entities = new Map(catalogue.entities.map((entity) => [entity.id, entity]));
  const seats = lazySeats(catalogue, at);
  return {
    at,
    app: (id) => assessment.apps.get(id)?.name ?? id,
    entity: (id) => entities.get(id)?.name ?? id,
    entityOf: (id) => entities.get(id),
    seats: (id) => seats().get(id) ?? [],
    isListed: (territory) => weightOf(policy, territory).weight !== 'none',
  };
}

/** A scan without hits asks for no seat. */
function lazySeats(catalogue: Catalogue, at: Day) {
  let known: ReadonlyMap<EntityId, readonly HeldSeat[]> | null = null;
  return () => (known ??= seatsAt(catalogue, at));
}

const LEGAL_FORM =
  /[\s,]+(?:(?:co\.?|company)[\s,]+)?(?:ltd\.?|limited|inc\.?|llc|l\.l\.c\.|corp\.?|pte\.?(?:[\s,]+ltd\.?)?|plc|gmbh|b\.?v\.?|n\.?v\.?|ag|sa|oao|ooo|pjsc|group|holdings?)$/i;

/** `ByteDance Ltd.` as `ByteDance`, where a column has little room. The full name stands in the explanation. */
export function shortName(name: string): string {
  const bare = name.replace(/\s*\([^()]*\)\s*$/, '');
  const once = bare.replace(LEGAL_FORM, '');
  const short = once.replace(LEGAL_FORM, '');
  return short.length >= 2 ? short : name;
}

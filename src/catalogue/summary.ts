import type { Catalogue, Identifier } from '../core/catalogue.ts';
import { holdsAt, type Day } from '../core/day.ts';
import type { Claim, EntityId } from '../core/statements.ts';

/** How many identifiers rest on what was read; `spec/catalogue.md`, "How much was read". */
export type Summary = {
  readonly identifiers: number;
  /** The identifier, who publishes its app, and where the publisher sits: all read. */
  readonly byPublisher: number;
  /** As before, and so is every owner above the publisher with the interest by which it is there. */
  readonly strictly: number;
};

/** Counts over all identifiers of the catalogue, as ownership stood on a day. */
export function summarise(catalogue: Catalogue, at: Day): Summary {
  const read = (claim: Claim): boolean => claim.basis === 'read' && claim.says === 'holds';
  const publishers = Map.groupBy(
    catalogue.publications.filter((p) => p.role === 'publisher' && read(p) && holdsAt(p, at)),
    (p) => p.app,
  );
  const settled = new Set<EntityId>([
    // A state is its territory by definition, and a person has no seat that could be read.
    ...catalogue.entities.filter((e) => e.stateOf !== null || e.kind === 'person').map((e) => e.id),
    ...catalogue.seats.filter((s) => read(s) && holdsAt(s, at)).map((s) => s.entity),
  ]);
  const wholly = whollyRead(catalogue, at, settled);
  const published = catalogue.identifiers.filter(({ basis }) => basis === 'read');
  const count = (test: (entity: EntityId) => boolean): number =>
    published.filter(({ app }: Identifier) =>
      (publishers.get(app) ?? []).some(({ entity }) => test(entity)),
    ).length;
  return {
    identifiers: catalogue.identifiers.length,
    byPublisher: count((entity) => settled.has(entity)),
    strictly: count(wholly),
  };
}

/** Whether an entity, all who own it and all those interests are read. Cycles are harmless. */
function whollyRead(
  catalogue: Catalogue,
  at: Day,
  settled: ReadonlySet<EntityId>,
): (entity: EntityId) => boolean {
  const current = catalogue.interests.filter((i) => i.says === 'holds' && holdsAt(i, at));
  const owners = Map.groupBy(current, (i) => i.asset);
  return (publisher) => {
    const seen = new Set<EntityId>([publisher]);
    for (const entity of seen) {
      if (!settled.has(entity)) return false;
      const byOwner = Map.groupBy(owners.get(entity) ?? [], (i) => i.owner);
      for (const [owner, interests] of byOwner) {
        if (!interests.some((i) => i.basis === 'read')) return false;
        seen.add(owner);
      }
    }
    return true;
  };
}

import type { OrganisationId } from './finding.ts';
import type { Organisation } from './organisation.ts';
import type { AppId } from './statements.ts';

/** Devices of one organisation itself that have an app. `app` null: any that the catalogue does not know. Never shown. */
export type DeviceCount = {
  readonly organisation: OrganisationId;
  readonly app: AppId | null;
  readonly devices: number;
};

/** What may be shown of it. `devices` null: fewer than five, or none. */
export type Tally = {
  readonly organisation: OrganisationId;
  readonly app: AppId | null;
  readonly devices: number | null;
};

/** A number under this points at people. */
export const FEWEST_SHOWN = 5;

/**
 * Counts that may be shown. What is too little for an organisation is added to the one above it, up to where it is enough; what
 * is too little even at the root is left out. So a number is of the organisation itself and of all below it that have none
 * of their own, and the numbers of one app are of sets of organisations that never overlap.
 *
 * That guarantees, for the rows of one call and totals added up from them: no number is under five, and no sum or
 * difference of numbers is either, unless it is nothing. At most four devices of an app are missing under each root.
 * It does not guarantee: that two inventories compared tell nothing (a unit that reaches five leaves the number above it); that
 * whoever knows how many devices an organisation has cannot tell how many do *not* have the app; or anything on a total that
 * was counted and not added up from these rows. So show no such total.
 *
 * An app has no row where it has no number: one with `null` would say that somebody there has it. Apps that the catalogue
 * does not know (`app` null) have a row in each organisation.
 */
export function talliesOf(
  counts: readonly DeviceCount[],
  organisations: readonly Organisation[],
): readonly Tally[] {
  const deepestFirst = organisations.toSorted((a, b) => b.path.length - a.path.length);
  const byApp = Map.groupBy(counts, ({ app }) => app);
  const unknown = shownOf(byApp.get(null) ?? [], deepestFirst);
  byApp.delete(null);
  return [
    ...organisations.map(({ id }) => ({
      organisation: id,
      app: null,
      devices: unknown.get(id) ?? null,
    })),
    ...[...byApp].flatMap(([app, counts]) =>
      [...shownOf(counts, deepestFirst)].map(([organisation, devices]) => ({
        organisation,
        app,
        devices,
      })),
    ),
  ];
}

/** Of one app: the organisations that have a number, and the number. */
function shownOf(
  counts: readonly DeviceCount[],
  deepestFirst: readonly Organisation[],
): ReadonlyMap<OrganisationId, number> {
  const waiting = new Map<OrganisationId, number>();
  const add = (id: OrganisationId, devices: number): void => {
    waiting.set(id, (waiting.get(id) ?? 0) + devices);
  };
  for (const { organisation, devices } of counts) add(organisation, devices);
  const shown = new Map<OrganisationId, number>();
  for (const { id, parent } of deepestFirst) {
    const devices = waiting.get(id) ?? 0;
    waiting.delete(id);
    if (devices >= FEWEST_SHOWN) shown.set(id, devices);
    else if (parent !== null && devices > 0) add(parent, devices);
  }
  if (waiting.size > 0)
    throw new Error('devices were counted for an organisation that is not there');
  return shown;
}

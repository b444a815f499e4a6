import type { Catalogue } from '../catalogue.ts';
import type { Watchlist } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import { watchlistOf } from '../watchlist.ts';

/** Stands before the id of an app that only a proposal's identifier gave away: no id of a catalogue begins so. */
const MARK = '+';

/**
 * What is looked for while changes are proposed: all of the catalogue in force, and identifiers that only a proposal knows, to be
 * counted under an id of their own.
 * INVARIANT: what the catalogue in force finds, no proposal changes. So an identifier that it knows, in whatever case and on
 * whatever platform, stays its own, and names of a proposal are not looked for: a name alone could be another app's.
 */
export function proposedWatchlist(inForce: Catalogue, proposed: readonly Catalogue[]): Watchlist {
  const watchlist = watchlistOf(inForce);
  const known = new Set(watchlist.identifiers.map(({ identifier }) => identifier.toLowerCase()));
  const more = proposed.flatMap((catalogue) =>
    watchlistOf(catalogue).identifiers.filter(
      ({ identifier }) => !known.has(identifier.toLowerCase()),
    ),
  );
  const added = new Map(
    more.map((one) => [
      `${one.kind} ${one.platform} ${one.identifier}`,
      { ...one, app: counted(one.app) },
    ]),
  );
  return added.size === 0
    ? watchlist
    : { ...watchlist, identifiers: [...watchlist.identifiers, ...added.values()] };
}

/** The id under which an app is counted where only a proposal knows the identifier. */
export const counted = (app: AppId): AppId => `${MARK}${app}` as AppId;
/** The app itself. */
export const uncounted = (app: AppId): AppId =>
  (app.startsWith(MARK) ? app.slice(MARK.length) : app) as AppId;

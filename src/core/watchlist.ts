import type { Catalogue } from './catalogue.ts';
import type { Watchlist } from './inventory.ts';

/**
 * Everything that the catalogue can recognise, whatever its verdict: an app that is permitted was assessed, one
 * that is not in here was not. Old identifiers stay in: a phone may still have the old build.
 */
export function watchlistOf(catalogue: Catalogue): Watchlist {
  const identifiers = catalogue.identifiers.flatMap(({ identifier, platform, app, trackId }) => [
    { identifier, platform, app, kind: 'identifier' as const },
    ...(trackId === '' ? [] : [{ identifier: trackId, platform, app, kind: 'track-id' as const }]),
  ]);
  const names = [
    ...catalogue.apps.map(({ id, name }) => ({ name, app: id })),
    ...catalogue.names.map(({ app, name }) => ({ name, app })),
  ];
  return { identifiers, names };
}

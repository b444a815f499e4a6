import type { Sighting } from './hits.ts';
import { addSpelling } from './spellings.ts';
import type { Match } from './watch.ts';

/** What was sighted on a device whose facts are still to come (JSON). */
export type OpenSightings = {
  readonly clear: () => void;
  readonly add: (sighting: Sighting) => void;
  readonly all: () => readonly Sighting[];
};

const NOTHING: readonly Sighting[] = [];

/** Rows of one app fall together at once, so that a device with a million of them costs nothing. */
export function createOpenSightings(): OpenSightings {
  const byMatch: Map<Match, Sighting[]> = new Map();
  return {
    clear() {
      // Asked for every device; clearing what is empty would leave garbage.
      if (byMatch.size > 0) byMatch.clear();
    },
    add(sighting) {
      const list = byMatch.get(sighting.match);
      const same = list?.find(
        (s) => s.unmanaged === sighting.unmanaged && s.appPlatform === sighting.appPlatform,
      );
      if (same === undefined) {
        if (list === undefined) byMatch.set(sighting.match, [sighting]);
        else list.push(sighting);
        return;
      }
      same.rows++;
      same.secondCopy ||= sighting.secondCopy;
      for (const text of sighting.identifiers) addSpelling(same.identifiers, text);
      for (const text of sighting.names) addSpelling(same.names, text);
    },
    all: () => (byMatch.size > 0 ? [...byMatch.values()].flat() : NOTHING),
  };
}

import type { Counted, Hit, Strength } from '../../core/inventory.ts';
import type { Platform } from '../../core/catalogue.ts';
import type { AppId } from '../../core/statements.ts';
import { grown } from './grown.ts';
import { createSpellings } from './spellings.ts';
import { choose, type Candidate, type Match } from './watch.ts';

/** Rows that matched the same thing on one device, before it is known what that means there. */
export type Sighting = {
  readonly match: Match;
  readonly appPlatform: Platform | null;
  readonly unmanaged: boolean;
  rows: number;
  secondCopy: boolean;
  readonly identifiers: string[];
  readonly names: string[];
};

/** Which devices turned out to be one: the device that another is, and whether others are this one. */
export type Joins = {
  readonly joined: (device: number) => number;
  readonly isJoined: (device: number) => boolean;
};

/** Hits by device and app: once each, whatever rows, versions, clones and users showed them. */
export type Hits = {
  /** False: on this platform it is no app of the catalogue. */
  readonly add: (device: number, devicePlatform: Platform | null, sighting: Sighting) => boolean;
  readonly list: (
    joins: Joins,
    keyOf: (device: number) => string,
    dropped: (device: number) => boolean,
  ) => { readonly hits: readonly Hit[]; readonly merged: number; readonly droppedRows: number };
};

/** Weakest first: the number of a strength is its weight. */
const STRENGTHS: readonly Strength[] = ['name', 'case-folded', 'exact'];
const PLATFORMS: readonly (Platform | null)[] = [null, 'ios', 'android'];

/** All rows that the hit rests on were of unmanaged apps. */
const UNMANAGED = 1;
const SECOND_COPY = 2;

export function createHits(): Hits {
  const apps: AppId[] = [];
  const numberOf: Map<AppId, number> = new Map();
  const spellings = createSpellings();
  let merged = 0;

  // By device: its latest hit plus one, 0 where it has none.
  let latestOf = new Uint32Array(256);
  // By hit, in columns: an object for each would weigh ten times as much.
  let count = 0;
  let before = new Uint32Array(64);
  let deviceOf = new Uint32Array(64);
  let appOf = new Uint32Array(64);
  let rowsOf = new Uint32Array(64);
  let identifiersOf = new Uint32Array(64);
  let namesOf = new Uint32Array(64);
  let strengthOf = new Uint8Array(64);
  let platformOf = new Uint8Array(64);
  let flagsOf = new Uint8Array(64);

  function grow(): void {
    before = grown(before);
    deviceOf = grown(deviceOf);
    appOf = grown(appOf);
    rowsOf = grown(rowsOf);
    identifiersOf = grown(identifiersOf);
    namesOf = grown(namesOf);
    strengthOf = grown(strengthOf);
    platformOf = grown(platformOf);
    flagsOf = grown(flagsOf);
  }

  function appNumber(app: AppId): number {
    let number = numberOf.get(app);
    if (number === undefined) {
      number = apps.push(app) - 1;
      numberOf.set(app, number);
    }
    return number;
  }

  /** The hit of the app on the device, or -1. */
  function find(device: number, app: number): number {
    let hit = (latestOf[device] ?? 0) - 1;
    while (hit >= 0 && appOf[hit] !== app) hit = (before[hit] as number) - 1;
    return hit;
  }

  function make(
    device: number,
    app: number,
    strength: Strength,
    platform: Platform | null,
  ): number {
    if (count === before.length) grow();
    if (device >= latestOf.length) latestOf = grown(latestOf, device + 1);
    before[count] = latestOf[device] as number;
    latestOf[device] = count + 1;
    deviceOf[count] = device;
    appOf[count] = app;
    strengthOf[count] = STRENGTHS.indexOf(strength);
    platformOf[count] = PLATFORMS.indexOf(platform);
    flagsOf[count] = UNMANAGED;
    return count++;
  }

  function absorb(hit: number, strength: number, secondCopy: boolean): void {
    strengthOf[hit] = Math.max(strengthOf[hit] as number, strength);
    if (secondCopy) flagsOf[hit] = (flagsOf[hit] as number) | SECOND_COPY;
  }

  const hitOf = (hit: number, device: string): Hit => ({
    device,
    app: apps[appOf[hit] as number] as AppId,
    strength: STRENGTHS[strengthOf[hit] as number] as Strength,
    platform: PLATFORMS[platformOf[hit] as number] ?? null,
    identifiers: spellings.at(identifiersOf[hit] as number),
    names: spellings.at(namesOf[hit] as number),
    secondCopy: ((flagsOf[hit] as number) & SECOND_COPY) !== 0,
  });

  return {
    add(device, devicePlatform, sighting) {
      const platform = sighting.appPlatform ?? devicePlatform;
      const { strength, candidates } = choose(sighting.match, platform);
      const { rows, unmanaged, secondCopy } = sighting;
      let fresh = false;
      for (let nth = 0; nth < candidates.length; nth++) {
        const { app } = candidates[nth] as Candidate;
        // An app may be a candidate once per platform.
        if (nth > 0 && candidates.findIndex((c) => c.app === app) !== nth) continue;
        const number = appNumber(app);
        let hit = find(device, number);
        if (hit < 0) {
          fresh = true;
          hit = make(device, number, strength, platform ?? onlyPlatform(candidates, app));
        }
        absorb(hit, STRENGTHS.indexOf(strength), secondCopy);
        rowsOf[hit] = (rowsOf[hit] as number) + rows;
        if (!unmanaged) flagsOf[hit] = (flagsOf[hit] as number) & ~UNMANAGED;
        identifiersOf[hit] = spellings.join(identifiersOf[hit] as number, sighting.identifiers);
        namesOf[hit] = spellings.join(namesOf[hit] as number, sighting.names);
      }
      if (candidates.length > 0) merged += rows - (fresh ? 1 : 0);
      return candidates.length > 0;
    },
    list({ joined, isJoined }, keyOf, dropped) {
      let together = merged;
      let droppedRows = 0;
      const whole: number[] = [];
      const first = new Map<string, number>();
      for (let hit = 0; hit < count; hit++) {
        const device = joined(deviceOf[hit] as number);
        if ((flagsOf[hit] as number) & UNMANAGED && dropped(device)) {
          droppedRows += rowsOf[hit] as number;
          continue;
        }
        // Only a device that others joined can have an app twice.
        const place = isJoined(device) ? `${device} ${appOf[hit]}` : null;
        const same = place === null ? undefined : first.get(place);
        if (same === undefined) {
          whole.push(hit);
          if (place !== null) first.set(place, hit);
          continue;
        }
        absorb(same, strengthOf[hit] as number, ((flagsOf[hit] as number) & SECOND_COPY) !== 0);
        identifiersOf[same] = spellings.join(
          identifiersOf[same] as number,
          spellings.at(identifiersOf[hit] as number),
        );
        namesOf[same] = spellings.join(
          namesOf[same] as number,
          spellings.at(namesOf[hit] as number),
        );
        together++;
      }
      // The hits of a device most often stand together, and then share one text of its key.
      let last = -1;
      let key = '';
      const hits = whole.map((hit) => {
        const device = joined(deviceOf[hit] as number);
        if (device !== last) key = keyOf((last = device));
        return hitOf(hit, key);
      });
      return { hits, merged: together, droppedRows };
    },
  };
}

const onlyPlatform = (candidates: readonly Candidate[], app: AppId): Platform | null => {
  const platforms = new Set(candidates.filter((c) => c.app === app).map((c) => c.platform));
  const [only = null] = platforms;
  return platforms.size === 1 ? only : null;
};

/** Sums of the MDM's own numbers, per app and strength. */
export type Counts = {
  readonly add: (sighting: Sighting, devices: number) => boolean;
  readonly list: () => readonly Counted[];
};

export function createCounts(): Counts {
  const counts: Map<string, { app: AppId; strength: Strength; devices: number }> = new Map();
  return {
    add(sighting, devices) {
      const { strength, candidates } = choose(sighting.match, sighting.appPlatform);
      for (const app of new Set(candidates.map((c) => c.app))) {
        const key = `${strength} ${app}`;
        const counted = counts.get(key);
        if (counted === undefined) counts.set(key, { app, strength, devices });
        else counted.devices += devices;
      }
      return candidates.length > 0;
    },
    list: () => [...counts.values()],
  };
}

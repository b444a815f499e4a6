import type { Counted, Hit, Strength } from '../../core/inventory.ts';
import type { Platform } from '../../core/catalogue.ts';
import type { AppId } from '../../core/statements.ts';
import { MAX_SPELLINGS } from './limits.ts';
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

type KeptHit = { -readonly [K in keyof Hit]: Hit[K] };

/** Beside a hit: whose it is, the rows that it rests on, and whether all of them were of unmanaged apps. */
type Ground = { device: number; rows: number; unmanaged: boolean };

/** Which devices turned out to be one: the device that another is, and whether others are this one. */
export type Joins = {
  readonly joined: (device: number) => number;
  readonly isJoined: (device: number) => boolean;
};

const WEIGHT: Record<Strength, number> = { exact: 2, 'case-folded': 1, name: 0 };

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

export function createHits(): Hits {
  const apps: Map<AppId, number> = new Map();
  const places: Map<number, number> = new Map();
  const kept: KeptHit[] = [];
  const grounds: Ground[] = [];
  const shared = sharedLists();
  let merged = 0;

  const placeOf = (device: number, app: AppId): number => {
    let number = apps.get(app);
    if (number === undefined) apps.set(app, (number = apps.size));
    return device * MAX_APPS + number;
  };

  function absorb(hit: KeptHit, more: Omit<Hit, 'device' | 'app' | 'platform'>): void {
    if (WEIGHT[more.strength] > WEIGHT[hit.strength]) hit.strength = more.strength;
    hit.secondCopy ||= more.secondCopy;
    hit.identifiers = shared(hit.identifiers, more.identifiers);
    hit.names = shared(hit.names, more.names);
  }

  return {
    add(device, devicePlatform, sighting) {
      const platform = sighting.appPlatform ?? devicePlatform;
      const { strength, candidates } = choose(sighting.match, platform);
      const { rows, unmanaged, secondCopy } = sighting;
      let fresh = false;
      for (const [nth, { app }] of candidates.entries()) {
        // An app may be a candidate once per platform.
        if (candidates.findIndex((c) => c.app === app) !== nth) continue;
        const place = placeOf(device, app);
        const number = places.get(place);
        const hit = number === undefined ? undefined : kept[number];
        const ground = number === undefined ? undefined : grounds[number];
        if (hit !== undefined && ground !== undefined) {
          absorb(hit, { ...sighting, strength });
          ground.rows += rows;
          ground.unmanaged &&= unmanaged;
          continue;
        }
        fresh = true;
        places.set(place, kept.length);
        grounds.push({ device, rows, unmanaged });
        kept.push({
          device: '',
          app,
          strength,
          platform: platform ?? onlyPlatform(candidates, app),
          identifiers: shared([], sighting.identifiers),
          names: shared([], sighting.names),
          secondCopy,
        });
      }
      if (candidates.length > 0) merged += rows - (fresh ? 1 : 0);
      return candidates.length > 0;
    },
    list({ joined, isJoined }, keyOf, dropped) {
      let together = merged;
      let droppedRows = 0;
      const whole: KeptHit[] = [];
      const first = new Map<number, KeptHit>();
      for (const [number, ground] of grounds.entries()) {
        const hit = kept[number] as KeptHit;
        const device = joined(ground.device);
        if (ground.unmanaged && dropped(device)) {
          droppedRows += ground.rows;
          continue;
        }
        hit.device = keyOf(device);
        // Only a device that others joined can have an app twice.
        const same = isJoined(device) ? first.get(placeOf(device, hit.app)) : undefined;
        if (same === undefined) {
          whole.push(hit);
          if (isJoined(device)) first.set(placeOf(device, hit.app), hit);
        } else {
          absorb(same, hit);
          together++;
        }
      }
      return { hits: whole, merged: together, droppedRows };
    },
  };
}

/**
 * Lists of spellings, each held once: a fleet has one app under one name on thousands of devices. Answers the list with
 * what the other adds to it.
 */
function sharedLists(): (list: readonly string[], more: readonly string[]) => readonly string[] {
  const known: Map<string, readonly string[]> = new Map();
  return (list, more) => {
    if (more.every((text) => list.includes(text))) return list;
    const longer = [...list];
    for (const text of more) addSpelling(longer, text);
    const key = longer.join('\n');
    const same = known.get(key);
    if (same !== undefined) return same;
    if (known.size < MAX_SHARED) known.set(key, longer);
    return longer;
  };
}
const MAX_SHARED = 10_000;

/** More apps than any catalogue will have; device and app together still fit a double exactly. */
const MAX_APPS = 1 << 20;

export function addSpelling(spellings: string[], text: string): void {
  if (text !== '' && spellings.length < MAX_SPELLINGS && !spellings.includes(text))
    spellings.push(text);
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

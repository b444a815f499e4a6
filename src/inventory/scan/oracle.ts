import type { Platform } from '../../core/catalogue.ts';
import type { Hit, SeenDevice, Strength, Watchlist } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { AppField, DeviceField, JsonLayout, Path } from '../layout.ts';
import type { DeviceTexts } from './device-texts.ts';
import { createFold, type FoldOptions, type FoldResult } from './fold.ts';
import { normaliseName } from './name.ts';
import type { Scanner, Sink } from './sink.ts';
import { buildIndex } from './watch.ts';

/** For tests: the fold once more, plainly, over whole objects; what the scanners and the real fold must agree with. */

type PlainDevice = Partial<Record<DeviceField, string>>;
type PlainApp = Partial<Record<AppField, string>>;
/** Apps null: the list is missing. */
export type PlainRecord = {
  readonly device: PlainDevice;
  readonly apps: readonly PlainApp[] | null;
};

const app = (id: string): AppId => id as AppId;
const watched = (
  identifier: string,
  platform: Platform,
  id: string,
  kind: 'identifier' | 'track-id' = 'identifier',
): Watchlist['identifiers'][number] => ({ identifier, platform, app: app(id), kind });

const WATCHLIST: Watchlist = {
  identifiers: [
    watched('com.zhiliaoapp.musically', 'ios', 'tiktok'),
    watched('com.zhiliaoapp.musically', 'android', 'tiktok'),
    watched('com.ss.android.ugc.trill', 'android', 'tiktok'),
    watched('835599320', 'ios', 'tiktok', 'track-id'),
    watched('com.tencent.xin', 'ios', 'wechat'),
    watched('com.tencent.mm', 'android', 'wechat'),
    watched('com.Example.Mixed', 'ios', 'mixed'),
    watched('com.ss.android.ugc.aweme', 'android', 'douyin'),
    watched('com.ss.android.ugc.aweme', 'android', 'borrower'),
  ],
  names: [
    { name: 'TikTok', app: app('tiktok') },
    { name: 'TikTok - Videos, Music & LIVE', app: app('tiktok') },
    { name: 'WeChat', app: app('wechat') },
    { name: '微信', app: app('wechat') },
    { name: 'روبیکا', app: app('rubika') },
  ],
};

const isPlatform = (text: string | null): text is Platform => text === 'ios' || text === 'android';

const classify = (texts: DeviceTexts): ReturnType<FoldOptions['classify']> => ({
  platform: isPlatform(texts.platform) ? texts.platform : null,
  enrolment: 'unknown',
  ownership: texts.ownership === 'personal' ? 'personal' : 'company',
  visibility: 'all',
  collected: null,
});

const UNMANAGED: ReadonlySet<string> = new Set(['false', 'unmanaged', 'no']);

const OPTIONS: FoldOptions = {
  classify,
  appPlatform: (text) => (isPlatform(text) ? text : null),
  absentIf: new Set(['notinstalled', 'true']),
  unmanagedIf: UNMANAGED,
  coverPersonal: false,
  unnamedDevice: '(unnamed)',
};

/** Scans bytes in blocks of a size. */
export function scan(
  make: (sink: Sink) => Scanner,
  bytes: Uint8Array,
  size: number,
  options: Partial<FoldOptions> = {},
): Folded {
  const fold = createFold(buildIndex(WATCHLIST), { ...OPTIONS, ...options });
  const scanner = make(fold);
  for (let at = 0; at < bytes.length; at += size) {
    // Scanners must not keep a block that is not theirs: it is overwritten behind them.
    const block = new Uint8Array(bytes.subarray(at, at + size));
    scanner.push(block);
    block.fill(0x22);
  }
  scanner.end();
  const result = fold.result();
  return { ...result, devices: [...result.devices] };
}

/** What a fold gives, its devices as a list. */
export type Folded = FoldResult & { readonly devices: readonly SeenDevice[] };

type Summary = Omit<Folded, 'problems' | 'counted' | 'moment'>;

/** Without problems, in an order of its own, so that two folds can be compared. */
export function summary(result: Folded): Summary {
  const { rows, installs, notAssessed, notInstalled, droppedPersonal, merged } = result;
  return {
    rows,
    installs,
    notAssessed,
    notInstalled,
    droppedPersonal,
    merged,
    devices: result.devices.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    hits: ordered(result.hits),
  };
}

const ordered = (hits: readonly Hit[]): readonly Hit[] =>
  hits
    .map((hit) => ({
      ...hit,
      identifiers: hit.identifiers.toSorted(),
      names: hit.names.toSorted(),
    }))
    .toSorted((a, b) => (`${a.device} ${a.app}` < `${b.device} ${b.app}` ? -1 : 1));

/** Devices are told apart by id here; that serial numbers join them has tests of its own. */
export function plainFold(records: readonly PlainRecord[]): Summary {
  const devices = new Map<string, { -readonly [K in keyof SeenDevice]: SeenDevice[K] }>();
  const listed = new Set<string>();
  const missing = new Set<string>();
  const withHits = new Set<string>();
  const hits = new Map<string, { -readonly [K in keyof Hit]: Hit[K] }>();
  const counts = {
    rows: 0,
    installs: 0,
    notAssessed: 0,
    notInstalled: 0,
    droppedPersonal: 0,
    merged: 0,
  };
  for (const { device, apps } of records) {
    const key = device['device-id'] ?? '';
    const facts = devices.get(key) ?? {
      key,
      serial: null,
      name: null,
      holder: null,
      organisation: null,
      ...classify({
        platform: device.platform ?? null,
        ownership: device.ownership ?? null,
        osVersion: null,
        model: null,
        enrolment: null,
        supervised: null,
        collected: null,
      }),
    };
    devices.set(key, facts);
    if (apps === null) missing.add(key);
    for (const raw of apps ?? []) {
      // 0 is what some write for an app of no store.
      const one = raw['track-id'] === '0' ? { ...raw, 'track-id': '' } : raw;
      counts.rows++;
      if (!(raw.identifier || raw['track-id'] || raw['app-name'])) continue;
      listed.add(key);
      if (OPTIONS.absentIf.has((one.state ?? '').trim().toLowerCase())) {
        counts.notInstalled++;
        continue;
      }
      if (
        facts.ownership === 'personal' &&
        UNMANAGED.has((one.managed ?? '').trim().toLowerCase())
      ) {
        counts.droppedPersonal++;
        continue;
      }
      counts.installs++;
      const found = lookUp(one, facts.platform);
      if (found.apps.length === 0) counts.notAssessed++;
      let isNew = false;
      for (const id of found.apps) {
        const place = `${key}\n${id}`;
        const old = hits.get(place);
        isNew ||= old === undefined;
        const hit: { -readonly [K in keyof Hit]: Hit[K] } = old ?? {
          device: key,
          app: id,
          strength: found.strength,
          platform: found.platform,
          identifiers: [],
          names: [],
          secondCopy: false,
        };
        const rank: Strength[] = ['name', 'case-folded', 'exact'];
        if (rank.indexOf(found.strength) > rank.indexOf(hit.strength))
          hit.strength = found.strength;
        hit.identifiers = united(hit.identifiers, (one.identifier || one['track-id'] || '').trim());
        hit.names = united(hit.names, (one['app-name'] ?? '').trim());
        hit.secondCopy ||= /^[1-9]\d*$/.test((one.profile ?? '').trim());
        hits.set(place, hit);
        withHits.add(key);
      }
      if (found.apps.length > 0 && !isNew) counts.merged++;
    }
    if (!withHits.has(key)) continue;
    facts.name ??= device['device-name']?.trim() || null;
    facts.holder ??= device.holder?.trim() || null;
  }
  for (const device of devices.values())
    if (!listed.has(device.key))
      device.visibility = missing.has(device.key) ? 'nothing' : 'unknown';
  return {
    ...counts,
    devices: [...devices.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    hits: ordered([...hits.values()]),
  };
}

const united = (texts: readonly string[], text: string): string[] =>
  text === '' || texts.includes(text) ? [...texts] : [...texts, text];

function lookUp(
  one: PlainApp,
  platform: Platform | null,
): { apps: readonly AppId[]; strength: Strength; platform: Platform | null } {
  const all = WATCHLIST.identifiers;
  const onPlatform = (w: (typeof all)[number]): boolean =>
    platform === null || w.platform === platform;
  const answer = (
    found: readonly { readonly app: AppId; readonly platform?: Platform }[],
    strength: Strength,
  ): ReturnType<typeof lookUp> => {
    const platforms = new Set(found.map((w) => w.platform ?? null));
    const [only = null] = platforms.size === 1 ? platforms : [];
    return { apps: [...new Set(found.map((w) => w.app))], strength, platform: platform ?? only };
  };
  const identifier = (one.identifier ?? '').trim();
  if (identifier !== '') {
    const same = all.filter((w) => w.kind === 'identifier' && w.identifier === identifier);
    const exact = same.filter(onPlatform);
    if (exact.length > 0) return answer(exact, 'exact');
    const folded = all.filter(
      (w) =>
        w.kind === 'identifier' &&
        w.platform === 'ios' &&
        w.identifier.toLowerCase() === identifier.toLowerCase(),
    );
    if (same.length > 0 || folded.length > 0)
      return answer(platform === 'android' ? [] : folded, 'case-folded');
  }
  const number = (one['track-id'] ?? '').trim();
  if (number !== '') {
    const same = all.filter((w) => w.kind === 'track-id' && w.identifier === number);
    return answer(same.filter(onPlatform), 'exact');
  }
  if (identifier !== '') return answer([], 'name');
  const name = normaliseName(one['app-name'] ?? '');
  return answer(
    WATCHLIST.names.filter((w) => normaliseName(w.name) === name),
    'name',
  );
}

/** Walks a parsed document by the paths of a layout that is not inverted. */
export function recordsOf(document: unknown, layout: JsonLayout): PlainRecord[] {
  return reach(document, layout.devices).map((device) => ({
    device: factsOf(device, layout.device),
    apps: reach(device, layout.apps.slice(0, -1)).some(Array.isArray)
      ? reach(device, layout.apps).map((one) => factsOf(one, layout.app))
      : null,
  }));
}

function reach(value: unknown, path: Path): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((v) => reach(v, rest)) : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const member: unknown = (value as Record<string, unknown>)[step];
  return member === undefined ? [] : reach(member, rest);
}

const factsOf = <F extends string>(
  value: unknown,
  facts: Partial<Record<F, Path>>,
): Partial<Record<F, string>> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([field, path]) =>
      reach(value, path as Path)
        .filter((v) => ['string', 'number', 'boolean'].includes(typeof v))
        .slice(0, 1)
        .map((v) => [field, String(v)]),
    ),
  ) as Partial<Record<F, string>>;

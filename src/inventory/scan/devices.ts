import { DEVICE_FIELDS } from '../layout.ts';
import type { Platform } from '../../core/catalogue.ts';
import type { Instant, SeenDevice, SeenDevices } from '../../core/inventory.ts';
import { createDeviceFacts } from './device-facts.ts';
import { createDeviceKeys } from './device-keys.ts';
import { deviceList } from './device-list.ts';
import { createDeviceTold, type Told } from './device-told.ts';
import { CLASS_BITS, nameKey, textAt, textsAt, type Classify } from './device-texts.ts';
import { DEVICE_ID, has, IMEI, ORGANISATION, SERIAL, type Spans } from './fields.ts';
import { grown } from './grown.ts';
import type { Joins } from './hits.ts';
import type { KeyKind } from './identity.ts';
import { KEY_OF, keyLookUp, KINDS, NONE, SLOT_OF, type Found } from './key-lookup.ts';
import { createKeys, createLastKey, NAME_KEY } from './keys.ts';
import { createNames, NAME_BITS } from './names.ts';
import type { ProblemCode } from './problems.ts';

export type { Classified, Classify } from './device-texts.ts';

/** What is held of a device beside its facts. */
const HAS_ID = 1;
const HAS_SERIAL = 2;
const HAS_IMEI = 4;
const SHARED = 8;

export type Devices = Joins & {
  /** Only these can ever be filled in. */
  readonly fields: (slots: number) => void;
  /** The device of the record, made if it is new: a number from 0. */
  readonly of: (bytes: Uint8Array, spans: Spans, line: number) => number;
  readonly platform: (device: number) => Platform | null;
  readonly isPersonal: (device: number) => boolean;
  readonly keyOf: (device: number) => string;
  /** The device has a hit: what this record and those to come call it is kept. */
  readonly hit: (device: number, bytes: Uint8Array, spans: Spans) => void;
  /** What the record told of its apps. */
  readonly sawApps: (device: number, apps: Told) => void;
  /** Once, at the end, before hits are listed. */
  readonly finish: () => void;
  /** Names only of those whose hits stood. */
  readonly list: (withHits: ReadonlySet<number>) => SeenDevices;
  readonly newest: () => Instant | null;
  /** Bytes that all columns take. */
  readonly size: () => number;
};

export function createDevices(
  classify: Classify,
  unnamed: string,
  problem: (code: ProblemCode, line: number | null) => void,
): Devices {
  let count = 0;
  const keys = createKeys();
  const own = createDeviceKeys(keys, unnamed);
  const facts = createDeviceFacts();
  const told = createDeviceTold();
  const names = createNames();
  const last = createLastKey();
  let lastDevice = -1;
  let flags = new Uint8Array(256);
  /** Per device, a bit for each of `DEVICE_FIELDS` that no record has given yet. */
  let lacking = new Uint16Array(256);
  let fillable = ALL_LACKING;
  const lines: Map<number, number> = new Map();
  const joins: Map<number, number> = new Map();
  const joinedInto: Set<number> = new Set();
  let unnamedDevice = -1;
  const scratch = new Uint8Array(MAX_NAME_KEY);

  const joined = (device: number): number => {
    let now = device;
    for (let next = joins.get(now); next !== undefined; next = joins.get(now)) now = next;
    return now;
  };

  const lookUp = keyLookUp(keys, joined, problem);

  function of(bytes: Uint8Array, spans: Spans, line: number): number {
    const slot = has(spans, DEVICE_ID) ? DEVICE_ID : SERIAL;
    const start = spans[2 * slot] as number;
    const end = spans[2 * slot + 1] as number;
    if (start < end && last.is(slot, bytes, start, end)) {
      if (lacking[lastDevice] !== 0) fill(lastDevice, bytes, spans, line);
      return lastDevice;
    }
    return identify(bytes, spans, line);
  }

  /**
   * One device when the MDM's id agrees, else serial number or IMEI. Two ids are two devices whatever the
   * serial number says: a placeholder that we do not know would otherwise make one device of many.
   */
  function identify(bytes: Uint8Array, spans: Spans, line: number): number {
    const id = lookUp('device-id', bytes, spans, line);
    const serial = lookUp('serial', bytes, spans, line);
    const imei = lookUp('imei', bytes, spans, line);
    if (id === NONE && serial === NONE && imei === NONE) return byName(bytes, spans, line);
    let device = id.device;
    if (device < 0) device = byOther(id, serial);
    if (device < 0) device = byOther(id, imei);
    if (device < 0) device = create();
    claim(device, id, bytes, line);
    claim(device, serial, bytes, line);
    claim(device, imei, bytes, line);
    const now = joined(device);
    fill(now, bytes, spans, line);
    remember(now, bytes, spans, has(spans, DEVICE_ID) ? id : serial);
    return now;
  }

  /** The device of another key than the id, where ids allow that it is this one. */
  const byOther = (id: Found, { device }: Found): number =>
    device >= 0 && (id === NONE || !((flags[device] as number) & HAS_ID)) ? device : -1;

  /** The next record most often has the same key. Never for one that cannot be relied on. */
  function remember(device: number, bytes: Uint8Array, spans: Spans, found: Found): void {
    if (found === NONE) return;
    const slot = SLOT_OF[found.kind];
    last.set(slot, bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number);
    lastDevice = device;
  }

  /** Notes that a key is this device's; joins what turns out to be one device. */
  function claim(device: number, found: Found, bytes: Uint8Array, line: number): void {
    if (found === NONE || found.device === device) return;
    if (found.device < 0) {
      const key = keys.put(KEY_OF[found.kind], bytes, found.start, found.end, device);
      take(device, found.kind, key);
      return;
    }
    const other = found.device;
    const both = (flags[device] as number) & (flags[other] as number);
    if (!(both & HAS_ID)) join(other, device);
    else if (!((flags[device] as number) & SHARED)) {
      flags[device] = (flags[device] as number) | SHARED;
      problem('shared-serial', line);
    }
  }

  function take(device: number, kind: KeyKind, key: number): void {
    const had = flags[device] as number;
    if (kind === 'device-id') {
      own.setKey(device, key);
      flags[device] = had | HAS_ID;
    } else {
      // The serial number tells the device elsewhere; the IMEI only where there is none.
      const better = kind === 'serial' ? !(had & HAS_SERIAL) : !(had & (HAS_SERIAL | HAS_IMEI));
      if (better) own.setSerial(device, key);
      if (better && !(had & HAS_ID)) own.setKey(device, key);
      flags[device] = had | (kind === 'serial' ? HAS_SERIAL : HAS_IMEI);
    }
  }

  function join(other: number, into: number): void {
    joins.set(other, into);
    joinedInto.add(into);
    flags[into] = (flags[into] as number) | ((flags[other] as number) & ~HAS_ID);
    own.join(other, into);
    told.join(other, into);
    facts.join(other, into);
    if (names.isWanted(other)) want(into);
    names.join(other, into);
    if (lastDevice === other) lastDevice = into;
  }

  /** From now on names are taken from its records. */
  function want(device: number): void {
    if (names.want(device)) lacking[device] = (lacking[device] as number) | (fillable & NAME_BITS);
  }

  function byName(bytes: Uint8Array, spans: Spans, line: number): number {
    const length = nameKey(bytes, spans, scratch);
    if (length === 0) return withoutKey(bytes, spans, line);
    let device = keys.find(NAME_KEY, scratch, 0, length);
    if (device < 0) {
      device = create();
      own.setKey(device, keys.put(NAME_KEY, scratch, 0, length, device));
      problem('device-by-name', line);
    }
    fill(device, bytes, spans, line);
    return device;
  }

  function withoutKey(bytes: Uint8Array, spans: Spans, line: number): number {
    if (unnamedDevice < 0) unnamedDevice = create();
    // A file of one device says nowhere which; that is for the caller to know, and no problem of its rows.
    lines.set(unnamedDevice, lines.get(unnamedDevice) ?? line);
    fill(unnamedDevice, bytes, spans, line);
    return unnamedDevice;
  }

  function create(): number {
    if (count === flags.length) {
      flags = grown(flags);
      lacking = grown(lacking);
    }
    facts.add();
    own.add();
    told.add();
    lacking[count] = (fillable & ~NAME_BITS) | UNCLASSIFIED;
    return count++;
  }

  /** Takes facts that were not known yet. What was said first stays: rows of one device seldom differ. */
  function fill(device: number, bytes: Uint8Array, spans: Spans, line: number): void {
    const before = lacking[device] as number;
    let fresh = before & UNCLASSIFIED;
    for (let rest = before & ALL_LACKING; rest !== 0; rest &= rest - 1) {
      const slot = 31 - Math.clz32(rest & -rest);
      if (has(spans, slot)) fresh |= 1 << slot;
    }
    if (fresh === 0) return;
    lacking[device] = before & ~fresh;
    if (fresh & NAME_BITS) names.take(device, bytes, spans);
    if (fresh & (1 << ORGANISATION))
      facts.setOrganisation(device, textAt(bytes, spans, ORGANISATION));
    if (fresh & (CLASS_BITS | UNCLASSIFIED)) facts.learn(device, classify(textsAt(bytes, spans)));
    // A key that only a later record of the same device brings may make it one with another.
    if (fresh & KEY_BITS && (flags[device] as number) & (HAS_ID | HAS_SERIAL | HAS_IMEI))
      for (const kind of KINDS) claim(device, lookUp(kind, bytes, spans, line), bytes, line);
  }

  function finish(): void {
    if (unnamedDevice >= 0 && count - joins.size > 1)
      problem('no-device', lines.get(unnamedDevice) ?? null);
    let withId = 0;
    for (let device = 0; device < count; device++) {
      withId += (flags[device] as number) & HAS_ID;
      if (joins.has(device)) continue;
      if (!told.hasApps(device)) problem('device-without-apps', null);
      // INVARIANT: "cannot see" is never "clean". No app at all is no answer, on any platform.
      if (told.isWhole(device)) continue;
      const nothing = told.isMissing(device) || facts.seesNothing(device);
      facts.setVisibility(device, nothing ? 'nothing' : 'unknown');
    }
    keys.close();
    // Ids differ by themselves.
    if (withId !== count) own.makeUnique();
  }

  const seen = (device: number): SeenDevice => ({
    key: own.keyOf(device),
    serial: own.serialOf(device),
    ...names.of(device),
    ...facts.at(device),
  });

  return {
    fields: (slots) => (fillable = ALL_LACKING & slots),
    of,
    platform: facts.platform,
    isPersonal: facts.isPersonal,
    keyOf: own.keyOf,
    hit(device, bytes, spans) {
      const now = joined(device);
      want(now);
      if ((lacking[now] as number) & NAME_BITS) names.take(now, bytes, spans);
    },
    sawApps: told.saw,
    joined,
    isJoined: (device) => joinedInto.has(device),
    finish,
    newest: facts.newest,
    list(withHits) {
      names.keepOnly(withHits);
      return deviceList(count, joins, seen);
    },
    size: () =>
      keys.size() + own.size() + facts.size() + told.size() + flags.byteLength + lacking.byteLength,
  };
}

/** A longer name and holder are cut for telling devices apart. */
const MAX_NAME_KEY = 1024;
/** Bit n is slot n: the slots of devices come first. */
const ALL_LACKING = (1 << DEVICE_FIELDS.length) - 1;
/** Every device is classified once even if it has no words: what an MDM can show may follow from the format alone. */
const UNCLASSIFIED = 1 << 15;
const KEY_BITS = (1 << DEVICE_ID) | (1 << SERIAL) | (1 << IMEI);

import type { SeenDevice } from '../../core/inventory.ts';
import { decode } from './bytes.ts';
import {
  CLASS_BITS,
  mergeClass,
  nameKey,
  textAt,
  textsAt,
  type Classify,
  type Device,
} from './device-texts.ts';
import {
  DEVICE_FIELDS,
  DEVICE_ID,
  DEVICE_NAME,
  has,
  HOLDER,
  IMEI,
  ORGANISATION,
  SERIAL,
  type Spans,
} from './fields.ts';
import type { Joins } from './hits.ts';
import { soundness, type KeyKind } from './identity.ts';
import {
  bareKey,
  createKeys,
  createLastKey,
  ID_KEY,
  IMEI_KEY,
  NAME_KEY,
  SERIAL_KEY,
  UNSEEN,
  UNSOUND,
} from './keys.ts';
import type { ProblemCode } from './problems.ts';

export type { Classified, Classify } from './device-texts.ts';

/** What is held of a device beside its facts. */
const HAS_ID = 1;
const HAS_SERIAL = 2;
const HAS_IMEI = 4;
/** An app, or a list of apps, was seen; without either, what is on it is unknown. */
const APPS = 8;
/** Its list of apps broke off. */
const BROKEN = 16;
const SHARED = 32;
/** The MDM gave no list of its apps at all. */
const MISSING = 64;
const TOLD = { some: APPS, broken: APPS | BROKEN, missing: MISSING } as const;

export type Devices = Joins & {
  /** Only these can ever be filled in. */
  readonly fields: (slots: number) => void;
  /** The device of the record, made if it is new: a number from 0. */
  readonly of: (bytes: Uint8Array, spans: Spans, line: number) => number;
  readonly at: (device: number) => Readonly<SeenDevice>;
  /** What the record told of its apps. */
  readonly sawApps: (device: number, apps: 'some' | 'broken' | 'missing') => void;
  readonly list: () => readonly SeenDevice[];
};

export function createDevices(
  classify: Classify,
  unnamed: string,
  problem: (code: ProblemCode, line: number | null) => void,
): Devices {
  const devices: Device[] = [];
  const keys = createKeys();
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

  /** Finds the key of one kind; judges it where it is new. */
  function lookUp(kind: KeyKind, bytes: Uint8Array, spans: Spans, line: number): Found {
    const slot = SLOT_OF[kind];
    if (!has(spans, slot)) return NONE;
    const [start, end] = bareKey(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number);
    const device = keys.find(KEY_OF[kind], bytes, start, end);
    if (device >= 0) return { kind, start, end, device: joined(device), text: null };
    if (device === UNSOUND) return NONE;
    const text = decode(bytes, start, end);
    const sound = soundness(kind, text);
    if (sound === 'sound') return { kind, start, end, device: UNSEEN, text };
    if (sound === 'damaged') problem('damaged-number', line);
    if (sound !== 'empty') keys.put(KEY_OF[kind], bytes, start, end, text, UNSOUND);
    return NONE;
  }

  /**
   * One device when the MDM's id agrees, else serial number or IMEI. Two ids are two devices whatever the
   * serial number says: a placeholder that we do not know would otherwise make one device of many.
   */
  function identify(bytes: Uint8Array, spans: Spans, line: number): number {
    const id = lookUp('device-id', bytes, spans, line);
    const serial = lookUp('serial', bytes, spans, line);
    const imei = lookUp('imei', bytes, spans, line);
    let device = id.device;
    for (const found of [serial, imei]) {
      if (device >= 0 || found.device < 0) continue;
      if (id.text === null || !((flags[found.device] as number) & HAS_ID)) device = found.device;
    }
    if (id === NONE && serial === NONE && imei === NONE) return byName(bytes, spans, line);
    if (device < 0) device = create();
    for (const found of [id, serial, imei]) claim(device, found, bytes, line);
    const now = joined(device);
    fill(now, bytes, spans, line);
    remember(now, bytes, spans, has(spans, DEVICE_ID) ? id : serial);
    return now;
  }

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
    if (found.text !== null) {
      const text = found.kind === 'device-id' ? found.text : found.text.toUpperCase();
      keys.put(KEY_OF[found.kind], bytes, found.start, found.end, text, device);
      own(device, found.kind, text);
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

  function own(device: number, kind: KeyKind, text: string): void {
    const facts = devices[device] as Device;
    const had = flags[device] as number;
    if (kind === 'device-id') {
      facts.key = text;
      flags[device] = had | HAS_ID;
    } else {
      // The serial number tells the device elsewhere; the IMEI only where there is none.
      const better = kind === 'serial' ? !(had & HAS_SERIAL) : !(had & (HAS_SERIAL | HAS_IMEI));
      if (better) facts.serial = text;
      if (better && !(had & HAS_ID)) facts.key = text;
      flags[device] = had | (kind === 'serial' ? HAS_SERIAL : HAS_IMEI);
    }
  }

  function join(other: number, into: number): void {
    joins.set(other, into);
    joinedInto.add(into);
    const facts = devices[into] as Device;
    const more = devices[other] as Device;
    flags[into] = (flags[into] as number) | ((flags[other] as number) & ~HAS_ID);
    facts.serial ??= more.serial;
    facts.name ??= more.name;
    facts.holder ??= more.holder;
    facts.organisation ??= more.organisation;
    mergeClass(facts, more);
    if (lastDevice === other) lastDevice = into;
  }

  function byName(bytes: Uint8Array, spans: Spans, line: number): number {
    const length = nameKey(bytes, spans, scratch);
    if (length === 0) return withoutKey(bytes, spans, line);
    let device = keys.find(NAME_KEY, scratch, 0, length);
    if (device < 0) {
      device = create();
      const text = decode(scratch, 0, length);
      keys.put(NAME_KEY, scratch, 0, length, text, device);
      (devices[device] as Device).key = text;
      problem('device-by-name', line);
    }
    fill(device, bytes, spans, line);
    return device;
  }

  function withoutKey(bytes: Uint8Array, spans: Spans, line: number): number {
    if (unnamedDevice < 0) {
      unnamedDevice = create();
      (devices[unnamedDevice] as Device).key = unnamed;
    }
    // A file of one device says nowhere which; that is for the caller to know, and no problem of its rows.
    lines.set(unnamedDevice, lines.get(unnamedDevice) ?? line);
    fill(unnamedDevice, bytes, spans, line);
    return unnamedDevice;
  }

  function create(): number {
    const number = devices.length;
    devices.push({
      key: '',
      serial: null,
      name: null,
      holder: null,
      organisation: null,
      platform: null,
      enrolment: 'unknown',
      ownership: 'unknown',
      visibility: 'unknown',
      collected: null,
    });
    if (number >= flags.length) {
      const wider = [new Uint8Array(number * 2), new Uint16Array(number * 2)] as const;
      wider[0].set(flags);
      wider[1].set(lacking);
      [flags, lacking] = wider;
    }
    lacking[number] = fillable | UNCLASSIFIED;
    return number;
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
    const facts = devices[device] as Device;
    if (fresh & (1 << DEVICE_NAME)) facts.name = textAt(bytes, spans, DEVICE_NAME);
    if (fresh & (1 << HOLDER)) facts.holder = textAt(bytes, spans, HOLDER);
    if (fresh & (1 << ORGANISATION))
      facts.organisation = shared(textAt(bytes, spans, ORGANISATION));
    if (fresh & (CLASS_BITS | UNCLASSIFIED)) mergeClass(facts, classify(textsAt(bytes, spans)));
    // A key that only a later record of the same device brings may make it one with another.
    if (fresh & KEY_BITS && (flags[device] as number) & (HAS_ID | HAS_SERIAL | HAS_IMEI))
      for (const kind of KINDS) claim(device, lookUp(kind, bytes, spans, line), bytes, line);
  }

  /** Keys of one kind differ by themselves. */
  function mixedKeys(): boolean {
    let withId = 0;
    for (let number = 0; number < devices.length; number++)
      withId += (flags[number] as number) & HAS_ID;
    return withId !== devices.length;
  }

  /** Organisations are few and devices many: each name is held once. */
  const organisations: Map<string, string> = new Map();
  function shared(text: string | null): string | null {
    if (text === null) return null;
    const known = organisations.get(text);
    if (known !== undefined) return known;
    if (organisations.size < MAX_SHARED) organisations.set(text, text);
    return text;
  }

  return {
    fields: (slots) => (fillable = ALL_LACKING & slots),
    of,
    at: (device) => devices[device] as Device,
    sawApps(device, apps) {
      flags[device] = (flags[device] as number) | TOLD[apps];
    },
    joined,
    isJoined: (device) => joinedInto.has(device),
    list() {
      if (unnamedDevice >= 0 && devices.length - joins.size > 1)
        problem('no-device', lines.get(unnamedDevice) ?? null);
      for (const [number, device] of devices.entries()) {
        if (joins.has(number)) continue;
        const told = flags[number] as number;
        if (!(told & APPS)) problem('device-without-apps', null);
        // INVARIANT: "cannot see" is never "clean". No app at all is no answer, on any platform.
        const seen = (told & APPS) !== 0 && (told & BROKEN) === 0;
        if (seen) continue;
        const nothing = device.visibility === 'nothing' || (told & (APPS | MISSING)) === MISSING;
        device.visibility = nothing ? 'nothing' : 'unknown';
      }
      if (mixedKeys()) makeUnique(devices);
      return joins.size === 0 ? devices : devices.filter((_, number) => !joins.has(number));
    },
  };
}

type Found = {
  readonly kind: KeyKind;
  readonly start: number;
  readonly end: number;
  /** The device that has this key, or -1. */
  readonly device: number;
  /** The key itself where no device has it yet. */
  readonly text: string | null;
};
const NONE: Found = { kind: 'device-id', start: 0, end: 0, device: UNSEEN, text: null };
const KINDS: readonly KeyKind[] = ['device-id', 'serial', 'imei'];
const SLOT_OF: Record<KeyKind, number> = { 'device-id': DEVICE_ID, serial: SERIAL, imei: IMEI };
const KEY_OF: Record<KeyKind, number> = { 'device-id': ID_KEY, serial: SERIAL_KEY, imei: IMEI_KEY };

const MAX_SHARED = 10_000;
/** A longer name and holder are cut for telling devices apart. */
const MAX_NAME_KEY = 1024;
/** Bit n is slot n: the slots of devices come first. */
const ALL_LACKING = (1 << DEVICE_FIELDS.length) - 1;
/** Every device is classified once even if it has no words: what an MDM can show may follow from the format alone. */
const UNCLASSIFIED = 1 << 15;
const KEY_BITS = (1 << DEVICE_ID) | (1 << SERIAL) | (1 << IMEI);
/** An id may read like another device's serial number: then the later one gets a number behind it. */
function makeUnique(devices: readonly Device[]): void {
  const taken = new Set<string>();
  for (const device of devices) {
    for (let n = 2, key = device.key; taken.has(device.key); n++) device.key = `${key} (${n})`;
    taken.add(device.key);
  }
}

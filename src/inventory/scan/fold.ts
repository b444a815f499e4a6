import type { Platform } from '../../core/catalogue.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { AbsentStates } from '../layout.ts';
import * as app from './app.ts';
import type { Classify } from './device-texts.ts';
import { createDevices } from './devices.ts';
import {
  APP_NAME,
  DEVICE_COUNT,
  DEVICE_ID,
  DEVICE_NAME,
  has,
  IMEI,
  SERIAL,
  type Spans,
} from './fields.ts';
import { createCounts, createHits, type Sighting } from './hits.ts';
import { createOpenNames } from './names.ts';
import { createOpenSightings } from './open-sightings.ts';
import { collectProblems } from './problems.ts';
import type { ListState, Sink } from './sink.ts';
import type { Match, WatchIndex } from './watch.ts';

export type FoldOptions = {
  /** Turns the export's words on a device into our types. Called once per device (again only when a later record has words that were missing). */
  readonly classify: Classify;
  /** The same for an app's own platform field; null where the word says nothing. Called for hits only. */
  readonly appPlatform: (text: string) => Platform | null;
  /** Words in `state` that mean not installed; `true` for a flag such as Apple's `Installing`. */
  readonly absentIf: AbsentStates;
  /** Words in `managed` (trimmed, lower case) that mean not managed: `false`, `unmanaged` … */
  readonly unmanagedIf: ReadonlySet<string>;
  /** Does the policy cover private apps of personal enrolments? If not they are dropped at the door. */
  readonly coverPersonal: boolean;
  /** Key of the device of records that name none: a file of one device. Not one of the file's own keys. */
  readonly unnamedDevice: string;
};

export type FoldResult = Pick<
  Inventory,
  | 'rows'
  | 'installs'
  | 'notAssessed'
  | 'notInstalled'
  | 'droppedPersonal'
  | 'merged'
  | 'devices'
  | 'hits'
  | 'counted'
  | 'moment'
  | 'problems'
>;

export type Fold = Sink & {
  /** Once, at the end. */
  readonly result: () => FoldResult;
};

/** Apps of one device (or of one row) whose device is not known yet. */
type Pending = { installs: number; notAssessed: number };

export function createFold(index: WatchIndex, options: FoldOptions): Fold {
  const problems = collectProblems();
  const devices = createDevices(options.classify, options.unnamedDevice, problems.add);
  const hits = createHits();
  const counts = createCounts();
  const isAbsent = app.absentTest(options.absentIf);
  const isUnmanaged = app.unmanagedTest(options.unmanagedIf);

  let rows = 0;
  let installs = 0;
  let notAssessed = 0;
  let notInstalled = 0;
  let droppedPersonal = 0;

  // Of the device that is open (JSON): what its apps came to, by whether the MDM manages them.
  const managed: Pending = { installs: 0, notAssessed: 0 };
  const unmanaged: Pending = { installs: 0, notAssessed: 0 };
  const sightings = createOpenSightings();
  let appsOfDevice = 0;
  let countedApps = 0;
  // Of the row before (CSV); of the app that is open (inverted JSON).
  let rowDevice = -1;
  const holders: number[] = [];
  const holderNames = createOpenNames();

  const dropsUnmanaged = (device: number): boolean =>
    !options.coverPersonal && devices.isPersonal(device);

  const sight = (bytes: Uint8Array, spans: Spans, match: Match, unmanaged: boolean): Sighting => {
    const identifier = app.identifierAt(bytes, spans);
    const name = app.spellingAt(bytes, spans, APP_NAME);
    return {
      match,
      appPlatform: app.platformAt(bytes, spans, options.appPlatform),
      unmanaged,
      rows: 1,
      secondCopy: app.isSecondCopy(bytes, spans),
      identifiers: identifier === '' ? [] : [identifier],
      names: name === '' ? [] : [name],
    };
  };

  function row(bytes: Uint8Array, spans: Spans, line: number): void {
    rows++;
    if (!namesDevice(spans)) {
      const count = app.countAt(bytes, spans);
      if (count !== null) return counted(bytes, spans, count);
    }
    const device = (rowDevice = devices.of(bytes, spans, line));
    if (!app.isApp(spans)) return;
    devices.sawApps(device, 'some');
    if (isAbsent(bytes, spans)) {
      notInstalled++;
      return;
    }
    const loose = isUnmanaged(bytes, spans);
    if (loose && dropsUnmanaged(device)) {
      droppedPersonal++;
      return;
    }
    installs++;
    const match = app.find(index, bytes, spans);
    if (match === null) notAssessed++;
    else add(device, sight(bytes, spans, match, loose), bytes, spans);
  }

  function passedRows(count: number): void {
    rows += count;
    devices.sawApps(rowDevice, 'some');
    installs += count;
    notAssessed += count;
  }

  function passed(count: number): void {
    rows += count;
    appsOfDevice += count;
    managed.installs += count;
    managed.notAssessed += count;
  }

  /** `bytes` and `spans`: of the record that has the device's name. */
  function add(device: number, sighting: Sighting, bytes: Uint8Array, spans: Spans): void {
    if (hits.add(device, devices.platform(device), sighting)) devices.hit(device, bytes, spans);
    else notAssessed += sighting.rows;
  }

  function counted(bytes: Uint8Array, spans: Spans, count: number): void {
    const match = app.find(index, bytes, spans);
    if (match !== null) counts.add(sight(bytes, spans, match, false), count);
  }

  function openDevice(): void {
    managed.installs = managed.notAssessed = unmanaged.installs = unmanaged.notAssessed = 0;
    sightings.clear();
    appsOfDevice = countedApps = 0;
  }

  function onApp(bytes: Uint8Array, spans: Spans): void {
    rows++;
    if (!app.isApp(spans)) return;
    appsOfDevice++;
    if (isAbsent(bytes, spans)) {
      notInstalled++;
      return;
    }
    if (has(spans, DEVICE_COUNT)) {
      // A count beside the app is fleet statistics: what stands around it is no device.
      countedApps++;
      return counted(bytes, spans, app.countAt(bytes, spans) ?? 0);
    }
    const loose = isUnmanaged(bytes, spans);
    const side = loose ? unmanaged : managed;
    const match = app.find(index, bytes, spans);
    side.installs++;
    if (match === null) side.notAssessed++;
    else sightings.add(sight(bytes, spans, match, loose));
  }

  function closeDevice(bytes: Uint8Array, spans: Spans, line: number, apps: ListState): void {
    if (countedApps > 0 && !namesDevice(spans)) return;
    const device = devices.of(bytes, spans, line);
    if (apps !== 'listed') devices.sawApps(device, apps);
    else if (appsOfDevice > 0) devices.sawApps(device, 'some');
    installs += managed.installs;
    notAssessed += managed.notAssessed;
    const drops = dropsUnmanaged(device);
    if (drops) droppedPersonal += unmanaged.installs;
    else {
      installs += unmanaged.installs;
      notAssessed += unmanaged.notAssessed;
    }
    for (const sighting of sightings.all())
      if (!(drops && sighting.unmanaged)) add(device, sighting, bytes, spans);
  }

  function openApp(): void {
    holders.length = 0;
    holderNames.clear();
  }

  function onDevice(bytes: Uint8Array, spans: Spans, line: number): void {
    rows++;
    const device = devices.of(bytes, spans, line);
    devices.sawApps(device, 'some');
    holders.push(device);
    holderNames.push(bytes, spans);
  }

  function closeApp(bytes: Uint8Array, spans: Spans, line: number): void {
    if (holders.length === 0) rows++;
    if (!app.isApp(spans)) return;
    if (isAbsent(bytes, spans)) {
      notInstalled += holders.length;
      return;
    }
    const count = app.countAt(bytes, spans);
    if (count !== null && holders.length > 0 && count > holders.length)
      problems.add('fewer-devices', line);
    const match = app.find(index, bytes, spans);
    const sighting = match === null ? null : sight(bytes, spans, match, isUnmanaged(bytes, spans));
    if (holders.length === 0 && sighting !== null) {
      if (count === null) problems.add('app-without-devices', line);
      else counts.add(sighting, count);
    }
    const loose = isUnmanaged(bytes, spans);
    for (const [nth, device] of holders.entries()) {
      if (loose && dropsUnmanaged(device)) {
        droppedPersonal++;
        continue;
      }
      installs++;
      if (sighting === null) notAssessed++;
      else add(device, sighting, holderNames.bytes(), holderNames.spansOf(nth));
    }
  }

  function result(): FoldResult {
    devices.finish();
    const withHits = new Set<number>();
    const keyOfHit = (device: number): string => {
      withHits.add(device);
      return devices.keyOf(device);
    };
    const found = hits.list(devices, keyOfHit, dropsUnmanaged);
    droppedPersonal += found.droppedRows;
    installs -= found.droppedRows;
    if (droppedPersonal > 0) problems.add('over-reported', null);
    return {
      rows,
      installs,
      notAssessed,
      notInstalled,
      droppedPersonal,
      merged: found.merged,
      devices: devices.list(withHits),
      hits: found.hits,
      counted: counts.list(),
      moment: devices.newest(),
      problems: problems.list(),
    };
  }

  return {
    fields: devices.fields,
    row,
    openDevice,
    app: onApp,
    closeDevice,
    openApp,
    device: onDevice,
    closeApp,
    passing: { watched: index.watched, words: [...options.absentIf, ...options.unmanagedIf] },
    passed,
    passedRows,
    problem: problems.add,
    result,
  };
}

const namesDevice = (spans: Spans): boolean =>
  has(spans, DEVICE_ID) || has(spans, SERIAL) || has(spans, IMEI) || has(spans, DEVICE_NAME);

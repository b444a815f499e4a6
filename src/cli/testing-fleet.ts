import { assess, type Assessment } from '../core/assess.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Hit, Instant, Inventory, SeenDevice } from '../core/inventory.ts';
import type { ScanReport } from '../core/report.ts';
import { scanReport } from '../core/scan.ts';
import type { AppId } from '../core/statements.ts';
import { AT, CATALOGUE, POLICY } from './testing.ts';

/** A small invented fleet that has one of everything a report must tell apart. */

const app = (id: string): AppId => id as AppId;

const MOMENT = '2026-11-24T06:00:00Z' as Instant;

export const seenDevice = (key: string, more: Partial<SeenDevice> = {}): SeenDevice => ({
  key,
  serial: key,
  name: `phone of ${key}`,
  holder: `Holder ${key}`,
  organisation: 'Ministry of Canals',
  platform: 'android',
  enrolment: 'fully-managed',
  ownership: 'company',
  visibility: 'all',
  collected: MOMENT,
  ...more,
});

export const hitOn = (device: string, of: string, more: Partial<Hit> = {}): Hit => ({
  device,
  app: app(of),
  strength: 'exact',
  platform: 'android',
  identifiers: [`com.${of}`],
  names: [],
  secondCopy: false,
  ...more,
});

export const inventory = (more: Partial<Inventory>): Inventory => ({
  file: 'fleet.csv',
  format: 'generic-csv',
  title: 'A table',
  bytes: 412_000_000,
  rows: 1_600_000,
  installs: 900,
  notAssessed: 880,
  notInstalled: 0,
  droppedPersonal: 0,
  merged: 0,
  devices: [],
  hits: [],
  counted: [],
  outcome: 'read',
  moment: MOMENT,
  problems: [],
  ...more,
});

/** Identifiers and organisations; names only; counts alone; a file that is no inventory. */
export const INVENTORIES: readonly Inventory[] = [
  inventory({
    title: 'Jamf Pro, advanced mobile device search',
    devices: [
      seenDevice('A1'),
      seenDevice('A2', { organisation: 'Ministry of Dikes' }),
      seenDevice('A3'),
      seenDevice('A4'),
      seenDevice('A5', { collected: '2026-09-01T00:00:00Z' as Instant }),
      seenDevice('A6', { visibility: 'work-side' }),
      seenDevice('A7', { visibility: 'nothing' }),
      seenDevice('A8', { organisation: null }),
    ],
    hits: [
      hitOn('A1', 'clip', { identifiers: ['com.clip.app'] }),
      hitOn('A2', 'clip', { strength: 'case-folded', platform: 'ios', secondCopy: true }),
      hitOn('A2', 'bazaar'),
      hitOn('A3', 'mirror'),
      hitOn('A8', 'amour'),
      hitOn('A8', 'plain', { identifiers: ['com.plain.notes'] }),
    ],
  }),
  inventory({
    file: 'exports/discovered.csv',
    format: 'intune-app-inv-raw-data',
    title: 'Microsoft Intune, discovered apps',
    bytes: 54_000,
    rows: 120,
    devices: [
      seenDevice('B1', { visibility: 'names-only', holder: 'Bea', organisation: null }),
      seenDevice('B2', { visibility: 'names-only', organisation: null }),
    ],
    hits: [hitOn('B1', 'clip', { strength: 'name', identifiers: [], names: ['Clip'] })],
    outcome: 'partly',
    problems: [
      {
        code: 'names-only',
        message: 'The export has names of apps and no identifiers',
        remedy: 'See docs/get-an-export.md#intune.',
        line: null,
        column: null,
        times: 1,
      },
    ],
  }),
  inventory({
    file: 'counts.csv',
    title: 'Counts of apps',
    bytes: 900,
    rows: 3,
    installs: 0,
    notAssessed: 0,
    counted: [{ app: app('bazaar'), strength: 'exact', devices: 44 }],
    outcome: 'partly',
  }),
];

export const REFUSED = inventory({
  file: 'devices.csv',
  title: 'Fleet, host report',
  bytes: 1_200,
  outcome: 'refused',
  problems: [
    {
      code: 'no-apps',
      message: 'this is a host report: it has no apps in it, so nothing can be said',
      remedy: 'Export software instead.',
      line: null,
      column: null,
      times: 1,
    },
  ],
});

export function scanned(
  withDevices: boolean,
  inventories: readonly Inventory[] = INVENTORIES,
  catalogue: Catalogue = CATALOGUE,
): { readonly report: ScanReport; readonly assessment: Assessment } {
  const assessment = assess(catalogue, POLICY, AT, NO_DECISIONS);
  return { report: scanReport(inventories, assessment, { withDevices }), assessment };
}

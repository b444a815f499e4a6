import { open } from 'node:fs/promises';
import type { CsvLayout, JsonLayout } from '../src/inventory/layout.ts';
import { keepHeapSmall } from '../src/inventory/heap.ts';
import { csvScanner } from '../src/inventory/scan/csv.ts';
import { createFold } from '../src/inventory/scan/fold.ts';
import { jsonScanner } from '../src/inventory/scan/json.ts';
import { buildIndex } from '../src/inventory/scan/watch.ts';
import type { Watchlist } from '../src/core/inventory.ts';
import type { AppId } from '../src/core/statements.ts';
import { WANTED, wantedIdentifier, type Kind } from './fleet-file.ts';
import { report } from './child.ts';

/** Child process: `node a-fold-ours.ts KIND FILE`. The whole fold: devices with their facts, hits, counts, problems. */
const CSV: CsvLayout = {
  kind: 'csv',
  delimiter: 44,
  quoted: true,
  skip: 1,
  columns: [
    'device-id',
    'serial',
    'device-name',
    'holder',
    'platform',
    'os-version',
    'app-name',
    'identifier',
    'version',
    null,
    null,
    'state',
  ],
  apps: 'rows',
};
const JSON_ARRAY: JsonLayout = {
  kind: 'json',
  devices: ['*'],
  device: {
    'device-id': ['deviceId'],
    serial: ['serialNumber'],
    'device-name': ['deviceName'],
    holder: ['user', 'name'],
    platform: ['platform'],
    'os-version': ['osVersion'],
  },
  apps: ['applications', '*'],
  app: {
    identifier: ['packageName'],
    'app-name': ['displayName'],
    version: ['versionName'],
    state: ['state'],
  },
  inverted: false,
};
const LAYOUTS: Record<Kind, CsvLayout | JsonLayout> = {
  csv: CSV,
  json: JSON_ARRAY,
  ndjson: { ...JSON_ARRAY, devices: [] },
};

const [kind = 'csv', path = ''] = process.argv.slice(2) as [Kind, string];
const watchlist: Watchlist = {
  identifiers: Array.from({ length: WANTED }, (_, n) => ({
    identifier: wantedIdentifier(n),
    platform: 'android' as const,
    app: `app-${n}` as AppId,
    kind: 'identifier' as const,
  })),
  names: [],
};

const before = performance.now();
// As `src/main.ts` does before a file of this size; its time counts.
keepHeapSmall();
const fold = createFold(buildIndex(watchlist), {
  classify: () => ({
    platform: 'android',
    enrolment: 'fully-managed',
    ownership: 'company',
    visibility: 'all',
    collected: null,
  }),
  appPlatform: () => null,
  absentIf: new Set(['removed', 'not_installed', 'pending']),
  unmanagedIf: new Set(['false']),
  coverPersonal: false,
  unnamedDevice: 'unnamed',
});
const layout = LAYOUTS[kind];
const scanner = layout.kind === 'csv' ? csvScanner(layout, fold) : jsonScanner(layout, fold);
// Two buffers in turn: the system reads one while the other is scanned, as with any stream.
const file = await open(path);
let [full, empty] = [Buffer.alloc(2 << 20), Buffer.alloc(2 << 20)];
let reading = file.read(full);
for (;;) {
  const { bytesRead } = await reading;
  if (bytesRead === 0) break;
  reading = file.read(empty);
  scanner.push(full.subarray(0, bytesRead));
  [full, empty] = [empty, full];
}
scanner.end();
await file.close();
const { hits, merged, devices, installs } = fold.result();
report({
  seconds: (performance.now() - before) / 1000,
  hits: hits.length + merged,
  distinct: hits.length,
  devices: devices.length,
  installs,
});

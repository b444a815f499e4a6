import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { makeExample } from './generate.ts';

const FOLDER = join(import.meta.dirname, 'fleet');
const LIMIT = 12_000_000;

type Counts = { readonly installed: number; readonly shown: number };
type Week = {
  readonly devices: number;
  readonly devicesWithWatched: Counts;
  readonly coverage: Readonly<Record<string, number>>;
  readonly stale: number;
  readonly apps: Readonly<Record<string, Counts & { byIdentifier: number; byName: number }>>;
  readonly files: Readonly<Record<string, Omit<Week, 'files'>>>;
};
type Truth = {
  readonly weeks: Readonly<Record<'week-47' | 'week-48', Week>>;
  readonly between: Readonly<Record<string, number>>;
};

const committed = (name: string): Uint8Array => readFileSync(join(FOLDER, name));
const text = (bytes: Uint8Array, encoding = 'utf-8'): string =>
  new TextDecoder(encoding).decode(bytes);
const times = (what: string | RegExp, within: string): number => within.split(what).length - 1;

let made: ReadonlyMap<string, Uint8Array>;
let truth: Truth;
before(() => {
  made = makeExample();
  truth = JSON.parse(text(committed('truth.json'))) as Truth;
});

test('the committed fleet is byte for byte what the generator makes, and nothing else', () => {
  const there = globSync('**/*', { cwd: FOLDER, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(FOLDER.length + 1)
        .replaceAll('\\', '/'),
    );
  assert.deepEqual(there.toSorted(), [...made.keys()].toSorted());
  for (const [name, bytes] of made) {
    assert.ok(Buffer.from(bytes).equals(committed(name)), `${name}: run node examples/generate.ts`);
  }
});

test('the example stays small enough to be cloned without a thought', () => {
  const total = [...made.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  assert.ok(total < LIMIT, `${total} bytes`);
});

test('each week has 2,000 devices, and the parts add up to the whole', () => {
  for (const week of Object.values(truth.weeks)) {
    assert.equal(week.devices, 2000);
    const coverage = Object.values(week.coverage).reduce((sum, devices) => sum + devices, 0);
    assert.equal(coverage, 2000);
    for (const [app, { shown, installed, byIdentifier, byName }] of Object.entries(week.apps)) {
      assert.equal(byIdentifier + byName, shown, app);
      assert.ok(shown <= installed, app);
      const inFiles = Object.values(week.files).map((file) => file.apps[app]?.shown ?? 0);
      assert.equal(
        inFiles.reduce((sum, devices) => sum + devices, 0),
        shown,
        app,
      );
    }
  }
});

test('six to eight of a hundred devices carry something, and not all of it can be seen', () => {
  for (const { devicesWithWatched, devices } of Object.values(truth.weeks)) {
    const rate = devicesWithWatched.installed / devices;
    assert.ok(rate >= 0.06 && rate <= 0.08, String(rate));
    assert.ok(devicesWithWatched.shown < devicesWithWatched.installed);
  }
});

test('between the weeks devices go and come, apps go and come, and one comes back', () => {
  for (const [what, count] of Object.entries(truth.between)) assert.ok(count > 0, what);
  for (const week of Object.values(truth.weeks)) assert.ok(week.stale > 0);
});

test('counting TikTok by hand in the files gives what the truth says', async () => {
  for (const [id, week] of Object.entries(truth.weeks)) {
    const shownIn = (file: string): number => week.files[file]?.apps['tiktok']?.shown ?? 0;
    const read = (file: string): Uint8Array => committed(`${id}/${file}`);

    const jamf = 'dikes-orchards-jamf-v2-detail.json.gz';
    const identifier = /"identifier":"com\.zhiliaoapp\.musically"/;
    assert.equal(times(identifier, text(gunzipSync(read(jamf)))), shownIn(jamf));

    const intune = 'bicycles-intune-AppInvRawData.zip';
    const [csv = new Uint8Array()] = Object.values(unzipSync(read(intune)));
    assert.equal(times(/,"?TikTok(?: - Videos, Music & LIVE")?,/, text(csv)), shownIn(intune));

    const workspace = 'libraries-workspace-one-device_apps.csv';
    const rows = text(read(workspace), 'windows-1252');
    assert.equal(times(/,TikTok,NotAssigned,Installed,/, rows), shownIn(workspace));

    const reports = 'markets-inspectors-status-reports.ndjson.gz';
    const installed =
      /"(?:com\.zhiliaoapp\.musically|com\.ss\.android\.ugc\.trill)"[^}]*"state":"INSTALLED"/;
    assert.equal(times(installed, text(gunzipSync(read(reports)))), shownIn(reports));

    const phones = 'clocks-phones.xlsx';
    const [sheet] = await readXlsxFile(join(FOLDER, id, phones));
    const names = sheet?.data.map((row) => String(row[5])) ?? [];
    assert.equal(names.filter((name) => /^TikTok(?: -|$)/.test(name)).length, shownIn(phones));
  }
});

test('whoever opens a file sees that it is invented', () => {
  for (const [name, bytes] of made) {
    if (name.endsWith('.csv')) assert.match(text(bytes), /(?:^|[,;])[A-Z0-9]+TEST/m);
    if (name.endsWith('.json.gz')) assert.match(text(gunzipSync(bytes)), /TEST/);
  }
});

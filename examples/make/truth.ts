import { watchedApps } from './apps.ts';
import type { Device, Installed } from './device.ts';
import { WRITERS } from './files.ts';
import { WEEKS, type WeekId } from './plan.ts';
import { type Row, rowsOf, shownApps, visibilityOf } from './shown.ts';
import { lostIdentifier } from './write/excel.ts';

const STALE_DAYS = 30;

/** What was made up, counted: other tests hold the scan against it. */
export function truthOf(devices: readonly Device[]): object {
  return {
    note: 'Invented, like the fleet. Written by examples/generate.ts; examples/README.md says what each number counts.',
    weeks: Object.fromEntries(WEEKS.map(({ id }) => [id, weekOf(devices, id)])),
    between: betweenOf(devices),
  };
}

function weekOf(devices: readonly Device[], week: WeekId): object {
  const rows = rowsOf(devices, week);
  const files = Object.entries(WRITERS).map(([source, { file }]) => {
    const own = rows.filter(({ device }) => device.source.id === source);
    return [file, { ...countsOf(own, week), apps: found(appsOf(own)) }] as const;
  });
  return { ...countsOf(rows, week), apps: appsOf(rows), files: Object.fromEntries(files) };
}

function countsOf(rows: readonly Row[], week: WeekId): object {
  return {
    devices: rows.length,
    devicesWithWatched: {
      installed: rows.filter(({ look }) => look.apps.some(isWatched)).length,
      shown: rows.filter(showsWatched).length,
    },
    coverage: tally(rows, (row) => coverageOf(row, week)),
    visibility: tally(rows, ({ device }) => visibilityOf(device)),
    enrolment: tally(rows, ({ device }) => device.enrolment),
    stale: rows.filter((row) => isStale(row, week)).length,
    appsShown: rows.reduce((sum, row) => sum + shownApps(row).length, 0),
  };
}

const isWatched = ({ app }: Installed): boolean => app.id !== null;
const showsWatched = (row: Row): boolean => shownApps(row).some(isWatched);

function isStale({ device, look }: Row, week: WeekId): boolean {
  const around = WEEKS.find(({ id }) => id === week)?.around ?? 0;
  return device.source.dated && around - look.collected > STALE_DAYS * 86_400_000;
}

/** The classes of a scan's coverage, the first that fits. */
function coverageOf(row: Row, week: WeekId): string {
  if (showsWatched(row)) return 'withHits';
  const visibility = visibilityOf(row.device);
  if (visibility === 'nothing') return 'notAssessed';
  if (isStale(row, week)) return 'stale';
  return visibility === 'all' ? 'without' : 'notVisible';
}

/** Per watched app the devices that have it, and those whose export shows it, by what it can be recognised from. */
function appsOf(rows: readonly Row[]): Record<string, { readonly installed: number }> {
  const entries = watchedApps.map(({ id, names }) => {
    const having = (apps: readonly Installed[]): Installed | undefined =>
      apps.find(({ app }) => app.id === id);
    const shown = rows.filter((row) => having(shownApps(row)));
    const byName = shown.filter((row) => isNameOnly(row.device, having(shownApps(row))));
    return [
      id ?? '',
      {
        name: names[0],
        installed: rows.filter(({ look }) => having(look.apps)).length,
        shown: shown.length,
        byIdentifier: shown.length - byName.length,
        byName: byName.length,
        shownOn: tally(shown, ({ device }) => visibilityOf(device)),
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}

const found = (apps: ReturnType<typeof appsOf>): object =>
  Object.fromEntries(Object.entries(apps).filter(([, { installed }]) => installed > 0));

function isNameOnly(device: Device, installed: Installed | undefined): boolean {
  if (visibilityOf(device) === 'names-only') return true;
  const excel = device.source.id === 'excel' || device.source.id === 'excel-nl';
  return excel && installed !== undefined && lostIdentifier(device.key, installed.name);
}

function betweenOf(devices: readonly Device[]): object {
  const pairs = devices.flatMap(({ looks }) => {
    const [before, after] = [looks['week-47'], looks['week-48']];
    return before && after ? [{ before, after }] : [];
  });
  const removed = pairs.map(({ after }) => after.removed.length);
  const news = pairs.flatMap(({ before, after }) => {
    const had = new Set(before.apps.map(({ app }) => app));
    const back = new Set(before.removed.map(({ app }) => app));
    return after.apps
      .filter((installed) => isWatched(installed) && !had.has(installed.app))
      .map(({ app }) => (back.has(app) ? 'cameBack' : 'new'));
  });
  return {
    devicesGone: devices.filter(({ looks }) => !looks['week-48']).length,
    devicesNew: devices.filter(({ looks }) => !looks['week-47']).length,
    watchedRemoved: removed.reduce((sum, count) => sum + count, 0),
    watchedNew: news.filter((kind) => kind === 'new').length,
    watchedCameBack: news.filter((kind) => kind === 'cameBack').length,
  };
}

function tally<T>(items: readonly T[], by: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[by(item)] = (counts[by(item)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

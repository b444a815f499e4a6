import {
  type ExampleApp,
  REGIONAL,
  ordinaryApps,
  systemApps,
  watchedApps,
  workApps,
} from './apps.ts';
import type { Device, Installed, Look } from './device.ts';
import { WEEKS, type WeekId } from './plan.ts';
import { chance, pick, upTo, weighted } from './random.ts';

type Bare = Omit<Device, 'looks'>;

/** One in thirteen carries something that is watched; a fifth of those more than one app. `README.md` says why. */
const CARRIERS = 0.075;
const DAY = 86_400_000;

export const hasSides = (device: Bare): boolean =>
  device.enrolment === 'company-work-profile' || device.enrolment === 'personal-work-profile';
export const isPersonal = (device: Bare): boolean =>
  device.enrolment === 'personal-work-profile' || device.enrolment === 'user-enrolment';

function versionOf(app: ExampleApp, week: WeekId): string {
  const name = app.names[0];
  const minor =
    upTo(20, name, 'minor') + (week === 'week-48' && chance(name, 'update') < 0.1 ? 1 : 0);
  return `${1 + upTo(40, name, 'major')}.${minor}.${upTo(4, name, 'patch')}`;
}

function install(device: Bare, app: ExampleApp, week: WeekId, managed: boolean): Installed {
  const usual = device.platform === 'ios' ? app.ios : app.android;
  const regional =
    chance(device.key, 'abroad') < 0.08 ? REGIONAL[app.id ?? '']?.[device.platform] : null;
  const [name, ...others] = app.names;
  const other = others[0] && chance(device.key, app.id ?? '', 'language') < 0.2 ? others[0] : name;
  // The holder's own apps stand on the personal side; now and then one gets into the work profile (a file over USB).
  const strayed = app.id !== null && chance(device.key, app.id, 'side') < 0.12;
  return {
    app,
    identifier: regional ?? usual,
    name: other,
    version: versionOf(app, week),
    managed,
    side: hasSides(device) && !managed && !strayed ? 'personal' : 'work',
    system: false,
  };
}

/** Is there such an app for this platform at all? */
const existsFor = (device: Bare, app: ExampleApp): boolean =>
  app.id === null || (device.platform === 'ios' ? app.ios : app.android) !== null;

function watchedOn(device: Bare, week: WeekId): readonly ExampleApp[] {
  const carrier = chance(device.key, 'carrier') < CARRIERS;
  const arrival = week === 'week-48' && chance(device.key, 'arrival') < 0.006;
  const candidates = watchedApps.filter((app) => existsFor(device, app));
  const weights = candidates.map((app) => [app, app.rate] as const);
  const wanted = [
    ...(carrier ? Array.from({ length: countOf(device) }, (_, i) => `first-${i}`) : []),
    ...(arrival ? ['arrival'] : []),
  ];
  const drawn = wanted.map((draw) => weighted(weights, device.key, draw));
  const left = (app: ExampleApp): boolean =>
    week === 'week-48' && chance(device.key, app.id ?? '', 'removed') < 0.2;
  return [...new Set(drawn)].filter((app) => !left(app));
}

const countOf = (device: Bare): number =>
  weighted(
    [
      [1, 78],
      [2, 16],
      [3, 6],
    ],
    device.key,
    'how many',
  );

function appsOn(device: Bare, week: WeekId): readonly Installed[] {
  // A few are asked anew each week, all others once: people install and remove.
  const has = (app: ExampleApp): boolean => {
    const churn = chance(device.key, app.names[0], 'churn');
    const moment = churn < 0.02 ? week : 'both';
    return chance(device.key, app.names[0], moment) < app.rate;
  };
  const work = workApps.filter(has).map((app) => install(device, app, week, true));
  const own = [...ordinaryApps.filter((app) => has(app)), ...watchedOn(device, week)];
  return [
    ...work,
    ...own.map((app) => install(device, app, week, false)),
    ...systemOn(device, week),
  ];
}

/** iPhones report system apps from iOS 26 on (Apple's schema, fact page read 2026-11-25). */
function systemOn(device: Bare, week: WeekId): readonly Installed[] {
  if (device.platform === 'ios' && !device.os.startsWith('26')) return [];
  return systemApps
    .filter((app) => (device.platform === 'ios' ? app.ios : app.android) !== null)
    .map((app) => ({
      ...install(device, app, week, false),
      version: device.os,
      side: 'work',
      system: true,
    }));
}

/** These exports have rows for apps that are off the device again. */
const tellsRemoved = ({ source }: Bare): boolean =>
  source.id === 'workspace-one' || source.id.startsWith('android-management');

/** Watched apps that are in one list and not in the other. */
function watchedOnly(
  apps: readonly Installed[],
  without: readonly Installed[],
): readonly Installed[] {
  const there = new Set(without.map(({ app }) => app));
  return apps.filter(({ app }) => app.id !== null && !there.has(app));
}

/** A few days before the export; never after it. */
function moment(device: Bare, week: WeekId): number {
  const around = WEEKS.find(({ id }) => id === week)?.around ?? 0;
  const days = chance(device.key, week, 'late') < 0.15 ? 6 : 1.5;
  const minutes = Math.floor((chance(device.key, week, 'moment') * days * DAY) / 60_000);
  return around - minutes * 60_000;
}

/**
 * What both inventories saw. Some devices were not looked at since September, some since 22 October (old at the
 * second inventory and not yet at the first), and some that were away at the first came back.
 */
export function looksOf(device: Bare): Record<WeekId, Look> {
  const [before, after] = [appsOn(device, 'week-47'), appsOn(device, 'week-48')];
  const first: Look = {
    collected: moment(device, 'week-47'),
    apps: before,
    // A newcomer may be an old acquaintance: taken off before the first inventory, and back in the second.
    removed:
      tellsRemoved(device) && chance(device.key, 'back') < 0.6 ? watchedOnly(after, before) : [],
  };
  const second: Look = {
    collected: moment(device, 'week-48'),
    apps: after,
    removed: watchedOnly(before, after),
  };
  const away = device.source.dated ? chance(device.key, 'away') : 1;
  if (away >= 0.022) return { 'week-47': first, 'week-48': second };

  const lastSeen = pick(
    [Date.UTC(2026, 8, 25, 9), Date.UTC(2026, 8, 30, 14), Date.UTC(2026, 9, 9, 7)],
    device.key,
    'seen',
  );
  const long: Look = { ...first, removed: [], collected: lastSeen };
  if (away < 0.012) return { 'week-47': long, 'week-48': long };
  if (away < 0.016) return { 'week-47': long, 'week-48': second };
  const ageing: Look = { ...first, removed: [], collected: Date.UTC(2026, 9, 22, 12) };
  return { 'week-47': ageing, 'week-48': ageing };
}

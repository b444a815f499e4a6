import { loadavg } from 'node:os';
import type { AppId } from '../src/core/statements.ts';
import { onEach, type Place } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { load, percentile } from './load.ts';
import { prohibitedApps, shippedRules } from './rules.ts';
import { seeded as random } from './seeded.ts';
import { seeded } from './seed.ts';
import { startServer } from './server.ts';

const RATE = 200;
const APPS = 300;

/**
 * (f) Pages of fifty of a list of a million findings, over sockets, at 200 requests a second: of everything, of one organisation and
 * all below it (as somebody with that scope sees it), of one app, of both, closed ones, possible ones, the oldest, by deadline, and the page after one of these. Of a server
 * that has answered for a while.
 */
export const list = ({ quick, log }: BenchOptions): Promise<readonly Figure[]> =>
  onEach(log, (place) => listOn(place, { quick, log }));

async function listOn(
  place: Place,
  { quick, log }: Pick<BenchOptions, 'quick' | 'log'>,
): Promise<readonly Figure[]> {
  const findings = quick ? 4_000 : 1_000_000;
  const apps = prohibitedApps(shippedRules()).slice(0, APPS);
  const before = performance.now();
  await seeded({ folder: place.folder, url: place.url, findings, apps, closed: 0.65 });
  log(`f-list, ${place.name}: seeded in ${((performance.now() - before) / 1000).toFixed(0)} s`);
  const server = await startServer(place);
  try {
    const { items } = await server.get<{ readonly items: readonly { readonly id: string }[] }>(
      '/organisations',
    );
    const asked = questions(
      items.map(({ id }) => id),
      apps,
    );
    const once = (seconds: number) => load({ ...server, rate: RATE, seconds, ...asked });
    // The embedded database is WebAssembly: V8 takes so long until it has compiled all that is asked for.
    await once(quick ? 1 : 20);
    const took = await once(quick ? 2 : 20);
    const at = (part: number): string => percentile(took, part).toFixed(1);
    return [
      {
        name: `f-list, ${findings} findings, ${place.name}, 95 % of answers`,
        value: percentile(took, 0.95),
        unit: 'ms',
        goal: quick ? null : { at: 'most', value: 20 },
        note: `at ${RATE} a second; p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}; load ${loadavg()[0]?.toFixed(1)}`,
      },
    ];
  } finally {
    await server.stop();
  }
}

/** Every kind as often as the others; which organisation and which app is drawn. The same in every run. */
function questions(organisations: readonly string[], apps: readonly AppId[]) {
  const draw = random(20261127);
  const of = <T>(values: readonly T[], power = 1): T =>
    values[Math.floor(draw() ** power * values.length)] as T;
  const cursors: string[] = [];
  const kinds: readonly (() => string)[] = [
    () => '',
    () => 'state=open&state=called&state=overdue&state=escalated',
    () => `organisation=${of(organisations)}`,
    () => `organisation=${of(organisations.slice(0, 13))}&state=open`,
    // Some apps have many findings, most have few.
    () => `app=${of(apps, 3)}`,
    () => `app=${of(apps, 3)}&organisation=${of(organisations)}`,
    () => 'state=closed',
    () => `certain=false&organisation=${of(organisations)}`,
    () => 'order=oldest',
    () => 'order=deadline',
    () => `order=deadline&organisation=${of(organisations)}`,
    () => cursors.pop() ?? 'state=closed',
    () => cursors.pop() ?? '',
  ];
  let asked = 0;
  return {
    next: () => `/api/findings?${kinds[asked++ % kinds.length]?.() ?? ''}`,
    onBody(path: string, body: string) {
      const { next } = JSON.parse(body) as { readonly next: string | null };
      const filter = path.slice(path.indexOf('?') + 1).replace(/(^|&)cursor=.*$/, '');
      if (next !== null && cursors.length < 100)
        cursors.push(`${filter}&cursor=${next}`.replace(/^&/, ''));
    },
  };
}

import type { Instant } from '../../core/inventory.ts';
import { endedBy, type RetentionClass, type Terms } from '../../core/retention.ts';
import type { Server } from '../server.ts';
import type { Changing } from '../store.ts';
import type { Erased, RowClass } from './store.ts';
import { terms } from './terms.ts';

/** Words before findings, since these take along what tells whose they were; actors last, since rows hold some of their openings. */
const ORDER: readonly RowClass[] = [
  'people',
  'api-keys',
  'answers',
  'exceptions',
  'changes',
  'findings',
  'app-files',
  'vettings',
];

/**
 * Erases what is over its term, some at a time, each time with an entry that counts and names nobody. Names of holders are not among
 * it: `erase-contacts` and `erase-holders` look for them more often. Cut off at any time it goes on where it was. Gives the counts.
 */
export async function eraseOld(
  server: Server,
  signal: AbortSignal,
): Promise<Readonly<Record<string, Erased>>> {
  const days = await terms(server.store);
  const all: Record<string, Erased> = {};
  for (const what of ORDER) {
    all[what] = {};
    while (!signal.aborted) {
      const erased = await eraseSome(server, what, days);
      if (Object.values(erased).every((count) => count === 0)) break;
      all[what] = sum(all[what], erased);
    }
  }
  return { ...all, actors: await eraseActors(server, days, signal) };
}

function eraseSome(server: Server, what: RowClass, days: Terms): Promise<Erased> {
  const { store, clock } = server;
  const at = clock();
  const when = { before: endedBy(at, days[what]), exceptions: endedBy(at, days.exceptions) };
  return store.change(async (tables) => {
    const erased = await tables.retention.erase(what, when, store.atOnce);
    const none = Object.values(erased).every((count) => count === 0);
    return {
      result: erased,
      entries: none ? [] : [await said(server, tables, what, days, erased)],
    };
  });
}

/** How far the log was read; lower than it could be after a crash, and then read again. */
const WALKED = 'retention.walked';
const ENTRIES_AT_ONCE = 500;

/**
 * Openings tell no age; the entries that they open do. So the log is read from where it was left, up to the first entry that is within
 * the term: entries stand in it as they were made, give or take what one transaction lasts.
 */
async function eraseActors(server: Server, days: Terms, signal: AbortSignal): Promise<Erased> {
  const { store, clock } = server;
  const at = clock();
  const before = endedBy(at, days.actors);
  let from = Number((await store.setting(WALKED)) ?? 0);
  let openings = 0;
  while (!signal.aborted) {
    const old = await oldEntries(store, from, before);
    if (old.length === 0) break;
    from += old.length;
    const commitments = old.flatMap(({ actor, texts }) => [actor, ...texts]);
    openings += await store.change(async (tables) => {
      const exceptions = endedBy(at, days.exceptions);
      const some = await tables.retention.eraseUnheld(commitments, exceptions);
      if (some === 0) return { result: 0, entries: [] };
      await tables.setSetting(WALKED, from);
      const erased = { openings: some };
      return { result: some, entries: [await said(server, tables, 'actors', days, erased)] };
    });
  }
  return { openings };
}

type Logged = { readonly time: string; readonly actor: string; readonly texts: readonly string[] };

async function oldEntries(
  { log }: Server['store'],
  from: number,
  before: Instant,
): Promise<readonly Logged[]> {
  const entries = (await log.entries(from, ENTRIES_AT_ONCE)).map(
    (entry) => JSON.parse(entry) as Logged,
  );
  const end = entries.findIndex(({ time }) => Date.parse(time) > Date.parse(before));
  return end === -1 ? entries : entries.slice(0, end);
}

async function said(
  { ledger, clock }: Server,
  tables: Changing,
  what: RetentionClass,
  days: Terms,
  erased: Erased,
): Promise<string> {
  const actor = ledger.commit('actor', 'server');
  await tables.addOpenings([actor]);
  const trace = {
    action: 'retention.erased',
    object: `retention:${what}`,
    result: 'erased',
    origin: 'job:erase-old',
    at: clock(),
    policy: null,
    details: { ...erased, days: days[what] },
  };
  return ledger.entry(trace, actor);
}

const sum = (a: Erased, b: Erased): Erased =>
  Object.fromEntries(Object.entries(b).map(([name, count]) => [name, count + (a[name] ?? 0)]));

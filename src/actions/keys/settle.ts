import type { Instant } from '../../core/inventory.ts';
import type { Server } from '../server.ts';
import type { Reading } from '../store.ts';
import { isCurrent, isSame, KEYS, keptKeys, type KeptKey } from './kept.ts';
import { NEEDED_BY, SEALED, type KeyMark, type KeyStock } from './stock.ts';

/** Rows of one short transaction. */
const AT_ONCE = 500;
/**
 * No key goes sooner after the one that replaced it came. Every process looks at the key file each second, and what was made under
 * the old key may still be on its way to the database: transactions end within two minutes, uploads are waited for by their state.
 */
const REST = 3_600_000;

/** A key on its way out, and why it still is there. */
export type Retiring = KeyMark & {
  readonly left: number;
  /** `resting`: it was replaced too lately. `receiving`: an upload that began under it has not ended. */
  readonly because: 'needed' | 'receiving' | 'resting';
};

/**
 * Brings a change of keys to its end, as far as it goes today: seals anew what is under an old key, and drops each old key that
 * nothing needs any more. On any number of workers, and again after one was killed. Gives what is left.
 */
export async function settleKeys(server: Server, stock: KeyStock): Promise<readonly Retiring[]> {
  const kept = (await keptKeys(server.store)) ?? [];
  const live = kept.filter(({ dropped }) => dropped === null);
  // Where a crash came between the database and the file, or an old copy of the file came back.
  stock.drop(kept.filter(({ dropped }) => dropped !== null));
  const retiring = live.filter((key) => !isCurrent(key, live));
  if (retiring.length === 0 || !isUpToDate(stock, live)) return [];
  if (retiring.some(({ use }) => use === 'sealing')) await sealAnew(server, stock);
  const left: Retiring[] = [];
  for (const key of retiring) {
    let still = await dropUnneeded(server, key);
    while (still === 'again') still = await dropUnneeded(server, key);
    if (still === null) stock.drop([key]);
    else left.push(still);
  }
  return left;
}

/** Another process may have taken a newer key over already. */
const isUpToDate = (stock: KeyStock, live: readonly KeptKey[]): boolean =>
  live.every((key) => !isCurrent(key, live) || stock.current()[key.use] === key.number);

async function sealAnew(server: Server, stock: KeyStock): Promise<void> {
  const { store } = server;
  const key = stock.current().sealing;
  const counts = { contact: 0, opening: 0 };
  for (const what of SEALED)
    for (let after: string | null = null; ;) {
      const rows = await store.sealedOtherwise(what, key, after, AT_ONCE);
      const anew = rows.flatMap((row) => {
        const sealed = stock.reseal(row);
        return sealed === null ? [] : [{ id: row.id, was: row.sealed, sealed }];
      });
      if (anew.length > 0) counts[what] += await store.stage((tables) => tables.reseal(what, anew));
      after = rows.at(-1)?.id ?? null;
      if (rows.length < AT_ONCE) break;
    }
  if (counts.contact + counts.opening > 0)
    await say(server, {
      action: 'key.resealed',
      object: `key:sealing-${key}`,
      result: 'resealed',
      details: { number: key, contacts: counts.contact, openings: counts.opening },
    });
}

type Said = Pick<
  Parameters<Server['ledger']['entry']>[0],
  'action' | 'object' | 'result' | 'details'
>;

async function say({ store, clock, ledger }: Server, said: Said): Promise<void> {
  const at = clock();
  await store.change(async (tables) => {
    const actor = ledger.commit('actor', 'server');
    await tables.addOpenings([actor]);
    return {
      result: null,
      entries: [ledger.entry({ ...said, origin: ORIGIN, at, policy: null }, actor)],
    };
  });
}
const ORIGIN = 'job:settle-keys';

/**
 * Null: it was dropped, now or by another worker. `again`: another worker changed the list of keys meanwhile.
 *
 * INVARIANT: written down in the database before the file loses it. The other way round, a crash between the two would leave a
 * database that asks for a key which nobody has any more.
 */
async function dropUnneeded(
  { store, clock, ledger }: Server,
  key: KeptKey,
): Promise<Retiring | 'again' | null> {
  const at = clock();
  const { use, number, print } = key;
  return store.change<Retiring | 'again' | null>(async (tables) => {
    const kept = (await keptKeys(tables)) ?? [];
    if (!kept.some((one) => isSame(one, key) && one.dropped === null))
      return { result: null, entries: [] };
    const still = await whyItStays(tables, key, kept, at);
    if (still !== null) return { result: { use, number, print, ...still }, entries: [] };
    const next = kept.map((one) => (isSame(one, key) ? { ...one, dropped: at } : one));
    if (!(await tables.swapSetting(KEYS, kept, next))) return { result: 'again', entries: [] };
    const actor = ledger.commit('actor', 'server');
    await tables.addOpenings([actor]);
    const trace = {
      action: 'key.dropped',
      object: `key:${use}-${number}`,
      result: 'dropped',
      origin: ORIGIN,
      at,
      policy: null,
      details: { use, number, print },
    };
    return { result: null, entries: [ledger.entry(trace, actor)] };
  });
}

async function whyItStays(
  tables: Reading,
  { use, number }: KeptKey,
  kept: readonly KeptKey[],
  at: Instant,
): Promise<Pick<Retiring, 'left' | 'because'> | null> {
  const left = (await tables.keyNeeds())
    .filter(({ what, key }) => NEEDED_BY[use].includes(what) && key === number)
    .reduce((sum, { count }) => sum + count, 0);
  if (left > 0) return { left, because: 'needed' };
  const replaced = Math.min(
    ...kept
      .filter((one) => one.use === use && one.number > number)
      .map(({ since }) => Date.parse(since)),
  );
  const until = replaced + REST;
  if (Date.parse(at) < until) return { left, because: 'resting' };
  const unfinished = await tables.unfinishedInventories();
  const mayHold = unfinished.some(
    ({ state, announced }) =>
      (state === 'receiving' || state === 'staged') && Date.parse(announced) < until,
  );
  return mayHold ? { left, because: 'receiving' } : null;
}

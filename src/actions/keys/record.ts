import type { Server } from '../server.ts';
import { compareKeys, KEYS, keptKeys, type KeptKey } from './kept.ts';
import type { KeyMark, KeyStock } from './stock.ts';

/**
 * Notices a changed key file. A new key is written down, with an entry in the ledger, before anything is made with it. Gives the
 * keys that the database was written with and that the file lacks: then nothing is taken over, since it is the wrong file, or one
 * from before the last change. A process whose own keys lack one (its file is a copy that was not renewed) makes nothing any more:
 * what it sealed with an old key could soon be opened by nobody. At start and again and again, in every process.
 */
export async function recordKeys(
  server: Pick<Server, 'store' | 'clock' | 'ledger'>,
  stock: KeyStock,
): Promise<readonly KeyMark[]> {
  const found = stock.look();
  for (;;) {
    const kept = await keptKeys(server.store);
    const lacking = compareKeys(kept ?? [], stock.held()).missing;
    const { missing, added } = compareKeys(kept ?? [], found?.marks ?? stock.held());
    if (missing.length > 0 || found === null) {
      stock.setUsable(lacking.length === 0);
      return missing;
    }
    if (added.length > 0 && !(await writeDown(server, kept, added))) continue;
    found.takeOver();
    stock.setUsable(true);
    return [];
  }
}

/** False where another process was quicker. */
async function writeDown(
  { store, clock, ledger }: Pick<Server, 'store' | 'clock' | 'ledger'>,
  kept: readonly KeptKey[] | null,
  added: readonly KeyMark[],
): Promise<boolean> {
  const at = clock();
  const news = added.map((key): KeptKey => ({ ...key, since: at, dropped: null }));
  return store.change(async (tables) => {
    if (!(await tables.swapSetting(KEYS, kept, [...(kept ?? []), ...news])))
      return { result: false, entries: [] };
    const actor = ledger.commit('actor', 'server');
    await tables.addOpenings([actor]);
    const entries = added.map(({ use, number, print }) =>
      ledger.entry(
        {
          action: 'key.added',
          object: `key:${use}-${number}`,
          result: 'added',
          origin: 'key-file',
          at,
          policy: null,
          details: { use, number, print },
        },
        actor,
      ),
    );
    return { result: true, entries };
  });
}

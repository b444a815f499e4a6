import type { Instant } from '../../core/inventory.ts';
import type { Reading } from '../store.ts';
import type { KeyMark } from './stock.ts';

/** A key with which this database was written. One that was dropped stays on the list: an old copy of the key file may come back. */
export type KeptKey = KeyMark & {
  /** Since when it is known here. */
  readonly since: Instant;
  readonly dropped: Instant | null;
};
/** Under this name among the settings. */
export const KEYS = 'keys';

/** Null: nothing was ever written down. Only we write it, so it is what it was. */
export const keptKeys = async (
  tables: Pick<Reading, 'setting'>,
): Promise<readonly KeptKey[] | null> => (await tables.setting(KEYS)) as readonly KeptKey[] | null;

export const isSame = (a: KeyMark, b: KeyMark): boolean =>
  a.use === b.use && a.number === b.number && a.print === b.print;

/** The newest of its use; those before it are on their way out. */
export const isCurrent = (key: KeyMark, all: readonly KeyMark[]): boolean =>
  all.every(({ use, number }) => use !== key.use || number <= key.number);

/** `missing`: the database was written with them, and the file lacks them. `added`: the database does not know them yet. */
export function compareKeys(
  kept: readonly KeptKey[],
  file: readonly KeyMark[],
): { readonly missing: readonly KeptKey[]; readonly added: readonly KeyMark[] } {
  const has = (all: readonly KeyMark[], key: KeyMark): boolean =>
    all.some((one) => isSame(one, key));
  return {
    missing: kept.filter((key) => key.dropped === null && !has(file, key)),
    added: file.filter((key) => !has(kept, key)),
  };
}

/** What this browser saw last, and found to hold: a checkpoint kept where the server can not reach. */
export type Remembered = { readonly note: string; readonly key: string; readonly at: string };
const KEY = 'grendel.ledger';

export function remembered(): Remembered | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Remembered> | null;
    const isWhole =
      typeof kept?.note === 'string' && typeof kept.key === 'string' && typeof kept.at === 'string';
    return isWhole ? { note: kept.note ?? '', key: kept.key ?? '', at: kept.at ?? '' } : null;
  } catch {
    return null;
  }
}

/** Only what was found to hold is kept: what does not fit stays to be compared with. */
export function remember(seen: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing has nothing to compare with next time.
  }
}

import type { Instant } from '../../core/inventory.ts';
import type { Reading } from '../store.ts';
import { isCurrent, keptKeys } from './kept.ts';
import { NEEDED_BY, type KeyMark, type KeyNeed } from './stock.ts';

export type ShownKey = KeyMark & {
  readonly standing: 'current' | 'retiring' | 'dropped';
  readonly since: Instant;
  readonly dropped: Instant | null;
  readonly neededBy: readonly Pick<KeyNeed, 'what' | 'count'>[];
};

/** All keys with which the database was ever written, newest first; what needs them still. Never a key. */
export async function shownKeys(store: Reading): Promise<readonly ShownKey[]> {
  const kept = (await keptKeys(store)) ?? [];
  const live = kept.filter(({ dropped }) => dropped === null);
  const needs = await store.keyNeeds();
  return kept
    .map((key): ShownKey => ({
      ...key,
      standing: key.dropped ? 'dropped' : isCurrent(key, live) ? 'current' : 'retiring',
      neededBy: NEEDED_BY[key.use].map((what) => ({
        what,
        count: needs.find((one) => one.what === what && one.key === key.number)?.count ?? 0,
      })),
    }))
    .toSorted((a, b) => a.use.localeCompare(b.use) || b.number - a.number);
}

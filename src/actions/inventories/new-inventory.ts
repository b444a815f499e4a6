import type { StoredInventory } from '../store.ts';

/** One of which nothing has come yet. */
export const newInventory = (
  told: Pick<StoredInventory, 'id' | 'fleet' | 'state' | 'coverage' | 'announced'> &
    Partial<Pick<StoredInventory, 'organisations' | 'moment'>>,
): StoredInventory => ({
  organisations: null,
  moment: null,
  digest: null,
  format: null,
  summary: null,
  problems: [],
  heldFor: null,
  bytes: 0,
  policy: null,
  catalogue: null,
  ended: null,
  ...told,
});

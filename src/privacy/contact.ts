import type { NumberedKey } from './keys.ts';
import { openSealed, seal, type Opened, type SealContext } from './seal.ts';

/** What is kept of a holder, sealed, while there is something to call them about. */
export type Contact = { readonly name: string | null; readonly holder: string | null };

/**
 * INVARIANT: bound to the fleet and not to the device. Names are sealed before a device has its number, and its pseudonyms
 * change with their key; both would leave names that nobody can open.
 */
export const contactContext = (fleet: string): SealContext => ({ table: 'contact', row: fleet });

/** Null where there is nothing to keep. */
export const sealContact = (
  keys: readonly [NumberedKey, ...NumberedKey[]],
  fleet: string,
  { name, holder }: Contact,
): Uint8Array | null =>
  name === null && holder === null ? null : seal(keys, contactContext(fleet), { name, holder });

export type OpenedContact =
  | { readonly ok: true; readonly contact: Contact }
  | Extract<Opened, { readonly ok: false }>;

export function openContact(
  keys: readonly NumberedKey[],
  fleet: string,
  sealed: Uint8Array,
): OpenedContact {
  const opened = openSealed(keys, contactContext(fleet), sealed);
  // Authentic, so it is what `sealContact` wrote.
  return opened.ok ? { ok: true, contact: opened.value as Contact } : opened;
}

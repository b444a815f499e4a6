import type { Opening } from '../ledger/commitment.ts';
import { openContact } from '../privacy/contact.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { openSealed } from '../privacy/seal.ts';

/** Opens what was sealed, under the keys that hold at that moment; null: the key is gone, or it was another row. */
export function openers(keys: () => KeyRing) {
  const opening = (commitment: string, sealed: Uint8Array): Opening | null => {
    const opened = openSealed(keys().sealing, { table: 'opening', row: commitment }, sealed);
    return opened.ok ? (opened.value as Opening) : null;
  };
  return {
    /** What opens a commitment of the ledger. */
    opening,
    /** What was committed to. */
    text: (commitment: string, sealed: Uint8Array): string | null =>
      opening(commitment, sealed)?.value ?? null,
    contact(sealed: Uint8Array, fleet: string) {
      const opened = openContact(keys().sealing, fleet, sealed);
      return opened.ok ? { device: opened.contact.name, holder: opened.contact.holder } : null;
    },
  };
}

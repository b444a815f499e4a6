import { addressIn, sameAddress } from './address.ts';
import type { NoticeServer } from './door.ts';
import type { Grouped, Ungrouped } from './stored.ts';

const PAGE = 500;

/**
 * Looks whose each device with an open finding is, a page at a time, and writes down what has changed: names are opened here for
 * a moment, and kept nowhere. Whoever has an address is one holder with all their devices; without one each device is apart, since
 * two people may have one name, and one would read what the other has on the phone.
 */
export async function groupHolders({ store, notices }: NoticeServer): Promise<void> {
  for (let after: Ungrouped | null = null; ;) {
    const page: readonly Ungrouped[] = await store.notices.ungrouped(after, PAGE);
    const changed = page.flatMap((one): Grouped[] => {
      const contact = one.sealed === null ? null : notices.openContact(one.sealed, one.fleet);
      const address = addressIn(contact?.holder ?? null);
      const who = address === null ? `device ${one.device}` : `address ${sameAddress(address)}`;
      const names = notices.names(who);
      if (names[0]?.name === one.holder) return [];
      return [{ device: one.device, names, addressed: address !== null }];
    });
    if (changed.length > 0) await store.stage((tables) => tables.notices.group(changed));
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

import type { Instant } from '../core/inventory.ts';
import { endedBy } from '../core/retention.ts';
import { CONTACT_DAYS } from './contact-days.ts';
import { terms } from './retention/terms.ts';
import type { Server } from './server.ts';

const AT_ONCE = 500;
const DAY = 86_400_000;

/**
 * Erases names and holders whose time is over. Their devices stay, as pseudonyms. Gives how many. The date that a contact has is of
 * the days that the program came with: a term that was set is so many days more or fewer, from now on and for those that wait.
 */
export async function eraseContacts({ store, clock, ledger }: Server): Promise<number> {
  const { contacts } = await terms(store);
  let erased = 0;
  for (;;) {
    const at = clock();
    const dated = endedBy(at, contacts - CONTACT_DAYS);
    const some = await store.change(async (tables) => {
      const count = await tables.eraseContacts(dated, AT_ONCE);
      if (count === 0) return { result: 0, entries: [] };
      const actor = ledger.commit('actor', 'server');
      await tables.addOpenings([actor]);
      const trace = {
        action: 'contacts.erased',
        object: 'contacts',
        result: 'erased',
        origin: 'job:erase-contacts',
        at,
        policy: null,
        details: { contacts: count },
      };
      return { result: count, entries: [ledger.entry(trace, actor)] };
    });
    erased += some;
    if (some < AT_ONCE) return erased;
  }
}

/** Forgets answers kept for requests that come twice: nobody sends one again after a day. */
export async function forgetAnswers({ store, clock }: Server): Promise<number> {
  const before = new Date(Date.parse(clock()) - DAY).toISOString() as Instant;
  let forgotten = 0;
  for (;;) {
    const some = await store.stage((tables) => tables.forgetAnswers(before, AT_ONCE));
    forgotten += some;
    if (some < AT_ONCE) return forgotten;
  }
}

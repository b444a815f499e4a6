import type { Server } from '../server.ts';

const AT_ONCE = 500;

/**
 * Erases holders once their contacts are: what tells that two notices went to one person, what opens the ledger's commitments to them,
 * and their words. That there were notices, and what was answered, stays. Gives how many.
 */
export async function eraseHolders({ store, clock, ledger }: Server): Promise<number> {
  let erased = 0;
  for (;;) {
    const some = await store.change(async (tables) => {
      const { holders, commitments } = await tables.notices.eraseHolders(AT_ONCE);
      if (holders === 0) return { result: 0, entries: [] };
      const openings = await tables.eraseOpenings(commitments);
      const actor = ledger.commit('actor', 'server');
      await tables.addOpenings([actor]);
      const trace = {
        action: 'holders.erased',
        object: 'holders',
        result: 'erased',
        origin: 'job:erase-holders',
        at: clock(),
        policy: null,
        details: { holders, openings },
      };
      return { result: holders, entries: [ledger.entry(trace, actor)] };
    });
    erased += some;
    if (some < AT_ONCE) return erased;
  }
}

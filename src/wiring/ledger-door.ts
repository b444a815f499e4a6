import type { LedgerDoor, Trace } from '../actions/server.ts';
import { commit } from '../ledger/commitment.ts';
import { entryText } from '../ledger/entry.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { seal } from '../privacy/seal.ts';

/** Entries as the ledger writes them; what opens their commitments is sealed before it goes anywhere. */
export function ledgerDoor(keys: () => KeyRing, catalogue: () => string): LedgerDoor {
  return {
    commit(field, value) {
      const { commitment, opening } = commit(field, value);
      const context = { table: 'opening', row: commitment };
      return { commitment, field, sealed: seal(keys().sealing, context, opening) };
    },
    entry: ({ at, ...trace }: Trace, actor, texts = []) =>
      entryText({
        version: 1,
        ...trace,
        time: at,
        actor: actor.commitment,
        catalogue: catalogue(),
        texts: texts.map(({ commitment }) => commitment),
      }),
  };
}

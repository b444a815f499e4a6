import type { Instant } from '../core/inventory.ts';
import type { Changing, KeptAnswer } from './store.ts';
import {
  done,
  refused,
  type Commitment,
  type Context,
  type Outcome,
  type Server,
  type Trace,
} from './server.ts';

/** What a decision leaves in the ledger; the time is its transaction's. */
export type Said = Omit<Trace, 'at' | 'policy'> & { readonly policy?: string };

export type Decided<T> = {
  readonly value: T;
  readonly said: readonly Said[];
  /** What a person wrote: in the ledger as a commitment only. */
  readonly text?: string | Commitment;
};

/**
 * Makes one decision whole: the rows that it changes, its entries in the ledger, what opens their commitments, and the
 * answer to a request that may come again, all in one transaction.
 */
export async function recorded<T, Code extends string>(
  server: Server,
  context: Context,
  decide: (tables: Changing, at: Instant) => Promise<Outcome<Decided<T>, Code>>,
): Promise<Outcome<T, Code | 'idempotency-key-reused'>> {
  const at = server.clock();
  const { actor, idempotency } = context;
  return server.store.change<Outcome<T, Code | 'idempotency-key-reused'>>(async (tables) => {
    if (idempotency !== null) {
      const kept = await tables.claimKey(actor, idempotency.key, idempotency.request, at);
      if (kept !== null) return { result: again<T>(kept, idempotency.request), entries: [] };
    }
    const decided = await decide(tables, at);
    if (!decided.ok) return { result: decided, entries: [] };
    const { value } = decided.value;
    const { entries, openings } = entriesOf(server, actor, decided.value, at);
    if (openings.length > 0) await tables.addOpenings(openings);
    if (idempotency !== null && entries.length > 0)
      await tables.keepAnswer(actor, idempotency.key, value);
    return { result: done(value), entries };
  });
}

function entriesOf<T>(
  { ledger }: Server,
  actor: string,
  { said, text }: Decided<T>,
  at: Instant,
): { readonly entries: readonly string[]; readonly openings: readonly Commitment[] } {
  if (said.length === 0) return { entries: [], openings: [] };
  const by = ledger.commit('actor', actor);
  const texts =
    text === undefined ? [] : [typeof text === 'string' ? ledger.commit('text', text) : text];
  return {
    entries: said.map(({ policy = null, ...rest }) =>
      ledger.entry({ ...rest, policy, at }, by, texts),
    ),
    openings: [by, ...texts],
  };
}

/** The answer was JSON when it was kept and is JSON now: values of actions hold nothing else. */
function again<T>(kept: KeptAnswer, request: Uint8Array): Outcome<T, 'idempotency-key-reused'> {
  const same =
    kept.request.length === request.length && kept.request.every((byte, i) => byte === request[i]);
  return same ? { ...done(kept.body as T), replayed: true } : refused('idempotency-key-reused');
}

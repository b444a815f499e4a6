import { recorded } from './recorded.ts';
import { done, type Context, type Outcome, type Server } from './server.ts';

/** What stood behind a commitment of the ledger: who acted, or what somebody wrote. */
export type Opened = {
  readonly commitment: string;
  readonly field: string;
  readonly salt: string;
  readonly value: string;
};
/** Null where it was sealed under a key that is gone, or is damaged. */
export type Unseal = (commitment: string, sealed: Uint8Array) => Opened | null;

/** Discloses to an auditor what commitments stand for. The disclosure is itself an entry; what was erased stays unknown. */
export async function openCommitments(
  server: Server,
  context: Context,
  commitments: readonly string[],
  unseal: Unseal,
): Promise<readonly Opened[]> {
  const asked = { ...context, idempotency: null };
  const opened: Outcome<readonly Opened[], never | 'idempotency-key-reused'> = await recorded<
    readonly Opened[],
    never
  >(server, asked, async (tables) => {
    const found = await tables.log.openings(commitments);
    const value = found.flatMap(({ commitment, sealed }) => unseal(commitment, sealed) ?? []);
    const said = {
      action: 'ledger.opened',
      object: 'ledger',
      result: 'disclosed',
      origin: 'request',
      details: { asked: commitments.length, disclosed: value.length },
    };
    return done({ value, said: value.length === 0 ? [] : [said] });
  });
  if (!opened.ok) throw new Error('a disclosure has no idempotency key');
  return opened.value;
}

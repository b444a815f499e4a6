import { laterBy } from '../../core/instant.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, done, refused, type Context, type Outcome } from '../server.ts';
import type { VettingServer } from './door.ts';
import { reusable } from './reusable.ts';
import { saidOf } from './said.ts';
import type { StoredVetting, VettingId } from './stored.ts';
import { vettingWithin } from './within.ts';

export type ReceiveCode =
  | 'unknown-vetting'
  | 'vetting-not-announced'
  | 'vetting-ended'
  | 'idempotency-key-reused';

/** One row of the database; also what is in memory of a file at a time. */
const PIECE = 1024 * 1024;
/** Longer than the door lets an upload stand still. */
const LEASE = 120_000;

/**
 * Stores the bytes of an announced file, so that any worker may read it. What is cut off on the way is `interrupted`, and nothing of it
 * is kept. Bytes that were read before by the same readers and signs are not read again.
 */
export async function receiveFile(
  server: VettingServer,
  context: Context,
  id: VettingId,
  content: AsyncIterable<Uint8Array>,
): Promise<Outcome<StoredVetting, ReceiveCode>> {
  const { store } = server;
  const announced = await vettingWithin(store, context, id);
  if (announced === null) return refused('unknown-vetting');
  const owner = server.newId();
  const lease = () => ({ owner, until: laterBy(server.clock(), LEASE) });
  if (!(await store.stage((tables) => tables.vetting.beginContent(id, lease()))))
    return refused('vetting-not-announced', { state: announced.state });
  const hash = server.vetting.hash();
  let [size, number] = [0, 0];
  try {
    for await (const bytes of inPieces(content)) {
      hash.update(bytes);
      size += bytes.length;
      const piece = { number: number++, bytes };
      const taken = await store.stage((tables) => tables.vetting.addPiece(id, piece, lease()));
      if (!taken) return refused('vetting-ended');
    }
  } catch (error) {
    await interrupt(server, id, owner);
    throw error;
  }
  return settle(server, context, { id, owner, size, sha256: hash.digest() });
}

type Whole = {
  readonly id: VettingId;
  readonly owner: string;
  readonly size: number;
  readonly sha256: string;
};

async function settle(
  server: VettingServer,
  context: Context,
  { id, owner, size, sha256 }: Whole,
): Promise<Outcome<StoredVetting, ReceiveCode>> {
  const edition = await server.vetting.edition();
  const asked = { ...context, idempotency: null };
  return recorded<StoredVetting, ReceiveCode>(server, asked, async (tables, at) => {
    const known = await tables.vetting.examination(sha256, edition.id);
    const isKnown = known !== null && reusable(known.examined);
    const to = isKnown
      ? ({ state: 'examined', edition: edition.id, ended: at } as const)
      : ({ state: 'waiting' } as const);
    const taken = { size, sha256, owner: null, until: null };
    if (!(await tables.vetting.setVetting(id, ['receiving'], { ...taken, ...to }, owner)))
      return refused('vetting-ended');
    const value = await tables.vetting.vetting(id);
    if (value === null) throw new Error('an app file that was taken is not there');
    if (isKnown && value.kept === null) await tables.vetting.dropPieces(id);
    const said = [saidOf(id, 'received', { sha256, size })];
    if (!isKnown) return done({ value, said });
    const { outcome, why } = known.examined;
    const details = { sha256, outcome, why, edition: edition.id, again: false };
    return done({ value, said: [...said, saidOf(id, 'examined', details)] });
  });
}

/** Nobody is at it any more; its content may come again. `owner` null: whoever it was. */
export async function interrupt(
  server: VettingServer,
  id: VettingId,
  owner: string | null,
  origin = 'request',
): Promise<void> {
  await recorded<null, never>(server, BY_ITSELF, async (tables) => {
    const to = { state: 'interrupted', owner: null, until: null, received: 0, pieces: 0 } as const;
    const was = await tables.vetting.setVetting(id, ['receiving'], to, owner ?? undefined);
    if (!was) return done({ value: null, said: [] });
    await tables.vetting.dropPieces(id);
    return done({ value: null, said: [saidOf(id, 'interrupted', {}, origin)] });
  });
}

/** The same bytes in pieces of one size, but for the last. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(PIECE);
  let size = 0;
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length;) {
      const some = chunk.subarray(from, from + PIECE - size);
      piece.set(some, size);
      size += some.length;
      from += some.length;
      if (size < PIECE) continue;
      yield piece;
      piece = new Uint8Array(PIECE);
      size = 0;
    }
  }
  if (size > 0) yield piece.subarray(0, size);
}

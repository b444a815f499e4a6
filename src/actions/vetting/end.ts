import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import { saidOf } from './said.ts';
import type { StoredVetting, VettingId, VettingState } from './stored.ts';
import { vettingWithin } from './within.ts';

type Key = 'idempotency-key-reused';
export type CancelCode = 'unknown-vetting' | 'vetting-ended' | Key;
export type DeleteCode = 'unknown-vetting' | Key;
export type AgainCode = 'unknown-vetting' | 'vetting-ended' | 'file-not-kept' | Key;

const UNDER_WAY: readonly VettingState[] = [
  'announced',
  'receiving',
  'waiting',
  'reading',
  'interrupted',
];

/** Ends a file on its way, wherever it is: whoever receives or reads it finds that nobody wants it any more. */
export async function cancelVetting(
  server: Server,
  context: Context,
  id: VettingId,
): Promise<Outcome<StoredVetting, CancelCode>> {
  return recorded<StoredVetting, CancelCode>(server, context, async (tables, at) => {
    const one = await vettingWithin(tables, context, id);
    if (one === null) return refused('unknown-vetting');
    const to = { state: 'cancelled', ended: at, owner: null, until: null, kept: null } as const;
    if (!(await tables.vetting.setVetting(id, UNDER_WAY, to)))
      return refused('vetting-ended', { state: one.state });
    await tables.vetting.dropPieces(id);
    return done({ value: { ...one, ...to }, said: [saidOf(id, 'cancelled')] });
  });
}

/** Takes file, report and row away. What was signed on it stays: it names the file by its SHA-256. */
export async function deleteVetting(
  server: Server,
  context: Context,
  id: VettingId,
): Promise<Outcome<null, DeleteCode>> {
  return recorded<null, DeleteCode>(server, context, async (tables) => {
    const one = await vettingWithin(tables, context, id);
    if (one === null || !(await tables.vetting.deleteVetting(id)))
      return refused('unknown-vetting');
    const details = { sha256: one.sha256, state: one.state };
    return done({ value: null, said: [saidOf(id, 'deleted', details)] });
  });
}

/** A file that was kept is read once more, by the readers and signs of now. Until then it has no report. */
export async function examineAgain(
  server: Server,
  context: Context,
  id: VettingId,
): Promise<Outcome<StoredVetting, AgainCode>> {
  return recorded<StoredVetting, AgainCode>(server, context, async (tables) => {
    const one = await vettingWithin(tables, context, id);
    if (one === null) return refused('unknown-vetting');
    if (one.state !== 'examined') return refused('vetting-ended', { state: one.state });
    if (one.kept === null) return refused('file-not-kept');
    const to = { state: 'waiting', edition: null, ended: null, attempts: 0 } as const;
    await tables.vetting.setVetting(id, ['examined'], to);
    const details = { sha256: one.sha256, size: one.size };
    return done({ value: { ...one, ...to }, said: [saidOf(id, 'received', details)] });
  });
}

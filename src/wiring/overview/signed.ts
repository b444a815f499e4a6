import type { GovernmentReport } from '../../actions/report/report.ts';
import type { Reading } from '../../actions/store.ts';
import { base64, parseCheckpoint } from '../../ledger/checkpoint.ts';
import { parseNote } from '../../ledger/note.ts';

/** What was signed last; null: nothing yet. */
export async function signedOf({ log }: Pick<Reading, 'log'>): Promise<GovernmentReport['ledger']> {
  const signed = (await log.state())?.checkpoint ?? null;
  const note = signed === null ? null : parseNote(signed);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return null;
  const { origin, size, root } = checkpoint;
  return { origin, size, rootHash: base64(root) };
}

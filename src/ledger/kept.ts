import canonicalize from 'canonicalize';
import { z } from 'zod';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { parseNote, type Note } from './note.ts';

/** A checkpoint that is kept outside the database, and when it was signed where that is known. */
export type Kept = {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  readonly at: string | null;
};

const KEPT = 'kept-checkpoint/1';
const KeptForm = z.object({
  grendel: z.literal(KEPT),
  at: z.string().max(40),
  checkpoint: z.string(),
});

/** For the small file beside the database. */
export const keptText = (checkpoint: string, at: string): string =>
  `${canonicalize({ grendel: KEPT, at, checkpoint }) ?? ''}\n`;

/** Reads that file, or a checkpoint as the server and an export give it. Null where it is neither. Nothing is verified. */
export function parseKept(bytes: Uint8Array): Kept | null {
  const told = fromJson(bytes);
  const note = parseNote(told === null ? bytes : told.checkpoint);
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint ? { checkpoint, note, at: told?.at ?? null } : null;
}

function fromJson(bytes: Uint8Array): z.infer<typeof KeptForm> | null {
  if (bytes[0] !== 0x7b) return null;
  try {
    const { data } = KeptForm.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return data ?? null;
  } catch {
    return null;
  }
}

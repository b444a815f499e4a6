import { parseCheckpoint, type Checkpoint } from '../checkpoint.ts';
import { CHECKPOINT_FILE, KEY_FILE, type Folder } from '../files.ts';
import { parseNote, parseVerifier, verifierText, whoSigned, type Verifier } from '../note.ts';
import type { Findings } from './findings.ts';
import { readOrNote } from './tiles.ts';

const MOST_CHECKPOINT = 1_000_000;
const MOST_KEYS = 64 * 1024;

export type Head = {
  readonly checkpoint: Checkpoint | null;
  readonly keys: readonly Verifier[];
  readonly signers: readonly string[];
};

/** The checkpoint of the folder and who signed it: by the keys given, or by the folder's own where there are none. */
export async function readHead(
  folder: Folder,
  given: readonly Verifier[],
  found: Findings,
): Promise<Head> {
  const own = await ownKeys(folder, found);
  const keys = given.length > 0 ? given : (own ?? []);
  const bytes = await readOrNote(folder, CHECKPOINT_FILE, MOST_CHECKPOINT, found);
  const note = bytes && parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  if (bytes && !checkpoint) found.note('checkpoint-malformed', { file: CHECKPOINT_FILE });
  if (!note || !checkpoint) return { checkpoint: null, keys, signers: [] };
  const signers = keys.length > 0 ? signersOf(note, keys, given.length > 0, found) : [];
  if (given.length > 0 && own !== null && whoSigned(note, own).kind !== 'signed')
    found.note('key-not-signer', { file: KEY_FILE });
  return { checkpoint, keys, signers: signers.map(verifierText) };
}

function signersOf(
  note: Parameters<typeof whoSigned>[0],
  keys: readonly Verifier[],
  areGiven: boolean,
  { note: say }: Findings,
): readonly Verifier[] {
  const signed = whoSigned(note, keys);
  if (signed.kind === 'signed') return signed.by;
  if (signed.kind === 'forged')
    say('checkpoint-forged', { file: CHECKPOINT_FILE, text: verifierText(signed.by) });
  else if (areGiven)
    say('checkpoint-by-others', {
      file: CHECKPOINT_FILE,
      text: signed.names.slice(0, 5).join(', '),
    });
  else say('key-not-signer', { file: KEY_FILE });
  return [];
}

/** One spelling, so that no byte of it can change unseen. Null where they can't be read. */
async function ownKeys(folder: Folder, found: Findings): Promise<readonly Verifier[] | null> {
  const bytes = await readOrNote(folder, KEY_FILE, MOST_KEYS, found);
  if (bytes === null) return null;
  const text = Buffer.from(bytes).toString();
  const keys = text.split('\n').slice(0, -1).map(parseVerifier);
  const known = keys.filter((key) => key !== null);
  if (known.length > 0 && known.map((key) => `${verifierText(key)}\n`).join('') === text)
    return known;
  found.note('key-malformed', { file: KEY_FILE });
  return null;
}

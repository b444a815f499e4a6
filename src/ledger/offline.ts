import { stat } from 'node:fs/promises';
import { folderAt, readWhole } from './folder.ts';
import { parseVerifier, type Verifier } from './note.ts';
import { verifyFolder, type KeptFile, type LedgerProblem, type Verification } from './verify.ts';
import { wordsOf, type Code } from './verify/words.ts';

const MOST_BYTES = 1_000_000;

/** Files and keys as somebody names them: each key a file, or the key itself. */
export type Asked = {
  readonly folder: string;
  readonly checkpoints: readonly string[];
  readonly keys: readonly string[];
};

/** `verifyFolder` on a folder of the file system. What can't be read is an obstacle of the outcome, and the rest is checked anyway. */
export async function verifyOffline(
  { folder, checkpoints, keys }: Asked,
  watch: (done: number, of: number) => void = () => {},
): Promise<Verification> {
  const unread: LedgerProblem[] = [];
  const known = await Promise.all(keys.map((key) => keysOf(key, unread)));
  const kept = await Promise.all(checkpoints.map((path) => keptFile(path, unread)));
  const isThere = await isFolder(folder);
  if (!isThere) unread.push(problem('no-folder', folder));
  if (!isThere || (keys.length > 0 && known.flat().length === 0)) return nothing(unread);
  const outcome = await verifyFolder(
    folderAt(folder),
    { keys: known.flat(), checkpoints: kept.filter((one) => one !== null) },
    watch,
  );
  if (unread.length === 0) return outcome;
  const kind = outcome.kind === 'verified' ? 'cannot' : outcome.kind;
  return { ...outcome, kind, obstacles: [...unread, ...outcome.obstacles] };
}

async function keysOf(text: string, unread: LedgerProblem[]): Promise<readonly Verifier[]> {
  const itself = parseVerifier(text);
  if (itself) return [itself];
  const read = await readWhole(text, MOST_BYTES);
  if (read.kind !== 'bytes') {
    unread.push(
      problem('no-key', text, read.kind === 'missing' ? 'and there is no such file' : read.kind),
    );
    return [];
  }
  const lines = Buffer.from(read.bytes).toString().trim().split('\n');
  const keys = lines.map(parseVerifier).filter((key) => key !== null);
  if (keys.length < lines.length) unread.push(problem('no-key', text));
  return keys;
}

async function keptFile(path: string, unread: LedgerProblem[]): Promise<KeptFile | null> {
  const read = await readWhole(path, MOST_BYTES);
  if (read.kind === 'bytes') return { name: path, bytes: read.bytes };
  unread.push(
    problem('kept-unreadable', path, read.kind === 'missing' ? 'there is no such file' : read.kind),
  );
  return null;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function problem(code: Code, file: string, text?: string): LedgerProblem {
  const [message, remedy] = wordsOf(code, text === undefined ? { file } : { file, text });
  return { code, file, from: null, to: null, message, remedy };
}

const nothing = (obstacles: readonly LedgerProblem[]): Verification => ({
  kind: 'cannot',
  log: null,
  signers: [],
  keyGiven: false,
  checkpoints: [],
  tampering: [],
  obstacles,
  more: 0,
  openings: null,
  unexpected: { count: 0, first: [] },
});

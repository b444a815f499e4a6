import { DatabaseSync } from 'node:sqlite';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import type { KeyRing } from './keys.ts';

export type KeyFileChanged =
  | { readonly ok: true; readonly ring: KeyRing }
  /** Names a place in the file and never what stands there. */
  | { readonly ok: false; readonly message: string };

/** Reading and writing it takes milliseconds. */
const MOST_WAIT = 10_000;

/**
 * Changes the key file: read, changed and written while no other process may. Two at once without that, and the one's new key,
 * perhaps in use already, is overwritten by the other. The lock is the operating system's, held through SQLite on a file beside it
 * (as in `src/store/lock.ts`): it ends with its process, however that ends. `change` may give the ring itself: then nothing is written.
 */
export function changeKeyFile(path: string, change: (ring: KeyRing) => KeyRing): KeyFileChanged {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: MOST_WAIT });
  try {
    lock.exec('begin exclusive');
    const read = readKeyFile(path);
    if (!read.ok) return read;
    const ring = change(read.ring);
    if (ring !== read.ring) writeKeyFile(path, ring, { replace: true });
    return { ok: true, ring };
  } finally {
    lock.close();
  }
}

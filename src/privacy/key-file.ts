import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { KeyRing } from './keys.ts';
import { keyRingText, parseKeyRing, type ParsedKeys } from './key-text.ts';
import { writeSecretFile } from './secret-file.ts';

/** Longer than any that `keyRingText` writes. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads the key file. One that others on the machine may read is refused: its keys open everything. (Windows has no such
 * mode; there the folder's rights count.) Throws the system's error where it cannot be read.
 */
export function readKeyFile(path: string): ParsedKeys {
  const file = openSync(path, 'r');
  try {
    const { mode, size } = fstatSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return {
        ok: false,
        message: 'Others may read the key file: make its mode 0600 (chmod 600).',
      };
    if (size > MOST_BYTES) return { ok: false, message: 'This is no key file: it is too long.' };
    return parseKeyRing(readFileSync(file, 'utf8'));
  } finally {
    closeSync(file);
  }
}

/** Writes the key file whole or not at all, as `writeSecretFile` does. `replace` false: throws EEXIST where there is one. */
export const writeKeyFile = (
  path: string,
  ring: KeyRing,
  options: { readonly replace: boolean },
): void => writeSecretFile(path, keyRingText(ring), options);

import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { KeyRing } from './keys.ts';
import { keyRingText, parseKeyRing, type ParsedKeys } from './key-text.ts';

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

/**
 * Writes the key file whole or not at all, mode 0600, and on the disk before it returns: what is sealed afterwards can be opened
 * after a power cut too. `replace` false: throws EEXIST where there is one.
 */
export function writeKeyFile(path: string, ring: KeyRing, { replace }: { replace: boolean }): void {
  if (!replace) {
    writeDurably(path, ring);
    return;
  }
  const part = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeDurably(part, ring);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(path);
}

function writeDurably(path: string, ring: KeyRing): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, keyRingText(ring));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(path);
}

/** A new name lasts only once its folder is on the disk. Windows cannot open folders and needs none of it. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file for its owner alone (mode 0600), whole or not at all whenever the process is killed, and on the disk before it
 * returns: what is sealed or signed with it afterwards can be opened and checked after a power cut too. `replace` false: throws
 * EEXIST where there is one.
 */
export function writeSecretFile(
  path: string,
  text: string,
  { replace }: { readonly replace: boolean },
): void {
  const part = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeDurably(part, text);
    if (replace) renameSync(part, path);
    // A new name for it, which is never given twice.
    else linkSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(path);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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

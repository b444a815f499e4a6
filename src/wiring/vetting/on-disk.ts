import { mkdtempSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes pieces to a file without a name, for whoever is given its path, and takes it away. Readers go to and fro in a file, which a row of
 * the database does not allow. On Linux the name is gone before the first byte is written, so that nothing stays behind whenever the process
 * is killed; elsewhere the folder of temporary files is left with it then.
 */
export async function onDisk<T>(
  pieces: AsyncIterable<Uint8Array>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-vet-'));
  const named = join(folder, 'app');
  const file = await open(named, 'wx+', 0o600);
  try {
    const isNameless = process.platform === 'linux';
    if (isNameless) await rm(folder, { recursive: true });
    await write(file, pieces);
    return await use(isNameless ? `/proc/self/fd/${file.fd}` : named);
  } finally {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces)
    for (let from = 0; from < piece.length;) {
      const { bytesWritten } = await file.write(piece, from);
      from += bytesWritten;
    }
}

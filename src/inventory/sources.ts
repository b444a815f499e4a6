import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './options.ts';

const BLOCK = 256 * 1024;

/**
 * The files behind what a user named: files, folders (recursively, sorted by name; hidden ones and symbolic links within are left
 * out), and `-` for standard input. What is missing or cannot be read becomes a source that fails when it is read, so that the rest goes on.
 */
export async function* openSources(paths: readonly string[]): AsyncGenerator<Source> {
  for (const path of paths) {
    if (path === '-') yield { name: '-', size: null, stream: () => process.stdin };
    else yield* at(path);
  }
}

async function* at(path: string): AsyncGenerator<Source> {
  try {
    // A link that the user named is followed; links found in folders are not.
    const found = await stat(path);
    if (found.isDirectory()) yield* inFolder(path);
    else yield file(path, found.isFile() ? found.size : null);
  } catch (error) {
    yield failing(path, error);
  }
}

async function* inFolder(folder: string): AsyncGenerator<Source> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    yield failing(folder, error);
    return;
  }
  for (const name of names) {
    const path = join(folder, name);
    try {
      const found = await lstat(path);
      if (found.isDirectory()) yield* inFolder(path);
      else if (found.isFile()) yield file(path, found.size);
    } catch (error) {
      yield failing(path, error);
    }
  }
}

const file = (path: string, size: number | null): Source => ({
  name: path,
  size,
  stream: () => blocksOf(path),
});

/**
 * INVARIANT: a block is good until the one after the next is asked for; two buffers take turns, so that a file of any size costs
 * no memory (a read stream's fresh buffers cost 45 MB at 300 MB). Who keeps bytes longer copies them, as `pull` does.
 */
async function* blocksOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    const buffers = [Buffer.alloc(BLOCK), Buffer.alloc(BLOCK)] as const;
    for (let turn = 0; ; turn ^= 1) {
      const buffer = buffers[turn === 0 ? 0 : 1];
      const { bytesRead } = await handle.read(buffer, 0, BLOCK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const failing = (path: string, error: unknown): Source => ({
  name: path,
  size: null,
  stream: () => {
    throw error;
  },
});

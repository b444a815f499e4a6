import { readFileSync, statSync } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './options.ts';

/** Large reads keep the system ahead of the scanners; a small file takes no more than it needs. */
const BLOCK = 2 * 1024 * 1024;

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
    const found = statSync(path);
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
  stream: () => (size !== null && size <= SMALL ? allOf(path) : blocksOf(path, size)),
});

/** Read at once: each turn of Node's threads takes a start of its time, on a busy machine the most of it. */
async function* allOf(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}
const SMALL = 256 * 1024;

/**
 * The next block is read while the one at hand is looked at.
 * INVARIANT: a block is good until the one after the next is asked for; three buffers take turns, so that a file of any size costs
 * no memory (a read stream's fresh buffers cost 45 MB at 300 MB). Who keeps bytes longer copies them, as `pull` does.
 */
async function* blocksOf(path: string, size: number | null): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  // A byte more than the file has, so that its end is seen at once.
  const length = Math.min(BLOCK, (size ?? BLOCK) + 1);
  const buffers = Array.from({ length: 3 }, () => Buffer.alloc(length));
  let reading: ReturnType<typeof handle.read> | null = null;
  try {
    for (let turn = 0; ; turn = (turn + 1) % buffers.length) {
      reading ??= handle.read(buffers[turn] as Buffer, 0, length);
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      reading = handle.read(buffers[(turn + 1) % buffers.length] as Buffer, 0, length);
      yield (buffer as Buffer).subarray(0, bytesRead);
    }
  } finally {
    // Whoever stops early leaves a read under way: it ends before the file is closed, and nobody asks how.
    await reading?.catch(() => {});
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

import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import {
  lstat,
  mkdir,
  open,
  opendir,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileSink, Folder, ReadFile } from './files.ts';

/** The exported log in a folder of the file system. A link in place of a file is not followed. */
export const folderAt = (root: string): Folder => ({
  read: (path, most) => readWhole(join(root, path), most, lstat),
  stream: async (path) => {
    const stats = await statsOf(join(root, path));
    return stats?.isFile() ? createReadStream(join(root, path)) : null;
  },
  list: () => filesBelow(root),
});

async function statsOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch {
    return null;
  }
}

/** A file of at most so many bytes. Throws nothing: whatever is there is somebody's. Follows links unless given `lstat`. */
export async function readWhole(
  path: string,
  most: number,
  statsOf: (path: string) => Promise<Stats> = stat,
): Promise<ReadFile> {
  try {
    const stats = await statsOf(path);
    if (!stats.isFile()) return { kind: 'unreadable', why: 'it is no file' };
    if (stats.size > most) return { kind: 'too-large', bytes: stats.size };
    const file = await open(path, 'r');
    try {
      // One byte more than may be: a file that grows meanwhile does not grow without end.
      const { bytesRead, buffer } = await readFull(file, most);
      if (bytesRead > most) return { kind: 'too-large', bytes: bytesRead };
      return { kind: 'bytes', bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing' }
      : { kind: 'unreadable', why: code };
  }
}

async function readFull(file: Awaited<ReturnType<typeof open>>, most: number) {
  const { size } = await file.stat();
  const buffer = new Uint8Array(Math.min(size, most) + 1);
  let bytesRead = 0;
  while (bytesRead < buffer.length) {
    const read = await file.read(buffer, bytesRead, buffer.length - bytesRead, bytesRead);
    if (read.bytesRead === 0) break;
    bytesRead += read.bytesRead;
  }
  return { bytesRead, buffer };
}

/** Ends where a part can't be listed: these names are told as they are found, and nothing hangs on their being all. */
async function* filesBelow(root: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(root, { recursive: true })) {
      if (entry.isDirectory()) continue;
      yield relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

/** Whether a folder may be written into: it is not there yet, or empty. */
export async function isFree(root: string): Promise<boolean> {
  try {
    return (await readdir(root)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

/** Writes an export into a folder that is free. Never over a file. */
export function sinkAt(root: string): FileSink {
  const made = new Set<string>();
  return {
    write: async (path, content, { secret } = { secret: false }) => {
      const file = join(root, path);
      if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
      made.add(dirname(file));
      const options = { flag: 'wx', mode: secret ? 0o600 : 0o644 };
      if (content instanceof Uint8Array) await writeFile(file, content, options);
      else
        await pipeline(
          Readable.from(content),
          createWriteStream(file, { flags: options.flag, mode: options.mode }),
        );
    },
  };
}

/**
 * Puts a small file in place of the one before, whole or not at all, and on the disk before it returns. The checkpoint goes there
 * before anybody sees it: then no restored database can have signed one that this file does not know.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(part, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

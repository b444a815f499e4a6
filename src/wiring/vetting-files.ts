import { opendirSync, statSync, type Dir } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../cli/user-error.ts';

/** Files of what was named: folders with all that lies within, paths from the standard input. What can't be opened is said when it is tried. */
export async function* listed(words: readonly string[]): AsyncGenerator<string, void> {
  for (const word of words) {
    if (word === '-') {
      const { createInterface } = await import('node:readline');
      for await (const line of createInterface({ input: process.stdin })) {
        if (line !== '') yield* within(line);
      }
    } else yield* within(word);
  }
}

/** GUARD: links are not followed, so that a folder can't contain itself. */
const DEEPEST = 64;

function* within(path: string, depth = 0): Generator<string, void> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) {
    yield path;
    return;
  }
  if (depth > DEEPEST) throw new UserError(`${path}: folders lie too deep within each other`);
  const names: string[] = [];
  const folders = new Set<string>();
  const folder = opened(path);
  if (folder === null) {
    // Why it can't be opened is said where it is tried.
    yield path;
    return;
  }
  for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) folders.add(entry.name);
    if (entry.isDirectory() || entry.isFile()) names.push(entry.name);
  }
  folder.closeSync();
  for (const name of names.toSorted()) {
    if (folders.has(name)) yield* within(join(path, name), depth + 1);
    else yield join(path, name);
  }
}

function opened(path: string): Dir | null {
  try {
    return opendirSync(path);
  } catch {
    return null;
  }
}

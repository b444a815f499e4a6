import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * What `make` makes of files with this digest: from `folder`, where an earlier start kept it under this name, else made and kept.
 * It must be the same after a turn through JSON. The folder may be deleted at any time; where it can't be written, nothing is kept.
 * INVARIANT: what was kept is used only where the files, the code, the packages and Node are the same as then, and nothing of it
 * is damaged. The folder is the compile cache's: whoever can write to it could lay code there as well.
 */
export async function recall<T>(
  folder: string,
  name: string,
  digest: string,
  make: () => Promise<T>,
): Promise<T> {
  const text = async (): Promise<string> => JSON.stringify(await make());
  return JSON.parse(await recallText(folder, name, digest, text)) as T;
}

/**
 * The same of a text of JSON, in ASCII: for whoever hands it on, since to read it and write it again would take as long as a small app takes to be read, or reads
 * it in parts.
 */
export async function recallText(
  folder: string,
  name: string,
  digest: string,
  make: () => Promise<string>,
): Promise<string> {
  const path = join(folder, `${name}.json`);
  const key = createHash('sha256').update(`${digest}\n${codeDigest()}`).digest('hex');
  const found = find(path, key);
  if (found !== null) return found;
  const made = ascii(await make());
  keep(folder, path, key, made);
  return made;
}

function find(path: string, key: string): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  const content = bytes.subarray(HEAD);
  if (bytes.toString('latin1', 0, HEAD) !== headOf(key, content)) return null;
  return content.toString('latin1');
}

/** The key is a SHA-256 in hex; the checksum shows damage, of which a disk is capable, and no more. */
const headOf = (key: string, content: string | Uint8Array): string =>
  `${key} ${crc32(content).toString(16).padStart(8, '0')}\n`;
const HEAD = 64 + 1 + 8 + 1;

/** JSON in ASCII is read in two thirds of the time. */
const ascii = (json: string): string =>
  json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Whole or not at all: another start may read it at the same time. */
function keep(folder: string, path: string, key: string, content: string): void {
  const part = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(part, headOf(key, content) + content, { flag: 'wx' });
    renameSync(part, path);
  } catch {
    // An installation that may only be read is none to complain of.
    if (existsSync(part)) rmSync(part, { force: true });
  }
}

let known: string | null = null;

/** Of all that turns files into what is kept: this folder, `core`, and the packages' versions, which are exact. */
function codeDigest(): string {
  if (known !== null) return known;
  const sum = createHash('sha256').update(process.version);
  for (const folder of [import.meta.dirname, join(import.meta.dirname, '../core')])
    for (const file of readdirSync(folder).toSorted())
      if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
        sum.update(`${file}\n`).update(readFileSync(join(folder, file)));
  sum.update(readFileSync(join(import.meta.dirname, '../../package.json')));
  return (known = sum.digest('hex'));
}

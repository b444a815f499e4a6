/**
 * Real app files, changed where readers look, read again: none may throw, none may stand still, and none may be read more often than its size allows. The
 * same seed gives the same files. Changes go by the formats (fields of archive, manifest, resources, code, signing block, programs, lists and messages) and
 * not by coverage: of jazzer.js, version 4 has no build for the C library of Debian 12, and version 2 fetches its own when it is installed.
 *
 *   node .ci/vetting-fuzz.ts [COUNT] [SEED]    1,500 and 1 unless said; `npm run fuzz` for longer
 *
 * A file that fails is left in the folder for temporary files, and its name said.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { analyse } from '../src/analysis/analyse.ts';
import { ofBytes } from '../src/analysis/source.ts';
import { readKnowledge } from '../src/catalogue/knowledge.ts';
import { examine } from '../src/core/vetting/examine.ts';
import { fieldsOf } from './vetting-fields.ts';
import { seeds } from './vetting-seeds.ts';

const [count = 1_500, seed = 1] = process.argv.slice(2).map(Number);
/** Milliseconds of one file; a busy machine takes some, a reader that stands still takes all. */
const MOST = 20_000;

const SEEDS = seeds();
const WANTED =
  /AndroidManifest\.xml$|\.arsc$|\.dex$|META-INF|Info\.plist$|\.mobileprovision$|\.xcprivacy$|\/Demo$/;
/** So often a file may be read over: once for each hash, signature, entry and look at its end. */
const TIMES = 40;
const NUMBERS = [0, 1, 7, 8, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

// Mulberry32: small, and the same everywhere.
let state = seed >>> 0;
function random(below: number): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, below);
}
const oneOf = <T>(items: readonly T[]): T => items[random(items.length)] as T;

/** Changes that meet lengths, counts and offsets more often than chance would. */
/** One to three fields of the format become another number: one that is often mishandled, one near by, or any. */
function changeFields(bytes: Buffer): Buffer {
  const fields = fieldsOf(bytes);
  for (let i = random(3); i >= 0 && fields.length > 0; i--) {
    const { at, bytes: size } = oneOf(fields);
    const before = bytes.readUIntLE(at, size);
    const value = oneOf([
      oneOf(NUMBERS),
      before + random(9) - 4,
      random(2 ** 31),
      bytes.length,
      at,
    ]);
    bytes.writeUIntLE(((value % 2 ** (8 * size)) + 2 ** (8 * size)) % 2 ** (8 * size), at, size);
  }
  return bytes;
}

const CHANGES: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => {
    for (let i = random(8); i >= 0; i--) bytes[random(bytes.length)] = random(256);
    return bytes;
  },
  (bytes) => {
    for (let i = random(3); i >= 0 && bytes.length > 4; i--)
      bytes.writeUInt32LE(oneOf(NUMBERS), random(bytes.length - 3) & ~(random(2) * 3));
    return bytes;
  },
  (bytes) => {
    // Numbers that are offsets or sizes are near to what they were, or to the file's own length.
    const at = random(Math.max(1, bytes.length - 3)) & ~3;
    if (at + 4 <= bytes.length)
      bytes.writeUInt32LE(
        (oneOf([bytes.readUInt32LE(at), bytes.length]) + random(9) - 4) >>> 0,
        at,
      );
    return bytes;
  },
  (bytes) => bytes.subarray(0, random(bytes.length)),
  (bytes) => {
    const at = random(bytes.length);
    const from = random(bytes.length);
    const piece = bytes.subarray(from, from + random(400));
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  },
  (bytes) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(40))]);
  },
  (bytes) => {
    bytes.copy(bytes, random(bytes.length), random(bytes.length), random(bytes.length));
    return bytes;
  },
];

function changed(): Buffer {
  const whole = Buffer.from(oneOf(SEEDS));
  const change = (bytes: Buffer): Buffer => {
    let result = bytes;
    for (let i = random(3); i >= 0; i--)
      if (result.length > 8) result = (random(2) === 0 ? changeFields : oneOf(CHANGES))(result);
    return result;
  };
  // Half of them in the archive itself (its signing block among it), half within an entry.
  if (random(2) === 0) return change(whole);
  const entries = unzipSync(whole);
  const names = Object.keys(entries).filter((name) => WANTED.test(name));
  const name = oneOf(names);
  const content = entries[name];
  if (content !== undefined) entries[name] = change(Buffer.from(content));
  return Buffer.from(zipSync(entries, { level: 1 }));
}

const { knowledge } = readKnowledge('catalogue');
const ends = new Map<string, number>();
const codes = new Set<string>();
let slowest = 0;
for (let i = 0; i < count; i++) {
  const bytes = changed();
  const started = performance.now();
  try {
    const counted = countingSource(bytes);
    const analysed = analyse(counted.source);
    if (counted.bytes() > bytes.length * TIMES + 2 ** 24)
      fail(bytes, i, `read ${counted.bytes()} bytes`);
    const { outcome, findings } = examine(
      { sha256: '', size: bytes.length, ...analysed },
      knowledge,
    );
    ends.set(outcome, (ends.get(outcome) ?? 0) + 1);
    for (const { code } of findings) codes.add(code);
  } catch (error) {
    fail(bytes, i, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const took = performance.now() - started;
  slowest = Math.max(slowest, took);
  if (took > MOST) fail(bytes, i, `took ${Math.round(took)} ms`);
}
process.stdout.write(
  `${count} files from ${SEEDS.length} seeds (seed ${seed}): ${[...ends].map(([end, n]) => `${n} ${end}`).join(', ')}; ${codes.size} codes; the slowest took ${Math.round(slowest)} ms\n`,
);

/** What is read is counted, which is the same on every machine; time is not. */
function countingSource(bytes: Buffer) {
  const source = ofBytes(bytes);
  let seen = 0;
  const read = (offset: number, length: number): Uint8Array => {
    seen += Math.max(0, Math.min(length, source.size - offset));
    return source.read(offset, length);
  };
  return { bytes: () => seen, source: { size: source.size, read, glimpse: read } };
}

function fail(bytes: Buffer, number: number, what: string): never {
  const file = join(tmpdir(), `grendel-fuzz-${seed}-${number}.bin`);
  writeFileSync(file, bytes);
  process.stderr.write(`${file}: ${what}\n`);
  process.exit(1);
}

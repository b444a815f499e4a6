import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { ofBytes } from '../source.ts';
import { contentOf, openZip } from './open-zip.ts';
import { endRecord, writeZip, zeros } from './write-zip.fixture.ts';
import type { Part } from './write-zip.fixture.ts';

const SEED = 'agent-device/android/ime-helper/dist/agent-device-android-ime-helper-0.21.5.apk';

/** A real APK of 12.8 kB, from a dev dependency. */
export const seedBytes = (): Uint8Array =>
  readFileSync(new URL(`../../../node_modules/${SEED}`, import.meta.url));

/** What is in it, signatures left out, to be zipped again. */
export const seedParts = (): readonly Part[] => {
  const zip = openZip(ofBytes(seedBytes()), () => undefined);
  if (zip.kind !== 'zip') throw new Error('the seed is no archive');
  const isTable = (name: string): number => Number(name === 'resources.arsc');
  return (
    zip.entries
      .filter(({ name }) => !name.startsWith('META-INF/'))
      // In front, its content begins at 44: Android wants it on a boundary of four bytes.
      .toSorted((a, b) => isTable(b.name) - isTable(a.name))
      .map((entry) => ({
        name: entry.name,
        content: contentOf(zip, entry, 2 ** 20) as Uint8Array,
        method: entry.method,
      }))
  );
};

const MANIFEST = 'AndroidManifest.xml';
const DECOY: Part = { name: MANIFEST, content: 'not the manifest' };

/** The seed with one part changed. */
const having = (name: string, change: (part: Part) => Partial<Part>): readonly Part[] =>
  seedParts().map((part) => (part.name === name ? { ...part, ...change(part) } : part));
const manifest = (change: Partial<Part>): Uint8Array => writeZip(having(MANIFEST, () => change));
const more = (...parts: readonly Part[]): Uint8Array => writeZip([...seedParts(), ...parts]);
const directorySize = (): number =>
  seedParts().reduce((sum, { name }) => sum + 46 + name.length, 0);

/** How the ZIP of an APK was changed, in the order of the page that lists what tools make of each. */
export const ZIP_MUTATIONS = {
  'encrypted bit in both headers': () => manifest({ local: { flags: 1 }, central: { flags: 1 } }),
  'encrypted bit in the central directory only': () => manifest({ central: { flags: 1 } }),
  'encrypted bit in the local header only': () => manifest({ local: { flags: 1 } }),
  'a version needed of 25.5': () => manifest({ local: { needs: 255 }, central: { needs: 255 } }),
  'a version needed of 25.5 in the local header only': () => manifest({ local: { needs: 255 } }),
  'a comment that is longer than the file': () => {
    const bytes = Buffer.from(writeZip(seedParts()));
    bytes.writeUInt16LE(7, bytes.length - 2);
    return bytes;
  },
  'another archive before it': () =>
    Buffer.concat([
      writeZip([DECOY, { name: 'classes.dex', content: 'x' }]),
      writeZip(seedParts()),
    ]),
  'method 7261, stored': () => manifest({ method: 7261 }),
  'method 7261, stored, CRC wrong': () =>
    manifest({ method: 7261, local: { crc: 1 }, central: { crc: 1 } }),
  'method local 0, central 8': () => manifest({ method: 8, local: { method: 0 } }),
  'method local 0, central 0x2C2C, stored': () =>
    manifest({ method: 0, local: { method: 0 }, central: { method: 0x2c2c } }),
  'method local 0, central 0x2C2C, deflated': () =>
    writeZip(
      having(MANIFEST, ({ content }) => ({
        packed: deflateRawSync(Buffer.from(content)),
        local: { method: 0 },
        central: { method: 0x2c2c },
      })),
    ),
  'bytes behind the deflated manifest, in its packed size': () =>
    writeZip(
      having(MANIFEST, ({ content }) => ({
        method: 8,
        packed: Buffer.concat([deflateRawSync(Buffer.from(content)), Buffer.from('dex\n035\0')]),
      })),
    ),
  'a decoy manifest first': () => writeZip([DECOY, ...seedParts()]),
  'a decoy manifest last': () => more(DECOY),
  'local name differs': () => manifest({ local: { name: 'AndroidManifest.xmX' } }),
  'local sizes wrong': () => manifest({ local: { size: 7, packed: 7 } }),
  'central size 0x7FFFFFFF': () => manifest({ central: { size: 0x7fff_ffff } }),
  'central packed size 0x7FFFFFFF': () => manifest({ central: { packed: 0x7fff_ffff } }),
  'CRC wrong in both headers': () => manifest({ local: { crc: 1 }, central: { crc: 1 } }),
  'local extra field of 4,000 bytes 0xFF': () => manifest({ extra: Buffer.alloc(4000, 0xff) }),
  'path names': () =>
    more(
      { name: '../../../../etc/passwd', content: 'x' },
      { name: '/data/local/tmp/x', content: 'x' },
      { name: 'C:\\x', content: 'x' },
    ),
  'classes.dex/ as a directory with content': () =>
    more({ name: 'classes.dex/', content: 'dex\n035\0' }),
  'count 0xFFFF': () => writeZip(seedParts(), { end: { entries: 0xffff } }),
  'disk 7': () => writeZip(seedParts(), { end: { disk: 7 } }),
  'end record inside the comment': () =>
    writeZip(seedParts(), {
      end: {
        comment: endRecord({
          entries: 0,
          disk: 0,
          directorySize: 0,
          directoryOffset: 0,
          comment: new Uint8Array(),
        }),
      },
    }),
  '300 bytes behind the end': () => writeZip(seedParts(), { after: Buffer.alloc(300, 0x41) }),
  'code before the archive, offsets adjusted (Janus)': () =>
    writeZip(seedParts(), {
      before: Buffer.from(`dex\n035\0${'x'.repeat(500)}`),
      isAdjusted: true,
    }),
  '1,000 bytes before, offsets not adjusted': () =>
    writeZip(seedParts(), { before: Buffer.alloc(1000, 0x41) }),
  'an asset of 1 GiB in 1 MB': () =>
    more({
      name: 'assets/zeros.bin',
      content: '',
      packed: zeros(1024),
      local: { size: 2 ** 30 },
      central: { size: 2 ** 30 },
    }),
  'a manifest of 256 MiB that says 2,212 bytes': () => manifest({ packed: zeros(256) }),
  '65,000 entries': () =>
    more(
      ...Array.from({ length: 65_000 }, (_, index) => ({
        name: `res/${index}`,
        content: '',
        method: 0,
      })),
    ),
  'odd names': () =>
    more(
      { name: 'x'.repeat(60_000), content: 'x' },
      { name: `${'a/'.repeat(1000)}b`, content: 'x' },
      { name: `assets/${'\u0651'.repeat(3000)}`, content: 'x' },
      { name: 'assets/\u0001\u0007', content: 'x' },
      { name: 'assets/\u202Efdp.apk', content: 'x' },
      { name: 'androidmanifest.XML', content: 'x' },
      { name: '', content: 'x' },
    ),
  'a name with NUL': () => more({ name: 'classes2.dex\0.png', content: 'x' }),
  'a name that is not UTF-8': () => more({ name: Buffer.from([0x61, 0xff, 0xfe]), content: 'x' }),
  'size of the central directory too small': () =>
    writeZip(seedParts(), { end: { directorySize: 50 } }),
  'size of the central directory too large': () =>
    writeZip(seedParts(), { end: { directorySize: directorySize() + 5000 } }),
  'offset of the central directory wrong': () =>
    writeZip(seedParts(), { end: { directoryOffset: 5 } }),
  'a count that hides the last entry': () =>
    writeZip(seedParts(), { end: { entries: seedParts().length - 1 } }),
  'two entries over the same bytes': () => withSharedData(),
  'the end cut off': () => writeZip(seedParts()).subarray(0, -30),
  'a broken stream in an entry that nobody needs': () =>
    more({ name: 'res/a.png', content: 'PNG'.repeat(50), packed: Buffer.alloc(40, 0xff) }),
  'nothing in the archive': () => writeZip([]),
} as const satisfies Readonly<Record<string, () => Uint8Array>>;

export type ZipMutation = keyof typeof ZIP_MUTATIONS;

/** Two records of the directory point to the first entry. */
const withSharedData = (): Uint8Array => {
  const bytes = Buffer.from(writeZip([...seedParts(), { name: 'x', content: 'x' }]));
  const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(0, last + 42);
  return bytes;
};

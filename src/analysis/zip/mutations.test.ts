import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ofBytes } from '../source.ts';
import { seedParts, ZIP_MUTATIONS } from './mutations.fixture.ts';
import type { ZipMutation } from './mutations.fixture.ts';
import { contentOf, openZip } from './open-zip.ts';

const MOST = 64 * 2 ** 20;
const GENUINE = Buffer.from(
  seedParts().find(({ name }) => name === 'AndroidManifest.xml')?.content ?? '',
);

const examine = (mutation: ZipMutation) => {
  const findings: FileFinding[] = [];
  const zip = openZip(ofBytes(ZIP_MUTATIONS[mutation]()), (finding) => findings.push(finding));
  const told = () => [
    ...new Set(findings.map(({ code, facts }) => [code, facts['kind']].filter(Boolean).join(' '))),
  ];
  if (zip.kind !== 'zip') return { manifest: zip.why, told: told(), findings };
  const entry = zip.entry('AndroidManifest.xml');
  const content = entry === null ? 'missing' : contentOf(zip, entry, MOST);
  const manifest =
    typeof content === 'string' ? content : GENUINE.equals(content) ? 'genuine' : 'another';
  return { manifest, told: told(), findings };
};

/** What becomes of the manifest, and the findings that say what the phone and the tools would do. */
const EXPECTED: Readonly<
  Record<ZipMutation, readonly [manifest: string, ...findings: readonly string[]]>
> = {
  'encrypted bit in both headers': ['genuine', 'zip.encrypted-flag'],
  'encrypted bit in the central directory only': ['genuine', 'zip.encrypted-flag'],
  'encrypted bit in the local header only': ['genuine', 'zip.encrypted-flag'],
  'a version needed of 25.5': ['genuine', 'zip.version-needed'],
  'a version needed of 25.5 in the local header only': ['genuine', 'zip.version-needed'],
  'a comment that is longer than the file': ['genuine', 'zip.trailing-bytes'],
  'another archive before it': ['genuine', 'zip.offsets-shifted', 'zip.prefix'],
  'method 7261, stored': ['genuine', 'zip.method-unknown'],
  'method 7261, stored, CRC wrong': ['genuine', 'zip.method-unknown', 'zip.crc-wrong'],
  'method local 0, central 8': ['genuine', 'zip.local-differs method'],
  'method local 0, central 0x2C2C, stored': [
    'genuine',
    'zip.method-unknown',
    'zip.local-differs method',
  ],
  'method local 0, central 0x2C2C, deflated': [
    'genuine',
    'zip.method-unknown',
    'zip.local-differs method',
  ],
  'bytes behind the deflated manifest, in its packed size': ['genuine', 'zip.size-differs packed'],
  'a decoy manifest first': ['another', 'zip.duplicate-name'],
  'a decoy manifest last': ['genuine', 'zip.duplicate-name'],
  'local name differs': ['genuine', 'zip.local-differs name'],
  'local sizes wrong': ['genuine', 'zip.local-differs sizes'],
  'central size 0x7FFFFFFF': [
    'genuine',
    'zip.bomb ratio',
    'zip.local-differs sizes',
    'zip.size-differs content',
  ],
  'central packed size 0x7FFFFFFF': [
    'genuine',
    'zip.size-differs declared',
    'zip.size-differs packed',
    'zip.local-differs sizes',
    'zip.overlap',
  ],
  'CRC wrong in both headers': ['genuine', 'zip.crc-wrong'],
  'local extra field of 4,000 bytes 0xFF': ['genuine', 'zip.local-differs extra'],
  'path names': ['genuine', 'zip.name-odd path'],
  'classes.dex/ as a directory with content': ['genuine', 'zip.name-odd directory-like'],
  'count 0xFFFF': ['genuine', 'zip.count-differs'],
  'disk 7': ['genuine', 'zip.disk-number'],
  'end record inside the comment': ['genuine', 'zip.end-record-many'],
  '300 bytes behind the end': ['genuine', 'zip.trailing-bytes'],
  'code before the archive, offsets adjusted (Janus)': ['genuine', 'zip.prefix'],
  '1,000 bytes before, offsets not adjusted': ['genuine', 'zip.offsets-shifted', 'zip.prefix'],
  'an asset of 1 GiB in 1 MB': ['genuine', 'zip.bomb ratio'],
  'a manifest of 256 MiB that says 2,212 bytes': ['limit', 'zip.bomb stream'],
  '65,000 entries': ['genuine'],
  'odd names': [
    'genuine',
    'zip.name-odd long',
    'zip.name-odd deep',
    'zip.name-odd marks',
    'zip.name-odd control',
    'zip.name-odd bidi',
    'zip.name-odd case',
    'zip.name-odd empty',
  ],
  'a name with NUL': ['genuine', 'zip.name-odd nul', 'zip.name-odd control'],
  'a name that is not UTF-8': ['genuine', 'zip.name-odd not-utf8'],
  'size of the central directory too small': ['genuine', 'zip.directory-differs size'],
  'size of the central directory too large': ['genuine', 'zip.directory-differs size'],
  'offset of the central directory wrong': ['genuine', 'zip.directory-differs offset'],
  'a count that hides the last entry': ['genuine', 'zip.count-differs', 'zip.unlisted-bytes'],
  'two entries over the same bytes': [
    'genuine',
    'zip.local-differs method',
    'zip.local-differs name',
    'zip.local-differs sizes',
    'zip.overlap',
    'zip.unlisted-bytes',
  ],
  'the end cut off': ['no-end-record', 'zip.no-end-record no-end-record'],
  'a broken stream in an entry that nobody needs': ['genuine'],
  'nothing in the archive': ['no-entries', 'zip.directory-differs no-entries'],
};

for (const [mutation, [manifest, ...findings]] of Object.entries(EXPECTED))
  test(`an APK with ${mutation}: the manifest is ${manifest}`, () => {
    const examined = examine(mutation as ZipMutation);
    assert.deepEqual(
      [examined.manifest, ...examined.told.toSorted()],
      [manifest, ...findings.toSorted()],
    );
  });

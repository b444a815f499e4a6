import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AppId } from '../../core/statements.ts';
import { examine } from '../../core/vetting/examine.ts';
import { factsOf, type FactsCase } from '../../core/vetting/facts.fixture.ts';
import { kit, KNOWN } from '../../core/vetting/knowledge.fixture.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { HOSTILE } from '../testing.ts';
import { ran, type Ran } from '../testing-world.ts';
import type { FileOutcome, VettingDoor } from './door.ts';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../spec/${name}`, import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addSchema(schemaOf('scan.schema.json'));
const isResult = ajv.compile(schemaOf('vet.schema.json'));

const KNOWLEDGE = {
  ...KNOWN,
  kits: [
    kit('dance-kit', 'bigdance', {
      name: 'Dance Kit',
      packages: ['com.bigdance'],
      libraries: ['libdance.so'],
      domains: ['bigdance.example'],
    }),
  ],
  identifiers: [{ platform: 'android', identifier: 'com.clip.app', app: 'clip' as AppId }],
} as const;
const SHA = { prohibited: 'a'.repeat(64), plain: 'b'.repeat(64), broken: 'c'.repeat(64) };

const examined = (sha256: string, facts: FactsCase, more: Partial<Examined> = {}): Examined => ({
  ...examine({ sha256, size: 3_076_294, findings: [], facts: factsOf(facts) }, KNOWLEDGE),
  ...more,
});
const DANCING = examined(SHA.prohibited, {
  identifier: 'nl.example.dance',
  labelled: ['Dancing'],
  components: ['com.bigdance.Service'],
  libraries: ['libdance.so'],
  dex: [['com.bigdance.A', 'com.bigdance.B', 'com.bigdance.C']],
  talksTo: ['api.bigdance.example', 'example.org'],
  permissions: ['android.permission.ACCESS_FINE_LOCATION', 'android.permission.INTERNET', 'x.Y'],
  signedBy: ['5'.repeat(64)],
});
const PLAIN = examined(SHA.plain, {
  identifier: 'nl.example.plain',
  labelled: ['Plain'],
  dex: [['nl.example.plain.Main']],
  signedBy: ['5'.repeat(64)],
});
const BROKEN: Examined = {
  ...PLAIN,
  sha256: SHA.broken,
  outcome: 'not-readable',
  why: 'damaged',
  told: null,
  whose: { kind: 'unknown' },
  evidence: [],
  findings: [
    {
      code: 'zip.no-end-record',
      place: { entry: '', offset: null },
      phoneReads: null,
      toolsRead: null,
      facts: { begins: 'zip' },
    },
  ],
};
const PICTURE: Examined = { ...BROKEN, sha256: 'd'.repeat(64), why: 'no-app-file', findings: [] };

/** A disk on which these files lie; a file that isn't there can't be opened. */
function disk(
  files: Readonly<Record<string, Examined>>,
  kept: { lines: readonly string[]; written: string[] } = { lines: [], written: [] },
): VettingDoor {
  return {
    listed: async function* (words) {
      for (const word of words) {
        if (word.endsWith('/')) yield* Object.keys(files).filter((file) => file.startsWith(word));
        else yield word;
      }
    },
    async *examine(listed, { isKnown }): AsyncGenerator<FileOutcome> {
      const seen = new Map<string, string>();
      for await (const file of listed) {
        const found = files[file];
        if (found === undefined) yield { file, kind: 'not-opened', code: 'ENOENT' };
        else if (seen.has(found.sha256) || isKnown(found.sha256)) {
          const as = seen.get(found.sha256) ?? null;
          yield { file, kind: 'same', sha256: found.sha256, as };
        } else {
          seen.set(found.sha256, file);
          yield { file, kind: 'examined', examined: found };
        }
      }
    },
    results: () => ({
      lines: kept.lines,
      write: (line) => void kept.written.push(line),
      end: () => {},
    }),
  };
}
const vet = (words: string, files: Readonly<Record<string, Examined>>): Promise<Ran> =>
  ran(['vet', ...words.split(' ')], { vetting: disk(files) });
const jsonOf = (text: string): Record<string, unknown> =>
  JSON.parse(text) as Record<string, unknown>;

test('one app, for people: verdict first, then whose it is, what is inside with its place, what it may reach', async () => {
  const { exit, out, err } = await vet('dance.apk', { 'dance.apk': DANCING });
  assert.deepEqual([exit, err], [1, '']);
  const [title, , hash, , verdict] = out.split('\n');
  assert.equal(title, 'Dancing');
  assert.equal(hash, `SHA-256 ${SHA.prohibited}`);
  assert.match(
    verdict ?? '',
    /^UNDETERMINED under nl: Dancing contains Dance Kit of BigDance Ltd\./,
  );
  for (const said of [
    /Not in the catalogue, and nobody on record signed it\./,
    /certain {3}contains Dance Kit, by BigDance Ltd\.\n {12}3 classes com\.bigdance · in classes\.dex at 0x1/,
    /native library libdance\.so · in lib\/arm64-v8a\/libdance\.so at 0x0/,
    /MAY REACH\n {2}location\n {2}Without asking: the network\n {2}Others: x\.Y/,
    /TALKS TO\n {2}api\.bigdance\.example · example\.org/,
  ])
    assert.match(out, said);
  for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
});

test('reasons speak of the app that a file says it is, and its own name stands at the top', async () => {
  const fake = examined('f'.repeat(64), {
    identifier: 'com.clip.app',
    labelled: ['Cl1p'],
    signedBy: ['5'.repeat(64)],
  });
  const { exit, out } = await vet('fake.apk', { 'fake.apk': fake });
  assert.equal(exit, 1);
  assert.match(out, /^Cl1p\n/);
  assert.match(out, /PROHIBITED under nl: Clip is published by Clip Pte\. Ltd\./);
  assert.match(out, /It says it is Clip\. No key of that app is on record/);
});

test('an app of which nothing is known is not assessed, and never called good', async () => {
  const { exit, out } = await vet('plain.apk', { 'plain.apk': PLAIN });
  assert.equal(exit, 0);
  assert.match(out, /^NOT ASSESSED under nl: the catalogue does not know this app/m);
  assert.match(out, /That is no statement that it is\s+good\./);
});

test('what can not be read says why, and what is no app file as well', async () => {
  const { exit, out } = await vet('broken.apk', { 'broken.apk': BROKEN });
  assert.equal(exit, 2);
  assert.match(out, /^NOT READABLE: the archive is damaged/m);
  assert.match(out, /\(begins: zip\)\.\s+\[zip\.no-end-record,\s+clears\s+nothing\]/);
  const picture = await vet('picture.png', { 'picture.png': PICTURE });
  assert.deepEqual([picture.exit, /this is no app file/.test(picture.out)], [2, true]);
  assert.doesNotMatch(picture.out, /OPEN/);
  const nowhere = await vet('nowhere.apk', {});
  assert.deepEqual(
    [nowhere.exit, nowhere.out, nowhere.err],
    [2, '', 'nowhere.apk: there is no such file\n'],
  );
});

test('hostile names stay on their line and move nothing', async () => {
  const hostile = examined('e'.repeat(64), {
    identifier: HOSTILE,
    labelled: [HOSTILE],
    permissions: [HOSTILE],
    talksTo: [HOSTILE],
    components: [`com.bigdance.${HOSTILE}`],
    signedBy: [],
  });
  for (const words of ['x.apk', 'x.apk y.apk']) {
    const { out } = await vet(words, { 'x.apk': hostile, 'y.apk': PLAIN });
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b]/);
  }
  const { out } = await vet('x.apk --json', { 'x.apk': hostile });
  assert.ok(isResult(jsonOf(out)), JSON.stringify(isResult.errors));
});

test('JSON is what spec/vet.schema.json says: an object for one file, a line each for several', async () => {
  const files = { 'a.apk': DANCING, 'b.apk': PLAIN, 'c.apk': BROKEN, 'd.apk': DANCING };
  for (const file of Object.keys(files)) {
    const { exit, out } = await vet(`${file} --json`, files);
    const json = jsonOf(out);
    assert.ok(isResult(json), JSON.stringify(isResult.errors, null, 2));
    assert.equal(json['exit'], exit);
  }
  const { exit, out } = await vet('a.apk b.apk c.apk d.apk e.apk --json', files);
  const lines = out.trimEnd().split('\n').map(jsonOf);
  assert.equal(exit, 1);
  assert.deepEqual(
    lines.map(({ kind, answer }) => answer ?? kind),
    ['found', 'nothing-found', 'not-readable', 'same', 'not-opened'],
  );
  for (const line of lines) assert.ok(isResult(line), JSON.stringify(isResult.errors, null, 2));
  assert.ok(!isResult({ ...lines[0], holder: 'x' }));
});

test('of a folder: a line each and a sum; what is no app is counted and is no fault', async () => {
  const files = { 'apps/a.apk': PLAIN, 'apps/readme.txt': PICTURE, 'apps/c.apk': PLAIN };
  const { exit, out } = await vet('apps/', files);
  assert.equal(exit, 0);
  assert.match(out, /^not assessed {3}a\.apk +nl\.example\.plain/m);
  assert.match(out, /^same +c\.apk +as apps\/a\.apk$/m);
  assert.match(out, /2 files · 0 with something found · 1 without .* · 1 other file no app/);
  assert.equal((await vet('apps/', { 'apps/readme.txt': PICTURE })).exit, 2, 'no app at all');
});

test('a batch that is gone on with reads nothing twice, and ends as all of it did', async () => {
  const first = { lines: [], written: [] as string[] };
  const files = { 'apps/a.apk': DANCING, 'apps/b.apk': PLAIN };
  await ran(['vet', 'apps/', '--out', 'o'], { vetting: disk(files, first) });
  assert.equal(first.written.length, 2);
  const again = { lines: first.written, written: [] as string[] };
  const { exit, out } = await ran(['vet', 'apps/', '--out', 'o', '--resume'], {
    vetting: disk({ ...files, 'apps/new.apk': BROKEN }, again),
  });
  assert.equal(exit, 1, 'found in the earlier run');
  assert.deepEqual(
    again.written.map((line) => jsonOf(line)['kind']),
    ['examined'],
  );
  assert.match(out, /2 read before/);
  const foreign = { lines: ['{"some":"thing"}'], written: [] };
  const refused = await ran(['vet', 'a', '--out', 'o', '--resume'], { vetting: disk({}, foreign) });
  assert.deepEqual([refused.exit, refused.out], [2, '']);
  assert.equal((await ran(['vet', 'a', '--resume'])).exit, 2);
  assert.equal((await ran(['vet', 'a', '--processes', '0'])).exit, 2);
});

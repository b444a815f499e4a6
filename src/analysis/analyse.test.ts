import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from './analyse.ts';
import { makeApk } from './apk/make-apk.fixture.ts';
import { collector } from './collector.ts';
import { ofBytes, type Source } from './source.ts';
import { ZIP_MUTATIONS } from './zip/mutations.fixture.ts';
import { writeZip } from './zip/write-zip.fixture.ts';

const INFO = `<?xml version="1.0"?><plist version="1.0"><dict>
<key>CFBundleIdentifier</key><string>nl.example.ios</string></dict></plist>`;
const IPA = [{ name: 'Payload/Demo.app/Info.plist', content: INFO }];
const APK = makeApk({ package: 'nl.example.droid' });

const told = (bytes: Uint8Array | string): string => {
  const { facts, findings, ...rest } = analyse(ofBytes(Buffer.from(bytes)));
  const codes = findings.map(({ code }) => code).filter((code) => !code.startsWith('ipa.'));
  const what = facts === null ? ('why' in rest ? rest.why : '') : facts.format;
  return [what, facts?.identifier?.name, ...codes].filter(Boolean).join(' ');
};

test('a file is what is in it, whatever it is called', () => {
  assert.equal(told(APK), 'apk nl.example.droid');
  assert.equal(told(writeZip(IPA)), 'ipa nl.example.ios');
  assert.equal(
    told(
      writeZip([
        { name: 'base.apk', content: APK },
        { name: 'toc.pb', content: 'x' },
      ]),
    ),
    'split-apks nl.example.droid',
  );
});

test('what is no app, and what was one before it was cut off', () => {
  assert.equal(told('just a text'), 'no-app-file zip.no-end-record');
  assert.equal(told(''), 'no-app-file zip.no-end-record');
  assert.equal(told(writeZip([{ name: 'a.txt', content: 'x' }])), 'no-app-file apk.no-app');
  assert.equal(told(ZIP_MUTATIONS['the end cut off']()), 'damaged zip.no-end-record');
  assert.equal(told(readFileSync(import.meta.filename)), 'no-app-file zip.no-end-record');
});

test('a file that wants to be two things is read as the phone in question would, and clears nothing', () => {
  const both = makeApk({ package: 'nl.example.droid', files: IPA });
  assert.equal(told(both), 'apk nl.example.droid file.two-platforms');
  const asset = makeApk({ files: [{ name: 'assets/Demo.app/Info.plist', content: INFO }] });
  assert.equal(told(asset), 'apk org.example.app');
});

test('a file of more than four gibibytes is not read at all', () => {
  const read = (): never => {
    throw new Error('nobody reads it');
  };
  const huge: Source = { size: 2 ** 32 + 1, read, glimpse: read };
  const { facts, findings } = analyse(huge);
  assert.deepEqual([facts, findings[0]?.code], [null, 'limit.file-size']);
});

test('findings have a bound, and none of them is lost for others that are many', () => {
  const { report, findings } = collector();
  const finding = { place: { entry: '', offset: null }, phoneReads: null, toolsRead: null };
  for (let i = 0; i < 10_000; i++) report({ ...finding, code: 'zip.crc-wrong', facts: { i } });
  report({ ...finding, code: 'zip.bomb', facts: {} });
  const all = findings();
  assert.equal(all.length, 52);
  assert.deepEqual(
    all.slice(-2).map(({ code, facts }) => [code, facts['count'] ?? null]),
    [
      ['zip.bomb', null],
      ['limit.findings', 10_000],
    ],
  );
});

test('whatever bytes of an app are changed or missing, there is an answer', () => {
  const seeds = [Buffer.from(APK), Buffer.from(writeZip(IPA))];
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255));
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      (seed, changes, cut) => {
        const bytes = Buffer.from(seed);
        for (const [at, value] of changes) bytes[Math.floor(at * (bytes.length - 1))] = value;
        const part = cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length));
        const analysed = analyse(ofBytes(part));
        assert.ok(analysed.facts !== null || 'why' in analysed);
      },
    ),
    { seed: 88, numRuns: 300 },
  );
});

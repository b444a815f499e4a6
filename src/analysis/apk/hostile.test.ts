import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { FILE_FINDING_CODES } from '../../core/vetting/file-finding-codes.ts';
import { seedBytes, ZIP_MUTATIONS } from '../zip/mutations.fixture.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { BERT, makeApk, read } from './make-apk.fixture.ts';

const PACKAGE = 'com.callstack.agentdevice.imehelper';

test('however its ZIP is bent, an app is read as the phone reads it, or a finding says that nothing good follows from it', () => {
  for (const [mutation, make] of Object.entries(ZIP_MUTATIONS)) {
    const { facts, findings } = read(make());
    const isTold = findings.some(
      ({ code }) => FILE_FINDING_CODES[code] === 'blocks-clearing' && code !== 'sig.none',
    );
    assert.ok(facts?.identifier?.name === PACKAGE || isTold, mutation);
  }
});

/** Parts of an app as an attacker could bend them: an archive in an archive, with code, resources and signatures. */
const whole = Buffer.from(
  writeZip([
    { name: 'base.apk', content: seedBytes(), method: 0 },
    {
      name: 'split.apk',
      content: makeApk({
        split: 'a',
        signedBy: BERT,
        files: [{ name: 'assets/a.jar', content: makeApk() }],
      }),
      method: 0,
    },
  ]),
);

test('no byte of an app, and no cut, makes the reader throw, or say nothing where it found no app', () => {
  const change = fc.record({
    place: fc.nat(whole.length - 1),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.constant(Uint8Array.of(255, 255, 255, 255)),
    ),
  });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.nat(whole.length),
      (changes, isCut, cut) => {
        const bytes = Buffer.from(whole);
        for (const { place, bytes: changed } of changes)
          bytes.set(changed.slice(0, bytes.length - place), place);
        const { facts, findings } = read(isCut ? bytes.subarray(0, cut) : bytes);
        assert.ok(facts !== null || findings.length > 0);
        assert.ok(findings.length < 500);
        for (const index of facts?.classes ?? []) index.under('com.callstack');
      },
    ),
    { numRuns: 150 },
  );
});

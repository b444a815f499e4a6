import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collected } from './collected.fixture.ts';
import { MUTATIONS, mutated, seedManifest, type MutationName } from './mutations.fixture.ts';
import { readManifest } from './read-manifest.ts';

/** Codes of the findings, and what is read where it is not the whole of the real manifest. */
const EXPECTED: Readonly<
  Record<
    MutationName,
    {
      readonly codes: readonly string[];
      readonly version?: null;
      readonly code?: null;
      readonly services?: 0;
    }
  >
> = {
  'root type 0': { codes: ['axml.root-type'] },
  'root type 1': { codes: ['axml.root-type'] },
  'root size larger than the file': { codes: ['axml.root-size'] },
  'root header of 12 bytes': { codes: ['axml.root-header'] },
  'string count + 1000': { codes: ['axml.string-count'] },
  'unknown chunk before the pool': { codes: ['axml.unknown-chunk'] },
  'unknown chunk between nodes': { codes: ['axml.chunk-header', 'axml.unknown-chunk'] },
  'garbage after the root': { codes: ['axml.trailing-bytes'] },
  'garbage at the end of the root': { codes: ['axml.trailing-bytes'] },
  'attribute size 0x18': { codes: ['axml.attribute-layout'] },
  'attribute start 0x1C': { codes: ['axml.attribute-layout'] },
  'attribute names blanked': { codes: ['axml.names-blanked'] },
  'end element first': { codes: ['axml.end-before-start'] },
  'strings after a gap of 4272 bytes': { codes: ['axml.strings-gap'] },
  'chunk of size 0': { codes: ['axml.chunk-size'], services: 0 },
  'header of a namespace said to be 0x14': { codes: ['axml.header-size', 'axml.node-size'] },
  'header of all elements 0x14, with four bytes more': { codes: ['axml.header-size'] },
  'header of a namespace said to be 0x1C01': {
    codes: ['axml.chunk-header', 'axml.header-size', 'axml.node-size'],
  },
  'two strings at one offset': { codes: [] },
  'name index 0xFFFFFF': { codes: ['axml.index'], code: null },
  'value index 0xFFFFFF': { codes: ['axml.index'], version: null },
  'package after another package': { codes: ['axml.duplicate-attribute'] },
};

for (const name of Object.keys(MUTATIONS) as MutationName[])
  test(`a manifest with ${name} is read as the phone reads it, or a finding says what is wrong`, () => {
    const { report, codes } = collected();
    const manifest = readManifest(mutated(name), report, 'AndroidManifest.xml');
    const { codes: expected, ...other } = EXPECTED[name];
    assert.deepEqual(codes(), expected);
    assert.equal(manifest?.package?.text, 'com.callstack.agentdevice.imehelper');
    assert.equal(manifest.versionCode?.value ?? null, 'code' in other ? null : '21005');
    assert.equal(manifest.versionName?.text, 'version' in other ? null : '0.21.5');
    assert.equal(manifest.components.length, other.services ?? 1);
  });

test('the manifest that all of them are made of has nothing odd', () => {
  const { report, findings } = collected();
  const manifest = readManifest(seedManifest(), report, 'AndroidManifest.xml');
  assert.deepEqual(findings, []);
  assert.equal(manifest?.application?.label?.text, 'Agent Device Test IME');
  assert.deepEqual(manifest.components[0]?.actions, ['android.view.InputMethod']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeArsc } from '../arsc/write-arsc.fixture.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { app, BERT, dex, makeApk, read } from './make-apk.fixture.ts';

const BASE = makeApk({ permissions: ['android.permission.INTERNET'] });
const FEATURE = makeApk({
  split: 'camera',
  permissions: ['android.permission.CAMERA'],
  classes: ['org.example.camera.Camera'],
  files: [{ name: 'lib/arm64-v8a/libcamera.so', content: 'x'.repeat(200) }],
});
const GERMAN = makeApk({ split: 'config.de', classes: [], hasCode: false });

const archive = (parts: Readonly<Record<string, Uint8Array | string>>, method = 8) =>
  writeZip(Object.entries(parts).map(([name, content]) => ({ name, content, method })));

test('the parts of an app are read together, whether they lie packed or not; the base says who it is', () => {
  const parts = { 'split_camera.apk': FEATURE, 'split_config.de.apk': GERMAN, 'base.apk': BASE };
  const read = [0, 8].map((method) => app(archive(parts, method)));
  for (const { facts, findings } of read) {
    assert.deepEqual(findings, []);
    assert.deepEqual(
      [facts.format, facts.identifier],
      [
        'split-apks',
        {
          name: 'org.example.app',
          place: { entry: 'base.apk!AndroidManifest.xml', offset: facts.identifier?.place.offset },
        },
      ],
    );
    assert.deepEqual(
      facts.permissions.map(({ name, place }) => [name, place.entry]),
      [
        ['android.permission.INTERNET', 'base.apk!AndroidManifest.xml'],
        ['android.permission.CAMERA', 'split_camera.apk!AndroidManifest.xml'],
      ],
    );
    assert.deepEqual(
      facts.classes.map(({ place }) => place.entry),
      ['base.apk!classes.dex', 'split_camera.apk!classes.dex'],
    );
    assert.deepEqual(
      facts.libraries.map(({ name, place }) => [name, place.entry]),
      [['libcamera.so', 'split_camera.apk!lib/arm64-v8a/libcamera.so']],
    );
    assert.deepEqual(
      facts.signers.map(({ verified, place }) => [verified, place.entry]),
      [[true, 'base.apk']],
    );
    assert.deepEqual(facts.unread, []);
  }
});

test('the name under the icon is gathered from the parts for languages', () => {
  const texts = (language: string, text: string) => ({
    name: 'resources.arsc',
    content: writeArsc([{ id: 1, language, values: { 0: text } }]),
    method: 0,
  });
  const { facts } = app(
    archive({
      'base.apk': makeApk({ label: { reference: 0x7f010000 }, files: [texts('', 'Umbrella')] }),
      'split_config.zh.apk': makeApk({ split: 'config.zh', files: [texts('zh', '雨伞')] }),
    }),
  );
  assert.deepEqual(
    facts.labels.map(({ language, name, place }) => [language, name, place.entry]),
    [
      ['und', 'Umbrella', 'base.apk!resources.arsc'],
      ['zh', '雨伞', 'split_config.zh.apk!resources.arsc'],
    ],
  );
});

test('parts that a phone would not install together are told, each difference by itself', () => {
  const codes = (other: Uint8Array) => app(archive({ 'base.apk': BASE, 'other.apk': other })).codes;
  assert.deepEqual(codes(makeApk({ split: 'a', package: 'org.other' })), ['split.package-differs']);
  assert.deepEqual(codes(makeApk({ split: 'a', versionCode: 8 })), ['split.version-differs']);
  assert.deepEqual(codes(makeApk({ split: 'a', signedBy: BERT })), ['split.signer-differs']);
  assert.deepEqual(codes(makeApk({ split: 'a', signedBy: null })).toSorted(), [
    'sig.none',
    'split.signer-differs',
  ]);
});

test('parts without the base are read and told', () => {
  const { facts, codes } = app(archive({ 'a.apk': FEATURE, 'b.apk': GERMAN }));
  assert.deepEqual([facts.identifier?.name, codes], ['org.example.app', ['split.no-base']]);
});

test('one part alone is no app, and neither is a base that says which others it needs', () => {
  const alone = app(FEATURE);
  assert.deepEqual(
    [alone.facts.identifier?.name, alone.codes],
    ['org.example.app', ['split.no-base']],
  );
  const needs = makeApk({ needs: 'base__abi,base__density' });
  const missing = (bytes: Uint8Array) =>
    app(bytes).findings.map(({ code, facts }) => [code, facts['missing']]);
  assert.deepEqual(missing(needs), [['split.missing', 'base__abi, base__density']]);
  const abi = makeApk({ split: 'config.arm64_v8a', is: 'base__abi', classes: [], hasCode: false });
  const density = makeApk({
    split: 'config.hdpi',
    is: 'base__density',
    classes: [],
    hasCode: false,
  });
  assert.deepEqual(missing(archive({ 'base.apk': needs, 'a.apk': abi })), [
    ['split.missing', 'base__density'],
  ]);
  assert.deepEqual(missing(archive({ 'base.apk': needs, 'a.apk': abi, 'b.apk': density })), []);
});

test('a part that cannot be opened leaves the others and is unread', () => {
  const { facts, codes } = app(
    archive({ 'base.apk': BASE, 'a.apk': FEATURE, 'b.apk': 'no archive' }),
  );
  assert.deepEqual(codes.toSorted(), ['split.unread', 'zip.no-end-record']);
  assert.deepEqual(
    facts.unread.map(({ what, why, place }) => [what, why, place.entry]),
    [['nested', 'broken', 'b.apk']],
  );
});

test('an installer’s file makes an archive of a single APK one app (.xapk, .apks)', () => {
  for (const mark of ['manifest.json', 'toc.pb', 'meta.sai_v2.json']) {
    const { facts, findings } = app(archive({ 'org.example.app.apk': BASE, [mark]: '{}' }));
    assert.deepEqual([facts.identifier?.name, findings], ['org.example.app', []]);
  }
});

test('a base alone is one app, whatever else the archive lacks', () => {
  const { facts, findings } = app(archive({ 'base.apk': BASE }));
  assert.deepEqual([facts.identifier?.name, findings], ['org.example.app', []]);
});

test('an archive into which somebody put an app, or several, is no app: it says so, with the first of them', () => {
  const one = read(archive({ 'readme.txt': 'hello', 'app.apk': BASE }));
  const two = read(archive({ 'old.apk': BASE, 'new.apk': makeApk({ versionCode: 8 }) }));
  assert.deepEqual([one.facts, two.facts], [null, null]);
  assert.deepEqual(
    [...one.findings, ...two.findings].map(({ code, facts }) => [
      code,
      facts['apps'],
      facts['first'],
      facts['package'],
    ]),
    [
      ['apk.several-apps', 1, 'app.apk', 'org.example.app'],
      ['apk.several-apps', 2, 'old.apk', 'org.example.app'],
    ],
  );
});

test('an archive whose app can not be read says so', () => {
  const { facts, findings } = read(archive({ 'base.apk': Buffer.from('not an archive') }));
  assert.equal(facts, null);
  const told = findings.find(({ code }) => code === 'apk.several-apps')?.facts;
  assert.deepEqual([told?.['apps'], told?.['unread']], [1, 1]);
});

test('findings of a part stand at its place', () => {
  const odd = makeApk({
    split: 'a',
    files: [{ name: 'assets/x.dex', content: dex('org.hidden.X') }],
  });
  const { findings } = app(archive({ 'base.apk': BASE, 'odd.apk': odd }));
  assert.deepEqual(
    findings.map(({ code, place }) => [code, place.entry]),
    [['apk.hidden-code', 'odd.apk!assets/x.dex']],
  );
});

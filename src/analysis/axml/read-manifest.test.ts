import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTRIBUTES } from './attribute-ids.ts';
import { collected } from './collected.fixture.ts';
import { readManifest } from './read-manifest.ts';
import {
  chunk,
  u16,
  u32,
  writeAxml,
  writePool,
  type Written,
  type WrittenAttribute,
} from './write-axml.fixture.ts';

const NONE = 0xffffffff;

type Value = WrittenAttribute[2];

/** Android's own attributes, in the order of their ids, as aapt writes them. */
const own = (
  values: Partial<Record<keyof typeof ATTRIBUTES, Value>>,
): readonly WrittenAttribute[] =>
  Object.entries(values)
    .map(([name, value]): WrittenAttribute => [
      name,
      ATTRIBUTES[name as keyof typeof ATTRIBUTES],
      value,
    ])
    .toSorted((a, b) => a[1] - b[1]);
const element = (
  name: string,
  values: Parameters<typeof own>[0] = {},
  inside: readonly Written[] = [],
): Written => ({ name, attributes: own(values), inside });
const manifestOf = (
  inside: readonly Written[],
  attributes: readonly WrittenAttribute[] = [],
): Written => ({ name: 'manifest', attributes: [...attributes, ['package', 0, 'a.b.c']], inside });
const read = (root: Written, options?: Parameters<typeof writeAxml>[1]) => {
  const { report, codes } = collected();
  const manifest = readManifest(writeAxml(root, options), report, 'AndroidManifest.xml');
  assert.ok(manifest);
  return { manifest, codes: codes() };
};

test('everything a manifest declares about an app is read, with full class names', () => {
  const { manifest, codes } = read(
    manifestOf(
      [
        element('uses-sdk', { minSdkVersion: 24, targetSdkVersion: 'Baklava' }),
        element('uses-permission', { name: 'android.permission.CAMERA' }),
        element('uses-permission', { name: 'android.permission.READ_SMS', maxSdkVersion: 28 }),
        element('uses-permission-sdk-23', { name: 'android.permission.READ_CONTACTS' }),
        element('permission', { name: 'a.b.c.MINE', protectionLevel: 2 }),
        element('queries', {}, [
          element('package', { name: 'com.tencent.mm' }),
          element('intent', {}, [element('action', { name: 'android.intent.action.SEND' })]),
          element('provider', { authorities: 'x.y.provider' }),
        ]),
        element(
          'application',
          { name: '.App', appComponentFactory: 'x.y.Factory', hasCode: false },
          [
            element('activity', { name: 'Main', exported: true }, [
              element('intent-filter', { autoVerify: true }, [
                element('action', { name: 'android.intent.action.VIEW' }),
                element('data', { scheme: 'https', host: 'example.org' }),
              ]),
              element('meta-data', { name: 'inner', value: 5 }),
            ]),
            element('activity-alias', { name: '.Alias', targetActivity: '.Main' }),
            element('service', {
              name: 'cn.jpush.android.service.PushService',
              process: ':remote',
            }),
            element('receiver', { name: '.R' }),
            element('provider', { name: '.P', authorities: 'a.b.c.files' }),
            element('meta-data', { name: 'UMENG_APPKEY', value: '5f6d0c4d' }),
            element('meta-data', { name: 'icon', resource: { reference: 0x7f010001 } }),
            element('uses-library', { name: 'org.apache.http.legacy', required: false }),
          ],
        ),
        element('instrumentation', { name: '.Runner', targetPackage: 'a.b' }),
      ],
      own({ versionCode: 5, versionCodeMajor: 1, versionName: { reference: 0x7f020000 } }),
    ),
  );
  assert.deepEqual(codes, []);
  assert.equal(manifest.versionCode?.value, String(2n ** 32n + 5n));
  assert.equal(manifest.versionName?.reference, 0x7f020000);
  assert.deepEqual([manifest.minSdk?.text, manifest.targetSdk?.text], ['24', 'Baklava']);
  assert.deepEqual(
    manifest.permissions.map(({ name, maxSdk, from }) => [name, maxSdk, from]),
    [
      ['android.permission.CAMERA', null, 'always'],
      ['android.permission.READ_SMS', 28, 'always'],
      ['android.permission.READ_CONTACTS', null, 'sdk-23'],
    ],
  );
  assert.deepEqual(
    manifest.queries.map(({ kind, name }) => [kind, name]),
    [
      ['package', 'com.tencent.mm'],
      ['intent', 'android.intent.action.SEND'],
      ['provider', 'x.y.provider'],
    ],
  );
  assert.equal(manifest.application?.className?.name, 'a.b.c.App');
  assert.equal(manifest.application.factory?.name, 'x.y.Factory');
  assert.equal(manifest.application.hasCode, false);
  assert.deepEqual(
    manifest.components.map(({ kind, name, target }) => [kind, name, target]),
    [
      ['activity', 'a.b.c.Main', null],
      ['activity-alias', 'a.b.c.Alias', 'a.b.c.Main'],
      ['service', 'cn.jpush.android.service.PushService', null],
      ['receiver', 'a.b.c.R', null],
      ['provider', 'a.b.c.P', null],
    ],
  );
  assert.deepEqual(manifest.components[0]?.actions, ['android.intent.action.VIEW']);
  assert.equal(manifest.components[2]?.process, ':remote');
  assert.equal(manifest.components[4]?.authorities, 'a.b.c.files');
  assert.deepEqual(
    manifest.metaData.map(({ name, value, resource, component }) => [
      name,
      value,
      resource,
      component,
    ]),
    [
      ['inner', '5', null, 'a.b.c.Main'],
      ['UMENG_APPKEY', '5f6d0c4d', null, null],
      ['icon', null, 0x7f010001, null],
    ],
  );
  assert.deepEqual(
    manifest.hosts.map(({ name, isVerified }) => [name, isVerified]),
    [['example.org', true]],
  );
  assert.equal(manifest.usesLibraries[0]?.isRequired, false);
  assert.equal(manifest.instrumentation[0]?.name, 'a.b.c.Runner');
  assert.deepEqual(manifest.definedPermissions[0]?.protection, '2');
});

test('each thing has the place of its element, so that a person can look', () => {
  const root = manifestOf([element('uses-permission', { name: 'p' })]);
  const bytes = writeAxml(root);
  const offset = read(root).manifest.permissions[0]?.offset ?? 0;
  assert.equal(bytes.readUInt16LE(offset), 0x0102);
});

test('strings in UTF-8 are read like those in UTF-16, also where a length takes two bytes', () => {
  const long = `${'長'.repeat(150)}.Name`;
  for (const isUtf8 of [false, true]) {
    const { manifest, codes } = read(manifestOf([element('uses-permission', { name: long })]), {
      isUtf8,
    });
    assert.equal(manifest.permissions[0]?.name, long);
    assert.deepEqual(codes, []);
  }
});

test('a part of a split app says which part it is', () => {
  const { manifest } = read({
    name: 'manifest',
    attributes: [
      ...own({ versionCode: 3, isFeatureSplit: true, splitTypes: 'base__abi' }),
      ['configForSplit', 0, 'maps'],
      ['package', 0, 'a.b.c'],
      ['split', 0, 'config.arm64_v8a'],
    ],
  });
  assert.equal(manifest.splitting.split?.text, 'config.arm64_v8a');
  assert.equal(manifest.splitting.configForSplit?.text, 'maps');
  assert.equal(manifest.splitting.isFeatureSplit, true);
  assert.equal(manifest.splitting.splitTypes?.text, 'base__abi');
  assert.equal(manifest.application, null);
});

test('of two applications the phone takes the first', () => {
  const { manifest, codes } = read(
    manifestOf([
      element('application', { name: '.First' }, [element('service', { name: '.S' })]),
      element('application', { name: '.Second' }, [element('service', { name: '.Decoy' })]),
    ]),
  );
  assert.equal(manifest.application?.className?.name, 'a.b.c.First');
  assert.deepEqual(
    manifest.components.map(({ name }) => name),
    ['a.b.c.S'],
  );
  assert.deepEqual(codes, ['axml.second-application']);
});

test('without a map of resource ids names are taken, and a finding says that the phone does not', () => {
  const bytes = writeAxml({
    name: 'manifest',
    attributes: [
      ['versionName', 0, '1.0'],
      ['package', 0, 'a.b.c'],
    ],
  });
  const { report } = collected();
  assert.equal(readManifest(bytes, report, '')?.versionName, null, 'no namespace: nobody reads it');
  const { manifest, codes } = read(manifestOf([], own({ versionName: '1.0' })), { hasMap: false });
  assert.equal(manifest.versionName?.text, '1.0');
  assert.deepEqual(codes, ['axml.attribute-without-id']);
});

test('what stands after the manifest is closed is not read', () => {
  const both = writeAxml(manifestOf([]));
  const decoy = writeAxml(manifestOf([element('uses-permission', { name: 'decoy' })]));
  const element2 = decoy.subarray(8 + decoy.readUInt32LE(12));
  const bytes = Buffer.concat([both, element2.subarray(element2.readUInt32LE(4))]);
  bytes.writeUInt32LE(bytes.length, 4);
  const { report, codes } = collected();
  assert.deepEqual(readManifest(bytes, report, '')?.permissions, []);
  assert.ok(codes().includes('axml.second-root'));
});

test('the things of a manifest are bounded, and the bound is told', () => {
  const many = Array.from({ length: 50_010 }, () => element('uses-permission', { name: 'p' }));
  const { manifest, codes } = read(manifestOf(many));
  assert.equal(manifest.permissions.length, 50_000);
  assert.deepEqual(codes, ['axml.too-much']);
});

test('attributes that lie over each other are read as the phone reads them, and speak against the file', () => {
  const pool = writePool(['manifest', 'package', 'nl.example.a']);
  const node = (type: number, ...parts: readonly Buffer[]): Buffer =>
    chunk(type, 16, u32(1), u32(NONE), ...parts);
  // 46 of them, four bytes apart: each but the last is nothing.
  const attributes = Buffer.alloc(4 * 45 + 20, 0xff);
  Buffer.concat([u32(NONE), u32(1), u32(2), u16(8), Buffer.of(0, 3), u32(2)]).copy(
    attributes,
    4 * 45,
  );
  const layout = [20, 4, 46, 0, 0, 0].map(u16);
  const start = node(0x0102, u32(NONE), u32(0), ...layout, attributes);
  const file = chunk(0x0003, 8, pool, start, node(0x0103, u32(NONE), u32(0)));
  const codes: string[] = [];
  const manifest = readManifest(file, ({ code }) => codes.push(code), 'AndroidManifest.xml');
  assert.equal(manifest?.package?.text, 'nl.example.a');
  assert.ok(codes.includes('axml.attributes-overlap'), codes.join());
});

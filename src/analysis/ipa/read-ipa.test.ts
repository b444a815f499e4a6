import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { build, buildBinary } from 'plist';
import { demo, withCryptid } from '../macho/demo.fixture.ts';
import { writeMachO } from '../macho/write-macho.fixture.ts';
import { somebody } from '../profile/sign-cms.fixture.ts';
import { APP, INFO, names, plain, read } from './read-ipa.fixture.ts';

test('an app says who it is, what it asks for, and what it is made of', () => {
  const { facts, codes } = read({
    ...plain(),
    [`${APP}zh-Hans.lproj/InfoPlist.strings`]: '"CFBundleDisplayName" = "演示";',
    [`${APP}Frameworks/BMKDemo.framework/Info.plist`]: buildBinary({
      CFBundleIdentifier: 'com.baidu.demo',
      CFBundleExecutable: 'BMKDemo',
      CFBundleShortVersionString: '2.1',
    }),
    [`${APP}Frameworks/BMKDemo.framework/BMKDemo`]: writeMachO({
      dylibs: ['@rpath/GTSDK.framework/GTSDK', '@rpath/libx.dylib'],
    }),
    [`${APP}Frameworks/BMKDemo.framework/PrivacyInfo.xcprivacy`]: build({
      NSPrivacyTracking: true,
      NSPrivacyTrackingDomains: ['track.example.cn'],
      NSPrivacyCollectedDataTypes: [
        { NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypeDeviceID' },
      ],
    }),
    [`${APP}PlugIns/Share.appex/Info.plist`]: build({
      CFBundleIdentifier: 'nl.example.demo.share',
      CFBundleExecutable: 'Share',
      NSMicrophoneUsageDescription: 'to talk',
    }),
    [`${APP}PlugIns/Share.appex/Share`]: writeMachO({}),
    [`${APP}UMCommon.bundle/Info.plist`]: build({ CFBundleIdentifier: 'com.umeng.common' }),
  });
  assert.deepEqual(codes, []);
  assert.ok(facts);
  assert.equal(facts.identifier?.name, 'nl.example.demo');
  const { entry, offset } = facts.identifier.place;
  assert.equal(
    Buffer.from(plain()[entry] ?? '').toString('utf8', offset ?? 0, (offset ?? 0) + 15),
    'nl.example.demo',
  );
  assert.deepEqual(
    [facts.version?.name, facts.build?.name, facts.defaultLanguage?.name],
    ['4.2', '77', 'zh_CN'],
  );
  assert.deepEqual(
    facts.labels.map(({ name, language }) => [language, name]),
    [
      ['und', 'Demo'],
      ['zh-Hans', '演示'],
    ],
  );
  assert.deepEqual(names(facts.queries), ['weixin', 'alipay']);
  assert.deepEqual(names(facts.permissions), [
    'NSCameraUsageDescription',
    'NSMicrophoneUsageDescription',
  ]);
  assert.deepEqual(
    facts.frameworks.map(({ name, bundleId, version }) => [name, bundleId, version]),
    [
      ['BMKDemo', 'com.baidu.demo', '2.1'],
      ['GTSDK', null, '2.3.4'],
    ],
  );
  assert.deepEqual(names(facts.libraries), ['libx.dylib']);
  assert.deepEqual(names(facts.components), ['nl.example.demo.share']);
  assert.deepEqual(
    facts.hosts.map(({ name, from }) => [name, from]),
    [
      ['log.demo-analytics.example.cn', 'code'],
      ['api.example.cn', 'configuration'],
      ['track.example.cn', 'privacy-manifest'],
    ],
  );
  const values = new Map(facts.metaData.map(({ name, value }) => [name, value]));
  assert.equal(values.get('UMENG_APPKEY'), '5f0000000000000000000001');
  assert.equal(values.get('SKAdNetworkIdentifier'), 'abc.skadnetwork');
  assert.equal(values.get('NSPrivacyCollectedDataType'), 'NSPrivacyCollectedDataTypeDeviceID');
  assert.equal(facts.classes[0]?.under('UMDemo')?.defined, 1);
  assert.equal(names(facts.files.find(/\/UMCommon\.bundle\//, 5)).length, 1);
  assert.deepEqual(facts.unread, []);
});

test('F1: a zipped .app without Payload/ is read, and said to be none of a store', () => {
  const { facts, codes } = read({
    'build/out/Demo.app/Info.plist': build(INFO),
    'build/out/Demo.app/Demo': demo(),
    'build/out/Demo.app/Watch/W.app/Info.plist': build({
      CFBundleIdentifier: 'nl.example.demo.watch',
    }),
  });
  assert.deepEqual(codes, ['ipa.no-payload']);
  assert.equal(facts?.identifier?.name, 'nl.example.demo');
  assert.deepEqual(names(facts?.components), ['nl.example.demo.watch']);
});

test('F3, F5: an Info.plist that is JSON is read and named; in the old style it is simply read', () => {
  const json = read({ ...plain(), [`${APP}Info.plist`]: JSON.stringify(INFO) });
  assert.deepEqual(json.codes, ['plist.json']);
  assert.equal(json.facts?.identifier?.name, 'nl.example.demo');
  const old = read({
    ...plain(),
    [`${APP}Info.plist`]: '{CFBundleIdentifier=nl.example.demo;CFBundleExecutable=Demo;}',
  });
  assert.deepEqual(old.codes, []);
  assert.equal(old.facts?.identifier?.name, 'nl.example.demo');
});

test('an archive without an app for iOS is none', () => {
  assert.equal(
    read({ 'AndroidManifest.xml': 'x', 'Demo.app/Contents/Info.plist': build(INFO) }).facts,
    null,
  );
});

test('two apps in Payload/: one is read, and nothing good may be concluded', () => {
  const { codes, facts } = read({
    ...plain(),
    'Payload/Other.app/Info.plist': build({ ...INFO, CFBundleIdentifier: 'cn.other' }),
  });
  assert.deepEqual(codes, ['ipa.ambiguous-app']);
  assert.equal(facts?.identifier?.name, 'nl.example.demo');
});

test('an app whose Info.plist or program is missing or broken says so', () => {
  const broken = read({ ...plain(), [`${APP}Info.plist`]: 'bplist00 and nothing' });
  assert.deepEqual(broken.codes, ['plist.broken', 'ipa.info-unreadable']);
  assert.equal(broken.facts?.unread[0]?.what, 'manifest');
  const empty = read({ [`${APP}Info.plist`]: build(INFO) });
  assert.deepEqual(empty.codes, ['ipa.binary-missing']);
  assert.deepEqual(empty.facts?.unread, [
    { what: 'code', why: 'missing', place: { entry: `${APP}Demo`, offset: null } },
  ]);
});

test('a bundle ID that Apple would not give out is read as it stands, and told', () => {
  const codes = (id: string) =>
    read({ ...plain(), [`${APP}Info.plist`]: buildBinary({ ...INFO, CFBundleIdentifier: id }) })
      .codes;
  for (const good of ['nl.example.demo', 'RU.EXAMPLE.App-2', 'nl.old_one'])
    assert.deepEqual(codes(good), [], good);
  for (const bad of [' nl.example.demo', 'nl.example.demo\n', 'nl.ex\u0430mple', 'a.b\0c', 'a.*'])
    assert.deepEqual(codes(bad), ['ipa.bundle-id'], bad);
});

test('a copy from the App Store: code unread, everything else tells, and nothing of its buyer is in the facts', () => {
  const { facts, codes } = read({
    ...plain(),
    [`${APP}Demo`]: withCryptid(1, true),
    [`${APP}SC_Info/Demo.sinf`]: 'buyer@example.org',
    'iTunesMetadata.plist': build({
      softwareVersionBundleId: 'nl.example.demo',
      artistName: 'Example B.V.',
      itemId: 123,
      appleId: 'buyer@example.org',
      userName: 'A. Buyer',
      'com.apple.iTunesStore.downloadInfo': { accountInfo: { AppleID: 'buyer@example.org' } },
    }),
  });
  assert.deepEqual(codes, ['ipa.fairplay']);
  assert.deepEqual(facts?.unread, [
    { what: 'code', why: 'encrypted', place: { entry: `${APP}Demo`, offset: 0 } },
  ]);
  assert.equal(facts?.classes[0]?.under('BMKDemo')?.referenced, 1);
  assert.deepEqual(names(facts?.frameworks), ['BMKDemo']);
  const seller = facts?.metaData.find(({ name }) => name === 'artistName');
  assert.equal(seller?.value, 'Example B.V.');
  assert.doesNotMatch(JSON.stringify(facts), /buyer/i);
});

test('a copy that was sold as another app is named', () => {
  const { findings } = read({
    ...plain(),
    'iTunesMetadata.plist': build({ softwareVersionBundleId: 'cn.example.original' }),
  });
  assert.deepEqual(
    findings.map(({ code, phoneReads, toolsRead }) => [code, phoneReads, toolsRead]),
    [['ipa.store-id-differs', 'nl.example.demo', 'cn.example.original']],
  );
});

test('a program for the simulator runs on no phone', () => {
  const { codes } = read({ ...plain(), [`${APP}Demo`]: writeMachO({ platform: 7 }) });
  assert.deepEqual(codes, ['ipa.simulator']);
});

test('certificates of authorities that the app brings along, by their SHA-256; others are no anchors', () => {
  const authority = somebody('Some Root CA', true);
  const leaf = somebody('Not an authority');
  const { facts } = read({
    ...plain(),
    [`${APP}root.cer`]: authority.der,
    [`${APP}res/leaf.der`]: leaf.der,
    [`${APP}broken.pem`]: 'none',
  });
  assert.deepEqual(
    facts?.trustAnchors.map(({ sha256, place }) => [sha256, place.entry]),
    [[hash('sha256', authority.der), `${APP}root.cer`]],
  );
});

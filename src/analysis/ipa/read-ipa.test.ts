import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { build, buildBinary } from 'plist';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { demo, withCryptid } from '../macho/demo.fixture.ts';
import { codeSignature, writeMachO } from '../macho/write-macho.fixture.ts';
import type { Signing } from '../macho/write-macho.fixture.ts';
import { signCms, somebody } from '../profile/sign-cms.fixture.ts';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { readIpa } from './read-ipa.ts';

type Files = Readonly<Record<string, Uint8Array | string>>;

const read = (files: Files | Uint8Array) => {
  const bytes =
    files instanceof Uint8Array
      ? files
      : writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
  const findings: FileFinding[] = [];
  const source = ofBytes(bytes);
  const zip = openZip(source, (finding) => findings.push(finding));
  const facts =
    zip.kind === 'zip' ? readIpa(zip, source, (finding) => findings.push(finding)) : null;
  // Most apps of these tests are signed by nobody; one test is about that.
  const other = findings.filter(({ code }) => code !== 'ipa.unsigned');
  return {
    facts,
    codes: other.map(({ code }) => code),
    findings: other,
    isUnsigned: other.length < findings.length,
  };
};
const names = (list: readonly { readonly name: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ name }) => name);

const APP = 'Payload/Demo.app/';
const INFO = {
  CFBundleIdentifier: 'nl.example.demo',
  CFBundleExecutable: 'Demo',
  CFBundleDisplayName: 'Demo',
  CFBundleShortVersionString: '4.2',
  CFBundleVersion: '77',
  CFBundleDevelopmentRegion: 'zh_CN',
  MinimumOSVersion: '13.0',
  DTPlatformName: 'iphoneos',
  LSApplicationQueriesSchemes: ['weixin', 'alipay'],
  NSCameraUsageDescription: 'to scan',
  NSAppTransportSecurity: {
    NSExceptionDomains: { 'API.example.cn': { NSExceptionAllowsInsecureHTTPLoads: true } },
  },
  SKAdNetworkItems: [{ SKAdNetworkIdentifier: 'abc.skadnetwork' }],
  UMENG_APPKEY: '5f0000000000000000000001',
};
const plain = (): Files => ({ [`${APP}Info.plist`]: build(INFO), [`${APP}Demo`]: demo() });

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

const PROFILE = {
  TeamIdentifier: ['EXAMPLE123'],
  TeamName: 'Example Enterprise B.V.',
  ProvisionsAllDevices: true,
  ProvisionedDevices: ['00008030-000000000000001A', '00008030-000000000000001B'],
  ExpirationDate: new Date('2027-01-01T00:00:00Z'),
  Entitlements: { 'application-identifier': 'EXAMPLE123.nl.example.demo' },
};
const signed = (signing: Signing): Buffer =>
  writeMachO({ sign: (code) => codeSignature(code, signing) });

test('signatures: who signed the profile and the code, for which team, verified over the content; phones only counted', async (t) => {
  const someone = somebody('Example Signing');
  const profile = build({ ...PROFILE, DeveloperCertificates: [someone.der] });
  const entitlements = build({
    'com.apple.developer.team-identifier': 'EXAMPLE123',
    'keychain-access-groups': ['EXAMPLE123.ru.example.shared'],
    'com.apple.developer.associated-domains': ['applinks:app.example.ru?mode=developer'],
  });
  const sign = { identifier: 'nl.example.demo', team: 'EXAMPLE123', entitlements };
  const program = signed({ ...sign, cms: (directory) => signCms(directory, someone, true) });
  const files = {
    ...plain(),
    [`${APP}Demo`]: program,
    [`${APP}embedded.mobileprovision`]: signCms(Buffer.from(profile), someone),
  };

  await t.test('as it was made', () => {
    const { facts, codes } = read(files);
    // They hold, but not as signatures of Apple, which phones ask for.
    assert.deepEqual(codes, ['ipa.signer-not-apple', 'ipa.profile-not-apple']);
    assert.deepEqual(
      facts?.teams.map(({ name, says, organisation }) => [name, says, organisation]),
      [
        ['EXAMPLE123', 'code-signature', null],
        ['EXAMPLE123', 'entitlements', null],
        ['EXAMPLE123', 'profile', 'Example Enterprise B.V.'],
      ],
    );
    const [signer] = facts?.signers ?? [];
    // It holds over the code, and phones refuse it all the same.
    assert.ok(!codes.includes('ipa.signature'));
    assert.equal(signer?.verified, false);
    assert.match(signer?.certificate.subject ?? '', /Example Signing/);
    assert.ok(names(facts?.permissions).includes('keychain-access-groups'));
    assert.ok(names(facts?.hosts).includes('app.example.ru'));
    const values = new Map(facts?.metaData.map(({ name, value }) => [name, value]));
    assert.equal(values.get('keychain-access-groups'), 'EXAMPLE123.ru.example.shared');
    assert.equal(values.get('ProvisionedDevices'), '2');
    assert.equal(values.get('ProvisionsAllDevices'), 'true');
    assert.equal(values.get('ExpirationDate'), '2027-01-01T00:00:00.000Z');
    assert.doesNotMatch(JSON.stringify(facts), /00008030/);
  });

  await t.test('a profile that was changed after it was signed', () => {
    const changed = Buffer.from(files[`${APP}embedded.mobileprovision`]);
    changed.write('EXAMPLE999', changed.indexOf('EXAMPLE123'));
    const { codes } = read({ ...files, [`${APP}embedded.mobileprovision`]: changed });
    assert.ok(codes.includes('ipa.profile-signature'));
    assert.ok(codes.includes('ipa.team-differs'));
  });

  await t.test('code that was changed after it was signed', () => {
    const changed = Buffer.from(program);
    changed[3000] = 1;
    const { facts, codes } = read({ ...files, [`${APP}Demo`]: changed });
    assert.ok(codes.includes('ipa.signature'));
    assert.equal(facts?.signers[0]?.verified, false);
  });

  await t.test('entitlements that were put in after it was signed', () => {
    const changed = Buffer.from(program);
    changed.write('EXAMPLE999.ru', changed.indexOf('EXAMPLE123.ru'));
    assert.ok(
      read({ ...files, [`${APP}Demo`]: changed }).codes.includes('macho.entitlements-unsigned'),
    );
  });

  await t.test('a profile whose message is broken still tells, and is said to be broken', () => {
    const { facts, codes } = read({
      ...plain(),
      [`${APP}embedded.mobileprovision`]: `0garbage${profile}`,
    });
    assert.deepEqual(codes, ['ipa.profile-broken']);
    assert.equal(facts?.teams[0]?.name, 'EXAMPLE123');
  });

  await t.test('a signature for another app than Info.plist names', () => {
    const other = signed({
      ...sign,
      identifier: 'cn.other',
      cms: (directory) => signCms(directory, someone, true),
    });
    assert.ok(read({ ...files, [`${APP}Demo`]: other }).codes.includes('ipa.bundle-id-differs'));
  });

  await t.test('whatever bytes of profile and signature are changed, it ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const profile = Buffer.from(files[`${APP}embedded.mobileprovision`]);
          const code = Buffer.from(program);
          for (const [at, byte] of changes) {
            profile[at % profile.length] = byte;
            code[4096 + (at % 4096)] = byte;
          }
          const { facts } = read({
            ...files,
            [`${APP}Demo`]: code,
            [`${APP}embedded.mobileprovision`]: profile,
          });
          assert.equal(facts?.identifier?.name, 'nl.example.demo');
        },
      ),
      { seed: 8, numRuns: 80 },
    );
  });
});

test('an app that nobody signed is said to be so, with a signature that only sums itself up as well', () => {
  const none = read({ ...plain(), [`${APP}Demo`]: writeMachO({}) });
  const adHoc = read({ ...plain(), [`${APP}Demo`]: signed({ identifier: 'nl.example.demo' }) });
  const by = signed({
    identifier: 'nl.example.demo',
    cms: (directory) => signCms(directory, somebody('Someone'), true),
  });
  assert.deepEqual(
    [none.isUnsigned, adHoc.isUnsigned, read({ ...plain(), [`${APP}Demo`]: by }).isUnsigned],
    [true, true, false],
  );
});

test('a team that is only said, with no signature behind it, is named as such', () => {
  const { facts, codes } = read({
    ...plain(),
    [`${APP}Demo`]: signed({ identifier: 'nl.example.demo', team: 'APPLE00000' }),
  });
  assert.deepEqual(codes, ['ipa.team-unsigned']);
  assert.deepEqual(facts?.signers, []);
});

test('entitlements in DER are what newer phones read; another list beside them is named', () => {
  const team = Buffer.from('com.apple.developer.team-identifier');
  const value = Buffer.from('DER0000000');
  const pair = Buffer.concat([
    Buffer.of(0x30, team.length + value.length + 4, 0x0c, team.length),
    team,
    Buffer.of(0x0c, value.length),
    value,
  ]);
  const entitlementsDer = Buffer.concat([
    Buffer.of(0x70, pair.length + 5, 0x02, 1, 1, 0xb0, pair.length),
    pair,
  ]);
  const entitlements = build({ 'com.apple.developer.team-identifier': 'XML0000000' });
  const { facts, codes } = read({
    ...plain(),
    [`${APP}Demo`]: signed({ identifier: 'x', entitlements, entitlementsDer }),
  });
  assert.deepEqual(codes, ['macho.entitlements-differ']);
  assert.deepEqual(names(facts?.teams), ['DER0000000']);
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

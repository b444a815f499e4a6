import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf } from './evidence-of.ts';
import { certificate, factsOf, KEY, type FactsCase } from './facts.fixture.ts';
import { kit, KNOWN, TEST_KEY } from './knowledge.fixture.ts';

const signs = (c: FactsCase): readonly string[] =>
  evidenceOf(factsOf(c), KNOWN).map(
    ({ signal, kind, row, weight, count }) =>
      `${signal} ${row?.id ?? '-'} ${kind} ${weight} ${count}`,
  );
const classes = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}.C${i}`);

const TEAM_TWICE = (['entitlements', 'code-signature'] as const).map((says) => ({
  name: 'TEAMSHOP01',
  says,
  organisation: null,
  place: { entry: 'Demo', offset: 1 },
}));
const APPLE_SIGNED = {
  scheme: 'cms',
  verified: true,
  certificate: certificate(KEY('6'), 'CN=x'),
} as const;

const TABLE: readonly (readonly [name: string, facts: FactsCase, signs: readonly string[]])[] = [
  ['an app with nothing known in it says nothing', { identifier: 'nl.unknown.app' }, []],
  [
    'a component in the manifest is there, however the classes are renamed',
    { components: ['com.igexin.sdk.PushService'], dex: [classes('a.a', 50)] },
    ['sdk getui component decisive 1'],
  ],
  [
    'a relay of another maker’s push belongs to the maker of the relay',
    { components: ['com.igexin.sdk.FlymePushReceiver'] },
    ['sdk getui component decisive 1'],
  ],
  [
    'a prefix ends where a package ends',
    {
      components: ['com.umengx.analytics.Service', 'com.getuix.Service'],
      dex: [classes('com.umeng.analyticsx', 9)],
    },
    [],
  ],
  [
    'of two prefixes the longer one counts, and the shorter only for what is its own',
    { dex: [classes('com.bytedance.sdk.openadsdk', 5), classes('com.bytedance.applog', 4)] },
    ['sdk bytedance defined-class decisive 4', 'sdk pangle defined-class decisive 5'],
  ],
  [
    'what lies wholly under the longer prefix is not the shorter one’s',
    { dex: [classes('com.bytedance.sdk.openadsdk.core', 5)] },
    ['sdk pangle defined-class decisive 5'],
  ],
  [
    'classes are counted over all code files',
    { dex: [classes('com.pushwoosh', 2), classes('com.pushwoosh.inbox', 2)] },
    ['sdk pushwoosh defined-class decisive 4'],
  ],
  [
    'two classes are a trace and no kit',
    { dex: [classes('com.pushwoosh', 2)] },
    ['sdk-trace pushwoosh defined-class supporting 2'],
  ],
  [
    'a stub with the prefix of the real kit is a trace, since the kit says how much there must be',
    { dex: [classes('com.facebook.flipper', 6)] },
    ['sdk-trace noop-like defined-class supporting 6'],
  ],
  [
    'what is only called is not contained',
    { dex: [['nl.notes.app.Main']], named: classes('com.baidu.android.pushservice', 12) },
    ['sdk-trace baidu-push referenced-class supporting 12'],
  ],
  [
    'a native library is there by its name',
    { libraries: ['libgetuiext3.so', 'libc++_shared.so'] },
    ['sdk getui native-library decisive 1'],
  ],
  [
    'a key in the manifest is strong, and its value a lead to the account',
    { keys: { UMENG_APPKEY: '5c749ecff1f556c9cd000758' } },
    ['sdk umeng meta-data strong 1', 'developer-key umeng meta-data hint 1'],
  ],
  [
    'a key of a tutorial or one that is filled in later is no key of anybody',
    { keys: { UMENG_APPKEY: '${UMENG_APPKEY}' } },
    ['sdk umeng meta-data strong 1'],
  ],
  [
    'assets support',
    { entries: ['assets/BaiduMapSDK_7.so.bin', 'assets/fonts/a.ttf'] },
    ['sdk assets-kit asset supporting 1'],
  ],
  [
    'what nobody has read weighs less, however it was seen',
    { components: ['com.thingclips.smart.Main'] },
    ['sdk tuya component strong 1'],
  ],
  [
    'frameworks and class prefixes are told apart',
    {
      platform: 'ios',
      format: 'ipa',
      frameworkNames: ['PushwooshXCFramework'],
      objc: ['PWInboxUI', 'PWInboxItem', 'PWInboxView'],
    },
    ['sdk pushwoosh framework decisive 1', 'sdk pushwoosh class-prefix strong 3'],
  ],
  [
    'a host of a kit is the kit’s, one of an owner the owner’s, and one that delivers for many supports',
    { talksTo: ['alog.umeng.com', 'avatars.yandex.net', 'notumeng.com', 'api.bank-one.ru'] },
    [
      'host bank-one.ru host strong 1',
      'host umeng host strong 1',
      'host yandex.net host supporting 1',
    ],
  ],
  [
    'of a kit that has a row for each system the other system’s is not named',
    { platform: 'ios', format: 'ipa', talksTo: ['alog.umeng.com'] },
    ['host umeng-ios host strong 1'],
  ],
  [
    'a link to a maker’s site is less than a server of it',
    { talksTo: ['www.bank-one.ru', 'bank-one.ru'] },
    ['host bank-one.ru host supporting 2'],
  ],
  [
    'the longest domain counts',
    { talksTo: ['report.appmetrica.yandex.net'] },
    ['host appmetrica host strong 1'],
  ],
  [
    'domains that a maker declares are told apart from such as stand in code',
    { platform: 'ios', declares: ['pushwoosh.com'], talksTo: ['cp.pushwoosh.com'] },
    ['host pushwoosh host strong 1', 'sdk pushwoosh privacy-manifest strong 1'],
  ],
  [
    'a kit behind the app’s own host still writes its name into the address',
    {
      addresses: [
        {
          name: 'https://us.telemetry.example/com.snowplowanalytics.snowplow/tp2',
          place: { entry: 'classes.dex', offset: 7 },
        },
      ],
    },
    ['sdk-trace snowplow host supporting 1'],
  ],
  [
    'a packer says little of whose app it is',
    { libraries: ['libjiagu_a64.so'] },
    ['packer jiagu native-library supporting 1'],
  ],
  [
    'a class that a row names is no trace, however few there are; what lies within it is its own',
    { components: ['com.stub.StubApp$Inner'], dex: [['com.stub.StubApp', 'com.stub.StubApp$1']] },
    ['packer jiagu component supporting 1', 'packer jiagu defined-class supporting 2'],
  ],
  [
    'run-time loading is told, as is the market it is sold in',
    {
      components: ['com.tencent.tinker.lib.service.TinkerPatchService'],
      permissions: ['com.farsitel.bazaar.permission.PAY_THROUGH_BAZAAR'],
    },
    ['loads-code tinker component decisive 1', 'sold-through bazaar permission supporting 1'],
  ],
  [
    'a state’s root certificate is strong alone, and says nothing in a browser’s whole list',
    {
      trustAnchors: [{ name: 'r', sha256: KEY('9'), place: { entry: 'res/raw/r.cer', offset: 0 } }],
    },
    ['trust-anchor russian-root certificate strong 1'],
  ],
  [
    'thirty authorities are a list that everybody ships',
    {
      trustAnchors: Array.from({ length: 30 }, (_, i) => ({
        name: 'r',
        sha256: i === 0 ? KEY('9') : String(i).padStart(64, '0'),
        place: { entry: 'assets/cacert.pem', offset: i },
      })),
    },
    ['trust-anchor russian-root certificate hint 1'],
  ],
  [
    'a known key speaks where its signature holds',
    { signedBy: [KEY('a')] },
    ['known-signer - certificate decisive 1'],
  ],
  [
    'a certificate whose signature does not hold is a hint',
    { signedBy: [{ verified: false, certificate: certificate(KEY('a')) }] },
    ['known-signer - certificate hint 1'],
  ],
  [
    'an earlier key counts as the developer’s where the rotation is proven',
    {
      signedBy: [
        { scheme: 'v3', certificate: certificate(KEY('1')) },
        { scheme: 'v3', role: 'lineage', verified: null, certificate: certificate(KEY('a')) },
      ],
    },
    ['known-signer - certificate decisive 1'],
  ],
  [
    'one key for apps of several makers names none of them',
    { signedBy: [KEY('e')] },
    ['shared-signer - certificate decisive 1', 'shared-signer - certificate decisive 1'],
  ],
  [
    'a test key is everybody’s',
    { signedBy: [TEST_KEY] },
    ['anyone-can-sign - certificate decisive 1'],
  ],
  [
    'a debug key is nobody’s release',
    { signedBy: [{ certificate: certificate(KEY('7'), 'CN=Android Debug, O=Android, C=US') }] },
    ['anyone-can-sign - certificate strong 1'],
  ],
  [
    'the country of a certificate supports; Google’s own says nothing',
    {
      signedBy: [
        { certificate: certificate(KEY('7'), 'CN=x, O=Beijing Example Co., C=CN') },
        { certificate: certificate(KEY('8'), 'CN=Android, O=Google Inc., C=US') },
      ],
    },
    ['signer-country - certificate supporting 1'],
  ],
  [
    'a team is decisive where two places agree in a signed app',
    { platform: 'ios', teams: TEAM_TWICE, signedBy: [APPLE_SIGNED] },
    ['known-signer - team decisive 2'],
  ],
  [
    'where nobody signed, or no key of Apple, whoever made the file wrote both places',
    { platform: 'ios', teams: TEAM_TWICE, signedBy: [{ ...APPLE_SIGNED, verified: false }] },
    ['known-signer - team strong 2'],
  ],
  [
    'numbers of registers and languages are hints',
    {
      leads: [
        {
          kind: 'icp',
          name: '京ICP备12345678号-1A',
          place: { entry: 'resources.arsc', offset: 3 },
        },
      ],
      defaultLanguage: { name: 'zh', place: { entry: 'resources.arsc', offset: 1 } },
    },
    ['default-language - language hint 1', 'register-number - register-number hint 1'],
  ],
  [
    'names match in every script, without case and invisible signs',
    { labelled: ['М\u200bАГАЗИН '] },
    ['known-name - label hint 1'],
  ],
  [
    'a name in which letters of another alphabet stand for those of its own is the name that it looks like',
    { labelled: ['М\u0061ГАЗИН'] },
    ['known-name - label hint 1'],
  ],
  [
    'another app’s code is told, and a class or two of it only supports',
    { identifier: 'ir.fork.app', dex: [classes('org.chat.messenger', 400)] },
    ['code-of-known-app - defined-class strong 400'],
  ],
  [
    'another app’s code counts together, under whatever of its packages it lies',
    {
      identifier: 'ir.fork.app',
      dex: [classes('org.chat.messenger', 12), classes('org.chat.ui', 8)],
    },
    ['code-of-known-app - defined-class strong 12', 'code-of-known-app - defined-class strong 8'],
  ],
  [
    'an app’s code under its own identifier is no news',
    { identifier: 'org.chat.messenger', dex: [classes('org.chat.messenger', 400)] },
    ['known-identifier - identifier strong 1'],
  ],
  [
    'bundle IDs match without case at lower strength, package names never',
    { platform: 'ios', identifier: 'com.shop.app' },
    ['known-identifier - identifier supporting 1'],
  ],
  ['package names match exactly', { identifier: 'com.Shop.app' }, []],
];

for (const [name, facts, expected] of TABLE) {
  test(name, () => assert.deepEqual(signs(facts), expected));
}

test('each sign says where it stands, and by which row and source', () => {
  const [sign] = evidenceOf(factsOf({ libraries: ['libumeng-spy.so'] }), KNOWN);
  assert.deepEqual(sign?.place, { entry: 'lib/arm64-v8a/libumeng-spy.so', offset: 0 });
  assert.equal(sign?.source, 'https://example.org/umeng');
  assert.equal(sign?.entity, 'umeng-cn');
});

test('a name of a megabyte is shown as its beginning', () => {
  const facts = factsOf({ components: [`com.igexin.${'x'.repeat(1_000_000)}`] });
  assert.ok((evidenceOf(facts, KNOWN)[0]?.value.length ?? 0) < 300);
});

test('three hundred prefixes ask each of twenty code files once, and nothing else', () => {
  const prefixes = Array.from({ length: 300 }, (_, i) => `com.kit${i}`);
  const known = {
    ...KNOWN,
    kits: prefixes.map((p, i) => kit(`k${i}`, null, { packages: [p] })),
    code: [],
  };
  let asked = 0;
  const base = factsOf({});
  const classes = Array.from({ length: 20 }, (_, i) => ({
    place: { entry: `classes${i}.dex`, offset: 0 },
    kind: 'java' as const,
    defined: 50_000,
    under: () => {
      asked++;
      return null;
    },
  }));
  evidenceOf({ ...base, classes }, known);
  assert.equal(asked, 300 * 20);
});

import type { Day } from '../day.ts';
import type { AppId, EntityId } from '../statements.ts';
import { KEY } from './facts.fixture.ts';
import type { Kit, Knowledge, KnownSigner } from './knowledge.ts';

/** For tests only: a part of apps, of which a test names what matters to it. */
export const kit = (id: string, entity: string | null, given: Partial<Kit>): Kit => ({
  table: 'sdks',
  id,
  name: id,
  entity: entity as EntityId | null,
  leastClasses: 3,
  packages: [],
  applePrefixes: [],
  frameworks: [],
  libraries: [],
  assets: [],
  metaData: [],
  permissions: [],
  domains: [],
  basis: 'read',
  source: `https://example.org/${id}`,
  ...given,
});

const signer = (key: string, given: Partial<KnownSigner>): KnownSigner => ({
  platform: 'android',
  key,
  app: null,
  identifier: null,
  entity: null,
  anyone: false,
  basis: 'read',
  source: 'https://example.org/signers',
  ...given,
});

export const TEST_KEY = KEY('f');
const read = { basis: 'read', source: 'https://example.org/known' } as const;

/** Two apps with a key on record, one without, and the kits that the cases of the field speak of. */
export const KNOWN: Knowledge = {
  version: '2026-11-26' as Day,
  digest: 'd'.repeat(64),
  kits: [
    kit('getui', 'getui-cn', {
      packages: ['com.igexin', 'com.getui'],
      libraries: ['libgetuiext3.so'],
      domains: ['getui.com', 'sdk.open.phone.igexin.com'],
    }),
    kit('meizu-push', 'meizu-cn', { packages: ['com.meizu.cloud.pushsdk'] }),
    kit('umeng-ios', 'umeng-cn', { frameworks: ['UMCommon'], domains: ['umeng.com'] }),
    kit('umeng', 'umeng-cn', {
      packages: ['com.umeng.analytics', 'com.umeng.commonsdk'],
      libraries: ['libumeng-spy.so'],
      metaData: ['UMENG_APPKEY'],
      domains: ['umeng.com'],
    }),
    kit('pushwoosh', 'pushwoosh-ru', {
      packages: ['com.pushwoosh'],
      frameworks: ['PushwooshXCFramework'],
      applePrefixes: ['PWInbox'],
      domains: ['pushwoosh.com'],
    }),
    kit('measurement-systems', 'measurement-pa', {
      packages: ['coelib.c.couluslibrary'],
      domains: ['mobile.measurelib.com'],
    }),
    kit('bytedance', 'bytedance-cn', { packages: ['com.bytedance'] }),
    kit('pangle', 'bytedance-cn', { packages: ['com.bytedance.sdk.openadsdk'] }),
    kit('baidu-push', 'baidu-cn', { packages: ['com.baidu.android.pushservice'] }),
    kit('noop-like', 'maker-us', { packages: ['com.facebook.flipper'], leastClasses: 20 }),
    kit('snowplow', 'snowplow-uk', { packages: ['com.snowplowanalytics.snowplow'] }),
    kit('appmetrica', 'yandex-ru', {
      packages: ['io.appmetrica.analytics', 'com.yandex.metrica'],
      domains: ['appmetrica.yandex.net'],
    }),
    kit('tuya', 'tuya-cn', { packages: ['com.thingclips'], basis: 'unverified' }),
    kit('assets-kit', 'baidu-cn', { assets: ['assets/BaiduMapSDK_*'] }),
    kit('jiagu', 'qihoo-cn', {
      table: 'packers',
      name: '360 Jiagu',
      libraries: ['libjiagu*.so'],
      packages: ['com.stub.StubApp'],
    }),
    kit('tinker', 'tencent-cn', { table: 'loaders', packages: ['com.tencent.tinker'] }),
    kit('bazaar', 'bazaar-ir', {
      table: 'channels',
      permissions: ['com.farsitel.bazaar.permission.*'],
    }),
  ],
  anchors: [
    {
      id: 'russian-root',
      name: 'Russian Trusted Root CA',
      sha256: KEY('9'),
      entity: 'state-ru' as EntityId,
      ...read,
    },
  ],
  signers: [
    signer(KEY('a'), {
      app: 'chat' as AppId,
      entity: 'chat-vg' as EntityId,
      identifier: 'org.chat.messenger',
    }),
    signer(KEY('b'), { app: 'shop' as AppId, entity: 'shop-cn' as EntityId }),
    signer(KEY('c'), { entity: 'studio-cn' as EntityId }),
    signer(KEY('e'), { app: 'bank-one' as AppId, entity: 'one-ru' as EntityId }),
    signer(KEY('e'), { app: 'bank-two' as AppId, entity: 'two-ru' as EntityId }),
    signer(TEST_KEY, { anyone: true }),
    signer('TEAMSHOP01', { platform: 'ios', app: 'shop' as AppId, entity: 'shop-cn' as EntityId }),
  ],
  domains: [
    { domain: 'yandex.net', entity: 'yandex-ru' as EntityId, app: null, use: 'cdn', ...read },
    {
      domain: 'bank-one.ru',
      entity: 'one-ru' as EntityId,
      app: 'bank-one' as AppId,
      use: 'web',
      ...read,
    },
  ],
  identifiers: [
    { platform: 'android', identifier: 'org.chat.messenger', app: 'chat' as AppId },
    { platform: 'android', identifier: 'com.shop.app', app: 'shop' as AppId },
    { platform: 'ios', identifier: 'COM.SHOP.App', app: 'shop' as AppId },
    { platform: 'android', identifier: 'nl.notes.app', app: 'notes' as AppId },
    { platform: 'android', identifier: 'ru.bank.one', app: 'bank-one' as AppId },
  ],
  names: [
    { name: 'Chat Messenger', app: 'chat' as AppId },
    { name: 'Магазин', app: 'shop' as AppId },
  ],
  code: [
    { prefix: 'org.chat.messenger', app: 'chat' as AppId, entity: 'chat-vg' as EntityId, ...read },
    { prefix: 'org.chat.ui', app: 'chat' as AppId, entity: 'chat-vg' as EntityId, ...read },
  ],
};

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlockedProduct } from '../core/block-list.ts';
import type { ArtefactKind } from '../core/artefact.ts';
import { compileFor } from './compile.ts';
import type { Options } from './options.ts';
import { listOf, many, product, TIKTOK, validator } from './testing.ts';

/** Compiles one artefact and holds it against its schema. */
function body(
  kind: ArtefactKind,
  schema: string | null,
  products: readonly BlockedProduct[],
  options: Partial<Options> = {},
) {
  const artefact = compileFor('intune', listOf(...products), options).find(
    (one) => one.kind === kind,
  );
  assert.ok(artefact, kind);
  const content: unknown = JSON.parse(artefact.content);
  if (schema) {
    const validate = validator(`graph-blocking.json#/$defs/${schema}`);
    assert.ok(validate(content), JSON.stringify(validate.errors?.slice(0, 3)));
  }
  return { artefact, content: content as Record<string, unknown> };
}

const IOS = ['com.ss.iphone.ugc.Ame', 'com.zhiliaoapp.musically'];
const ANDROID = ['com.ss.android.ugc.trill', 'com.zhiliaoapp.musically'];
const appIds = (items: unknown) =>
  (items as readonly { appId: string }[]).map(({ appId }) => appId);

test('the settings catalog body holds every bundle ID in an array, even a single one', () => {
  const values = (products: readonly BlockedProduct[]) => {
    const { content } = body('intune-settings-catalog', 'SettingsCatalogAppleAppPolicy', products);
    const [setting] = content['settings'] as readonly {
      settingInstance: {
        groupSettingCollectionValue: readonly {
          children: readonly { simpleSettingCollectionValue: readonly { value: string }[] }[];
        }[];
      };
    }[];
    return setting?.settingInstance.groupSettingCollectionValue[0]?.children[0]
      ?.simpleSettingCollectionValue;
  };
  assert.deepEqual(
    values([TIKTOK])?.map(({ value }) => value),
    IOS,
  );
  assert.equal(values([product('one', { ios: ['com.acme.one'] })])?.length, 1);
});

test('restricted apps report and block nothing, and say so; 10,000 fit', () => {
  const { artefact, content } = body('intune-restricted-apps', 'IosRestrictedAppsProfile', [
    TIKTOK,
  ]);
  assert.equal(artefact.effect, 'reports');
  assert.equal(content['compliantAppListType'], 'appsNotInListCompliant');
  assert.deepEqual(appIds(content['compliantAppsList']), IOS);
  const at = body('intune-restricted-apps', 'IosRestrictedAppsProfile', many(10_000, 'ios'));
  assert.deepEqual(at.artefact.leftOut, []);
  const over = body('intune-restricted-apps', 'IosRestrictedAppsProfile', many(10_001, 'ios'));
  assert.equal(over.artefact.identifiers, 10_000);
  assert.deepEqual(
    over.artefact.leftOut.map(({ app }) => app),
    ['app-10000'],
  );
});

test('compliance takes 100 apps, the most important ones, and a product never in part', () => {
  const at = body('intune-compliance', 'IosCompliancePolicy', many(100, 'ios'));
  assert.deepEqual([at.artefact.identifiers, at.artefact.leftOut], [100, []]);
  const over = body('intune-compliance', 'IosCompliancePolicy', [...many(99, 'ios'), TIKTOK]);
  assert.equal(over.artefact.identifiers, 99);
  assert.deepEqual(over.artefact.leftOut, [
    { app: 'tiktok', name: 'TikTok', identifiers: 2, setting: 'intune-compliance' },
  ]);
  assert.ok(!over.artefact.content.includes('zhiliaoapp'));
});

test('a single product with more than 100 bundle IDs is reported as left out, not passed over', () => {
  const huge = product('huge', {
    ios: Array.from({ length: 101 }, (_, index) => `com.huge.app${index}`),
  });
  const { artefact } = body('intune-compliance', 'IosCompliancePolicy', [huge]);
  assert.deepEqual([artefact.identifiers, artefact.leftOut[0]?.identifiers], [0, 101]);
});

test('the grace time before a phone is not compliant is the one asked for', () => {
  const { content } = body('intune-compliance', 'IosCompliancePolicy', [TIKTOK], { graceHours: 6 });
  assert.match(JSON.stringify(content['scheduledActionsForRule']), /"gracePeriodHours":6/);
});

test('the personal side of Android takes 500 package names', () => {
  const schema = 'AndroidDeviceOwnerGeneralDeviceConfiguration';
  const { content } = body('intune-personal-profile', schema, [TIKTOK]);
  assert.equal(content['personalProfilePlayStoreMode'], 'blockedApps');
  assert.deepEqual(appIds(content['personalProfilePersonalApplications']), ANDROID);
  const at = body('intune-personal-profile', schema, many(500, 'android'));
  assert.deepEqual(at.artefact.leftOut, []);
  const over = body('intune-personal-profile', schema, many(501, 'android'));
  assert.deepEqual(
    over.artefact.leftOut.map(({ app }) => app),
    ['app-500'],
  );
});

test('the custom profile holds the very bytes of the Apple profile', () => {
  const { content } = body('intune-custom-profile', 'IosCustomConfiguration', [TIKTOK]);
  const [profile] = compileFor('apple', listOf(TIKTOK));
  const payload = Buffer.from(String(content['payload']), 'base64').toString('utf8');
  assert.equal(payload, profile?.content);
  assert.equal(content['payloadFileName'], profile?.fileName);
});

test('the uninstall steps approve every package and assign to the group, or ask for one', () => {
  const group = '00000000-0000-4000-8000-000000000001';
  const { content, artefact } = body('intune-play-uninstall', null, [TIKTOK], { group });
  const steps = content['steps'] as readonly { body?: Record<string, unknown> }[];
  assert.deepEqual(
    steps[0]?.body?.['packageIds'],
    ANDROID.map((one) => `app:${one}`),
  );
  const assign = steps.at(-1)?.body;
  const validate = validator('graph-blocking.json#/$defs/MobileAppAssignRequest');
  assert.ok(validate(assign), JSON.stringify(validate.errors));
  assert.match(JSON.stringify(assign), new RegExp(`"intent":"uninstall".*"groupId":"${group}"`));
  assert.ok(!artefact.needs.some((need) => need.includes('object id')));

  const open = body('intune-play-uninstall', null, [TIKTOK]);
  assert.ok(open.artefact.content.includes('PUT-THE-OBJECT-ID'));
  assert.ok(open.artefact.needs.some((need) => need.includes('object id')));
});

test('names with quotes, formulas and unseen marks stay names', () => {
  const odd = product('odd', { ios: ['com.acme.odd'] }, { name: '=cmd|"x"\u202E <b>\u0007' });
  const { content } = body('intune-restricted-apps', 'IosRestrictedAppsProfile', [odd]);
  const [item] = content['compliantAppsList'] as readonly { name: string }[];
  assert.equal(item?.name, '=cmd|"x"  <b>');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFor } from './compile.ts';
import type { Options } from './options.ts';
import { listOf, many, product, TIKTOK, validator } from './testing.ts';

type Entry = { readonly packageName: string; readonly installType: string };
type Policy = {
  readonly playStoreMode?: string;
  readonly applications: readonly Entry[];
  readonly personalUsagePolicies: {
    readonly personalPlayStoreMode?: string;
    readonly personalApplications: readonly Entry[];
  };
  readonly policyEnforcementRules?: readonly Record<string, unknown>[];
};

function compiled(products: readonly (typeof TIKTOK)[], options: Partial<Options> = {}) {
  const [policy, changes] = compileFor('android', listOf(...products), options);
  assert.ok(policy);
  const content = JSON.parse(policy.content) as Policy;
  const validate = validator('amapi-policy.json');
  assert.ok(validate(content), JSON.stringify(validate.errors?.slice(0, 3)));
  return { policy, changes, content };
}

test('both sides of the phone get every package name as BLOCKED', () => {
  const { content } = compiled([TIKTOK]);
  const entries = [
    { packageName: 'com.ss.android.ugc.trill', installType: 'BLOCKED' },
    { packageName: 'com.zhiliaoapp.musically', installType: 'BLOCKED' },
  ];
  assert.deepEqual(content.applications, entries);
  assert.deepEqual(content.personalUsagePolicies.personalApplications, entries);
  assert.equal(content.personalUsagePolicies.personalPlayStoreMode, 'BLOCKLIST');
});

test('a policy for a deny list says so: else the API would uninstall all other apps', () => {
  assert.equal(compiled([TIKTOK]).content.playStoreMode, 'BLACKLIST');
  const allowList = compiled([TIKTOK], { regime: 'allow-list' }).content;
  assert.equal(allowList.playStoreMode, undefined);
  assert.equal(allowList.personalUsagePolicies.personalPlayStoreMode, undefined);
});

test('3,000 apps on the managed side and 500 on the personal side fit; one more is left out there', () => {
  const at = compiled(many(500, 'android'));
  assert.deepEqual(at.policy.leftOut, []);

  const over = compiled(many(501, 'android'));
  assert.equal(over.content.applications.length, 501);
  assert.equal(over.content.personalUsagePolicies.personalApplications.length, 500);
  assert.deepEqual(over.policy.leftOut, [
    { app: 'app-500', name: 'app-500', identifiers: 1, setting: 'android-policy-personal' },
  ]);

  const full = compiled(many(3_000, 'android')).policy.leftOut;
  assert.equal(full.filter(({ setting }) => setting === 'android-policy-managed').length, 0);
  const overFull = compiled(many(3_001, 'android'));
  assert.equal(overFull.content.applications.length, 3_000);
  assert.deepEqual(
    overFull.policy.leftOut.filter(({ setting }) => setting === 'android-policy-managed'),
    [{ app: 'app-3000', name: 'app-3000', identifiers: 1, setting: 'android-policy-managed' }],
  );
});

test('the personal limit is borrowed and may be raised; the managed one is not', () => {
  const raised = compiled(many(501, 'android'), { limits: { 'android-policy-personal': 3_000 } });
  assert.equal(raised.content.personalUsagePolicies.personalApplications.length, 501);
  assert.throws(
    () => compiled([TIKTOK], { limits: { 'android-policy-managed': 3_001 } }),
    /3000 identifiers at most/,
  );
});

test('locking and wiping come together, only when asked for, and in that order', () => {
  assert.equal(compiled([TIKTOK]).content.policyEnforcementRules, undefined);
  const { content, policy } = compiled([TIKTOK], {
    enforcement: { lockAfterDays: 0, wipeAfterDays: 14, scope: 'device' },
  });
  assert.deepEqual(content.policyEnforcementRules, [
    {
      settingName: 'applications',
      blockAction: { blockAfterDays: 0, blockScope: 'BLOCK_SCOPE_DEVICE' },
      wipeAction: { wipeAfterDays: 14 },
    },
  ]);
  assert.ok(policy.notes.some((note) => note.includes('WIPED')));
  assert.throws(
    () =>
      compiled([TIKTOK], {
        enforcement: { lockAfterDays: 5, wipeAfterDays: 5, scope: 'device' },
      }),
    /locked before it is wiped/,
  );
});

test('the change to an existing policy touches the install type of these apps and nothing else', () => {
  const { changes } = compiled([TIKTOK]);
  const body: unknown = JSON.parse(changes?.content ?? '');
  const validate = validator('amapi-modify-policy-applications.json');
  assert.ok(validate(body), JSON.stringify(validate.errors));
  assert.deepEqual((body as { changes: readonly unknown[] }).changes[0], {
    application: { packageName: 'com.ss.android.ugc.trill', installType: 'BLOCKED' },
    updateMask: 'installType',
  });
});

test('a product with bundle IDs alone is named as not blocked here', () => {
  const { policy } = compiled([TIKTOK, product('phone-only', { ios: ['com.acme.ios'] })]);
  assert.deepEqual(policy.elsewhere, [{ app: 'phone-only', name: 'phone-only' }]);
});

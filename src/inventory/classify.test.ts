import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifier } from './classify.ts';
import { PLAIN_TRAITS, type Traits } from './traits.ts';

type Texts = Partial<Parameters<ReturnType<typeof classifier>>[0]>;

function seen(texts: Texts, traits: Partial<Traits> = {}): string {
  const none = {
    platform: null,
    osVersion: null,
    model: null,
    ownership: null,
    enrolment: null,
    supervised: null,
    collected: null,
  };
  const { platform, enrolment, ownership, visibility } = classifier({ ...PLAIN_TRAITS, ...traits })(
    { ...none, ...texts },
  );
  return `${platform} ${enrolment} ${ownership} ${visibility}`;
}

test('Apple devices, by supervision and enrolment', () => {
  assert.equal(seen({ platform: 'iOS', supervised: 'Yes' }), 'ios supervised unknown all');
  assert.equal(
    seen({ platform: 'iPadOS', supervised: 'true', ownership: 'Institutional' }),
    'ios supervised company all',
  );
  assert.equal(
    seen({ model: 'iPhone15,4', ownership: 'Institutional', supervised: 'false' }),
    'ios device-enrolment company all',
  );
  assert.equal(
    seen({ platform: 'iOS', ownership: 'AccountDrivenUserEnrollment', supervised: 'false' }),
    'ios user-enrolment personal managed-only',
  );
  assert.equal(
    seen({ platform: 'iOS', enrolment: 'User Enrollment (Device)' }),
    'ios user-enrolment unknown managed-only',
  );
  assert.equal(
    seen({ osVersion: 'iOS 26.1', enrolment: 'On (automatic)' }),
    'ios supervised unknown all',
  );
  assert.equal(seen({ platform: 'iPhone', supervised: 'No' }), 'ios unknown unknown unknown');
  assert.equal(seen({ platform: 'ios', supervised: 'tak' }), 'ios supervised unknown all');
});

test('Android devices, by management mode and ownership', () => {
  assert.equal(
    seen({ platform: 'Android', enrolment: 'DEVICE_OWNER', ownership: 'COMPANY_OWNED' }),
    'android fully-managed company all',
  );
  assert.equal(
    seen({ platform: 'android', enrolment: 'PROFILE_OWNER', ownership: 'COMPANY_OWNED' }),
    'android company-work-profile company work-side',
  );
  assert.equal(
    seen({ platform: 'android', enrolment: 'PROFILE_OWNER', ownership: 'PERSONALLY_OWNED' }),
    'android personal-work-profile personal work-side',
  );
  assert.equal(
    seen({ platform: 'android', enrolment: 'PROFILE_OWNER' }),
    'android unknown unknown unknown',
  );
  assert.equal(
    seen({ platform: 'Android', enrolment: 'androidEnterpriseCorporateWorkProfile' }),
    'android company-work-profile company work-side',
  );
  assert.equal(
    seen({ platform: 'AndroidEnterprise', enrolment: 'androidEnterpriseFullyManaged' }),
    'android fully-managed company all',
  );
  assert.equal(seen({ model: 'SM-A546B' }), 'android unknown unknown unknown');
});

test('an MDM that hides personal apps shows all only of what is surely the employer’s', () => {
  const intune = { hidesPersonal: true, namesOnly: true };
  assert.equal(
    seen({ platform: 'iOS', supervised: 'True', ownership: 'company' }, intune),
    'ios supervised company names-only',
  );
  assert.equal(
    seen({ platform: 'iOS', enrolment: 'userEnrollment', ownership: 'personal' }, intune),
    'ios device-enrolment personal managed-only',
  );
  assert.equal(
    seen({ platform: 'iOS', enrolment: 'appleUserEnrollment' }, intune),
    'ios user-enrolment unknown managed-only',
  );
  assert.equal(seen({ platform: 'iOS' }, intune), 'ios unknown unknown names-only');
  const identifiers = { hidesPersonal: true };
  assert.equal(
    seen({ platform: 'iOS', supervised: 'True' }, identifiers),
    'ios supervised unknown unknown',
  );
});

test('an export that cannot show everything never makes a device whole', () => {
  assert.equal(
    seen({ platform: 'Android', enrolment: 'DEVICE_OWNER' }, { cap: 'unknown' }),
    'android fully-managed company unknown',
  );
  assert.equal(
    seen({ platform: 'iOS', supervised: 'yes' }, { cap: 'managed-only' }),
    'ios supervised unknown managed-only',
  );
  assert.equal(
    seen(
      { platform: 'iOS', enrolment: 'On (manual)' },
      { sees: { ios: { 'device-enrolment': 'managed-only' } } },
    ),
    'ios device-enrolment unknown managed-only',
  );
});

test('what says nothing stays unknown', () => {
  assert.equal(seen({}), 'null unknown unknown unknown');
  assert.equal(
    seen({ platform: 'Windows', ownership: 'Undefined', enrolment: '0' }),
    'null unknown unknown unknown',
  );
});

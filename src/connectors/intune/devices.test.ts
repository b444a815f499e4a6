import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolmentOf, entraId, instantOf, managedDevice, osVersion } from './devices.ts';
import { kindOfKey, groupName, markIn, marked } from './mark.ts';
import { DeviceRow } from './schema.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';

const row = (more: Record<string, unknown>) => DeviceRow.parse({ id: 'D-1', ...more });

test('Intune’s words for an enrolment become ours', () => {
  const said: readonly (readonly [string, Record<string, unknown>])[] = [
    [
      'supervised',
      { operatingSystem: 'iOS', isSupervised: true, deviceEnrollmentType: 'appleBulkWithUser' },
    ],
    ['supervised', { operatingSystem: 'iPadOS', isSupervised: true }],
    [
      'device-enrolment',
      { operatingSystem: 'iOS', isSupervised: false, deviceEnrollmentType: 'userEnrollment' },
    ],
    [
      'user-enrolment',
      { operatingSystem: 'iOS', isSupervised: false, deviceEnrollmentType: 'appleUserEnrollment' },
    ],
    [
      'user-enrolment',
      { operatingSystem: 'iOS', deviceEnrollmentType: 'appleAccountDrivenUserEnrollment' },
    ],
    ['unknown', { operatingSystem: 'iOS', isSupervised: null }],
    [
      'fully-managed',
      { operatingSystem: 'Android', deviceEnrollmentType: 'androidEnterpriseDedicatedDevice' },
    ],
    [
      'company-work-profile',
      { operatingSystem: 'Android', deviceEnrollmentType: 'androidEnterpriseCorporateWorkProfile' },
    ],
    [
      'personal-work-profile',
      {
        operatingSystem: 'AndroidForWork',
        managedDeviceOwnerType: 'personal',
        managementAgent: 'googleCloudDevicePolicyController',
      },
    ],
    [
      'unknown',
      {
        operatingSystem: 'Android',
        managedDeviceOwnerType: 'company',
        deviceEnrollmentType: 'unknownFutureValue',
      },
    ],
    ['unknown', { operatingSystem: 'Windows', isSupervised: true }],
  ];
  for (const [enrolment, device] of said)
    assert.equal(enrolmentOf(row(device)), enrolment, JSON.stringify(device));
});

test('never and for ever are no moments', () => {
  assert.equal(instantOf('0001-01-01T00:00:00Z'), null);
  assert.equal(instantOf('9999-12-31T23:59:59Z'), null);
  assert.equal(instantOf('2026-11-25T10:17:05.1234567Z'), '2026-11-25T10:17:05Z');
  assert.equal(managedDevice(row({})).heard, null);
});

test('a version is its numbers, whatever stands behind', () => {
  assert.deepEqual(osVersion('26.0.1 (23A341)'), [26, 0, 1]);
  assert.deepEqual(osVersion('15'), [15]);
  for (const text of [null, '', 'x', '99999.1']) assert.equal(osVersion(text), null);
});

test('a device without an id in the directory has none', () => {
  assert.equal(entraId(row({ azureADDeviceId: '00000000-0000-0000-0000-000000000000' })), null);
  assert.equal(entraId(row({ azureADDeviceId: "x' or 1 eq 1" })), null);
});

test('a mark is read at the end of a description, and nowhere else', () => {
  const key = 'block.intune-compliance.2' as RestrictionKey;
  assert.deepEqual(markIn(marked('Set by the Ministry', key)), { key, role: null });
  assert.deepEqual(markIn(marked(null, key)), { key, role: null });
  assert.equal(kindOfKey(key), 'intune-compliance');
  assert.equal(kindOfKey('block.apple-profile' as RestrictionKey), null);
  for (const text of [null, 'grendel: a word', `grendel:${key} was here`, 'nogrendel:block.x'])
    assert.equal(markIn(text), null);
});

test('a group’s name says neither what nor whom', () => {
  const [given, except] = (['given', 'except'] as const).map((role) =>
    groupName('block.intune-compliance' as RestrictionKey, role),
  );
  assert.notEqual(given, except);
  assert.match(given ?? '', /^grendel-[0-9a-f]{12}$/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { managedDevice } from './device.ts';
import { Device } from './schema.ts';

const device = (general: object | null, more: object = {}) =>
  managedDevice(Device.parse({ mobileDeviceId: '41', deviceType: 'iOS', general, ...more }));

test('the kinds of ownership that Jamf knows, as kinds of enrolment', () => {
  const of = (deviceOwnershipType: string | null, supervised: boolean | null, managed = true) => {
    const { enrolment, ownership } = device({ deviceOwnershipType, supervised, managed });
    return `${enrolment}, ${ownership}`;
  };
  assert.equal(of('Institutional', true), 'supervised, company');
  assert.equal(of('Institutional', false), 'device-enrolment, company');
  assert.equal(of('Institutional', null), 'unknown, company');
  assert.equal(of('UserEnrollment', false), 'user-enrolment, personal');
  assert.equal(of('AccountDrivenUserEnrollment', true), 'user-enrolment, personal');
  assert.equal(of('AccountDrivenDeviceEnrollment', false), 'device-enrolment, unknown');
  assert.equal(of('PersonalDeviceProfile', false), 'unknown, personal');
  assert.equal(of('SomethingNew', true), 'supervised, unknown');
  assert.equal(of('Institutional', true, false), 'unknown, company');
});

test('a version is its numbers, and what is none is unknown', () => {
  const os = (osVersion: unknown) => device({ osVersion }).os;
  assert.deepEqual(os('18.6.2'), [18, 6, 2]);
  assert.deepEqual(os('26.1 (23B85)'), [26, 1]);
  for (const none of ['', 'iOS', null, 26, '1.2.3.4.5', '9'.repeat(50)])
    assert.equal(os(none), null);
});

test('a section that is null leaves a device of which nothing is known', () => {
  const unknown = device(null);
  assert.deepEqual(
    [unknown.enrolment, unknown.os, unknown.heard, unknown.ownership],
    ['unknown', null, null, 'unknown'],
  );
  assert.equal(device({}, { deviceType: 'tvOS' }).platform, null);
});

test('a moment is one of a calendar; 1970 is never', () => {
  const heard = (lastInventoryUpdateDate: string) => device({ lastInventoryUpdateDate }).heard;
  assert.equal(heard('2026-11-24T07:12:09.118Z'), '2026-11-24T07:12:09.118Z');
  for (const none of ['1970-01-01T00:00:00Z', 'yesterday', '2026-99-99T00:00:00Z'])
    assert.equal(heard(none), null);
});

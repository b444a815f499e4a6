import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManagedDevice } from './device.ts';
import { misfit } from './fit.ts';
import type { Fit } from './restriction.ts';
import { phone, SUPERVISED } from './world.fixture.ts';

const NEWER = 'com.apple.configuration.app.settings';
const PROFILE: Fit = { ...SUPERVISED, unless: NEWER };
const DECLARATION: Fit = { ...SUPERVISED, from: [27], capability: NEWER };
const why = (fit: Fit, rest: Partial<ManagedDevice>) => {
  const misses = misfit(phone('a', rest), fit);
  return misses === null ? 'fits' : `${misses.reason}${misses.known ? '' : ', not known'}`;
};

test('a restriction fits a device only where all that it asks for is known to be so', () => {
  assert.equal(why(PROFILE, {}), 'fits');
  assert.equal(why(PROFILE, { enrolment: 'device-enrolment' }), 'unsupervised');
  assert.equal(why(PROFILE, { enrolment: 'user-enrolment' }), 'user-enrolment');
  assert.equal(why(PROFILE, { enrolment: 'unknown' }), 'enrolment-unknown, not known');
  assert.equal(why(PROFILE, { os: [14, 8] }), 'old-os');
  assert.equal(why(PROFILE, { os: null }), 'os-unknown, not known');
  assert.equal(why(PROFILE, { platform: 'android' }), 'no-restriction');
  assert.equal(why(PROFILE, { platform: null }), 'no-restriction, not known');
  assert.equal(why(PROFILE, { enrolment: 'personal-work-profile' }), 'personal-side');
});

test('what is known to fail decides, whatever else is not known', () => {
  assert.equal(why(PROFILE, { os: null, enrolment: 'user-enrolment' }), 'user-enrolment');
  assert.equal(why(PROFILE, { os: [9], enrolment: 'unknown' }), 'enrolment-unknown');
});

test('the declaration takes over where the device names it, and the profile stays where it does not', () => {
  const on = (os: readonly number[], capabilities: readonly string[]) =>
    [PROFILE, DECLARATION].map((fit) => why(fit, { os, capabilities }));
  assert.deepEqual(on([26, 1], []), ['fits', 'old-os']);
  assert.deepEqual(on([27], [NEWER]), ['no-restriction', 'fits']);
  assert.deepEqual(on([27], ['com.apple.configuration.passcode.settings']), [
    'fits',
    'no-restriction',
  ]);
  // Nothing said: it is not known to lack it, so that a declaration that it has is not taken away.
  assert.deepEqual(on([27], []), ['fits', 'no-restriction, not known']);
});

test('up to a version is without that version', () => {
  const before: Fit = { ...SUPERVISED, before: [27] };
  assert.equal(why(before, { os: [26, 9, 9] }), 'fits');
  assert.equal(why(before, { os: [27, 0] }), 'no-restriction');
});

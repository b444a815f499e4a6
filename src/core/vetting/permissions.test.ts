import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANDROID_PERMISSIONS } from './android-permissions.ts';
import { APPLE_PERMISSIONS } from './apple-permissions.ts';
import { PERMISSION_GROUPS, permissionMeaning } from './permissions.ts';

test('a permission of Android says what the app may reach, and whether the holder is asked', () => {
  const cases = {
    'android.permission.ACCESS_FINE_LOCATION': 'location asked',
    'android.permission.ACCESS_BACKGROUND_LOCATION': 'location-in-background asked',
    'android.permission.READ_SMS': 'messages asked',
    'android.permission.REQUEST_INSTALL_PACKAGES': 'installs-apps special',
    'android.permission.BIND_ACCESSIBILITY_SERVICE': 'screen-of-others special',
    'android.permission.QUERY_ALL_PACKAGES': 'sees-other-apps granted',
    'android.permission.INTERNET': 'network granted',
    'android.permission.INSTALL_PACKAGES': 'installs-apps system',
    'android.permission.health.READ_SEXUAL_ACTIVITY': 'health asked',
    'com.farsitel.bazaar.permission.PAY_THROUGH_BAZAAR': 'payments granted',
  };
  for (const [name, means] of Object.entries(cases)) {
    const { group, level } = permissionMeaning('android', name);
    assert.equal(`${group} ${level}`, means, name);
  }
});

test('a key of an iOS app says the same in the same words', () => {
  const cases = {
    NSContactsUsageDescription: 'contacts asked',
    NSMicrophoneUsageDescription: 'microphone asked',
    NSUserTrackingUsageDescription: 'tracking asked',
    'com.apple.developer.networking.networkextension': 'vpn special',
    'keychain-access-groups': 'shared-with-own-apps granted',
  };
  for (const [name, means] of Object.entries(cases)) {
    const { group, level } = permissionMeaning('ios', name);
    assert.equal(`${group} ${level}`, means, name);
  }
});

test('what no table knows is other, also names that look like a known one', () => {
  for (const name of [
    'android.permission.camera',
    'CAMERA',
    'com.example.permission.READ_SMS',
    'constructor',
    '',
  ])
    assert.deepEqual(
      permissionMeaning('android', name),
      { group: 'other', level: 'unknown' },
      name,
    );
  assert.equal(permissionMeaning('ios', 'android.permission.CAMERA').group, 'other');
});

test('every group of the tables is one that is shown, and only other has none', () => {
  const used = new Set(
    [...ANDROID_PERMISSIONS.values(), ...APPLE_PERMISSIONS.values()].map(({ group }) => group),
  );
  assert.deepEqual(
    PERMISSION_GROUPS.filter((group) => !used.has(group)),
    ['other'],
  );
});

import { ANDROID_PERMISSIONS } from './android-permissions.ts';
import { APPLE_PERMISSIONS } from './apple-permissions.ts';
import type { Platform } from '../catalogue.ts';

/**
 * What an app may reach, in words for a reader; the order is the one to show them in. Sentences for these keys come in languages elsewhere.
 * `other`: asked for, and not in our tables. It is shown by its name and never dropped.
 */
export const PERMISSION_GROUPS = [
  'location',
  'location-in-background',
  'contacts',
  'calendar',
  'messages',
  'calls',
  'phone-identity',
  'camera',
  'microphone',
  'photos',
  'files',
  'health',
  'body-sensors',
  'activity',
  'nearby-devices',
  'local-network',
  'accounts',
  'notifications-of-others',
  'screen-of-others',
  'over-other-apps',
  'controls-device',
  'vpn',
  'sees-other-apps',
  'installs-apps',
  'tracking',
  'biometrics',
  'speech',
  'home',
  'media-library',
  'shared-with-own-apps',
  'payments',
  'network',
  'runs-in-background',
  'starts-by-itself',
  'shows-notifications',
  'settings',
  'store',
  'other',
] as const;

export type PermissionGroup = (typeof PERMISSION_GROUPS)[number];

/**
 * `asked`: the holder is asked while the app runs (Android: dangerous). `special`: a switch in the settings that reaches far. `granted`: given
 * without asking. `system`: for apps of the maker and for the system; others ask in vain. `unknown`: not in our tables.
 */
export type PermissionLevel = 'asked' | 'special' | 'granted' | 'system' | 'unknown';

export type PermissionMeaning = {
  readonly group: PermissionGroup;
  readonly level: PermissionLevel;
};

const HEALTH_CONNECT = 'android.permission.health.';
const HEALTH: PermissionMeaning = { group: 'health', level: 'asked' };
const OTHER: PermissionMeaning = { group: 'other', level: 'unknown' };

/**
 * What one permission means. `name`: a permission's full name on Android; a key of Info.plist (`NS…UsageDescription`) or of the entitlements on
 * Apple's systems. Exact case, as both have it.
 */
export function permissionMeaning(platform: Platform, name: string): PermissionMeaning {
  if (platform !== 'android') return APPLE_PERMISSIONS.get(name) ?? OTHER;
  return ANDROID_PERMISSIONS.get(name) ?? (name.startsWith(HEALTH_CONNECT) ? HEALTH : OTHER);
}

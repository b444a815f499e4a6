import type { Platform } from '../../core/catalogue.ts';
import type { Enrolment, Instant, SeenDevice } from '../../core/inventory.ts';
import type { DeviceRef, ManagedDevice, OsVersion } from '../../core/mdm/device.ts';
import type { DeviceRow } from './schema.ts';

/**
 * Beta, because only there `deviceEnrollmentType` has words for Android: v1.0 shows `unknownFutureValue` or `unknown` in their place
 * (types 2.43.1 and beta 0.44.0-preview, read 2026-11-25; what v1.0 shows: unverified).
 */
export const DEVICES_PATH = `/beta/deviceManagement/managedDevices?$select=${[
  'id',
  'azureADDeviceId',
  'userId',
  'operatingSystem',
  'osVersion',
  'managedDeviceOwnerType',
  'deviceEnrollmentType',
  'managementAgent',
  'isSupervised',
  'lastSyncDateTime',
  'serialNumber',
  'userPrincipalName',
].join(',')}`;

/** Intune's own id of a device, in lower case: the same that `page` has, and the inventory's reader keys devices by. */
export const refOf = (id: string): DeviceRef => id.toLowerCase() as DeviceRef;

export function managedDevice(row: DeviceRow): ManagedDevice {
  const platform = platformOf(row.operatingSystem);
  return {
    ref: refOf(row.id),
    platform,
    os: osVersion(row.osVersion),
    enrolment: enrolmentOf(row),
    ownership: ownershipOf(row),
    capabilities: [],
    heard: instantOf(row.lastSyncDateTime),
  };
}

/** "iOS", "Android", "Windows", "macOS" were read; "iPadOS" in places (unverified). */
export function platformOf(operatingSystem: string | null): Platform | null {
  const word = (operatingSystem ?? '').toLowerCase();
  if (/^(ios|ipados)/.test(word)) return 'ios';
  return word.startsWith('android') ? 'android' : null;
}

/** A laptop: the catalogue has no identifiers for it, and nothing is blocked there. */
export const isDesktop = (operatingSystem: string | null): boolean =>
  /^(windows|mac|linux|chrome)/.test((operatingSystem ?? '').toLowerCase());

export function enrolmentOf(row: DeviceRow): Enrolment {
  const platform = platformOf(row.operatingSystem);
  const type = (row.deviceEnrollmentType ?? '').toLowerCase();
  if (platform === 'ios') {
    if (/^appleuserenrollment|^appleaccountdrivenuserenrollment/.test(type))
      return 'user-enrolment';
    if (row.isSupervised === true) return 'supervised';
    // Intune's `userEnrollment` is the Company Portal: a device enrolment.
    return row.isSupervised === false ? 'device-enrolment' : 'unknown';
  }
  if (platform !== 'android') return 'unknown';
  if (type === 'androidenterprisecorporateworkprofile') return 'company-work-profile';
  if (type === 'androidenterprisefullymanaged' || type === 'androidenterprisededicateddevice')
    return 'fully-managed';
  // A personally owned phone that Google's own policy controller manages has a work profile (unverified: no page names the value).
  const byGoogle =
    (row.managementAgent ?? '').toLowerCase() === 'googleclouddevicepolicycontroller';
  return byGoogle && ownershipOf(row) === 'personal' ? 'personal-work-profile' : 'unknown';
}

export function ownershipOf(row: DeviceRow): SeenDevice['ownership'] {
  const owner = row.managedDeviceOwnerType;
  return owner === 'company' || owner === 'personal' ? owner : 'unknown';
}

/** "26.1", "17.6.1 (21G93)". Longer parts than a version has are not one. */
export function osVersion(text: string | null): OsVersion | null {
  const found = /^\s*(\d{1,4}(?:\.\d{1,6}){0,3})(?![\d])/.exec(text ?? '');
  return found === null ? null : (found[1] ?? '').split('.').map(Number);
}

/** Graph writes "never" as the year 1 (types, read 2026-11-25) and "no limit" as the year 9999 (unverified). */
export function instantOf(text: string | null): Instant | null {
  const found = /^(\d{4})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?$/.exec(text ?? '');
  if (found === null || text === null) return null;
  const year = Number(found[1]);
  if (year < 2000 || year > 2200) return null;
  const moment = new Date(text.endsWith('Z') ? text : `${text}Z`);
  return Number.isNaN(moment.getTime())
    ? null
    : (moment.toISOString().replace(/\.\d{3}Z$/, 'Z') as Instant);
}

const NO_ENTRA_ID = '00000000-0000-0000-0000-000000000000';
/** The device's id in the directory, by which groups know it; null where it is in none. */
export const entraId = (row: DeviceRow): string | null =>
  row.azureADDeviceId === null ||
  !/^[0-9a-f-]{36}$/i.test(row.azureADDeviceId) ||
  row.azureADDeviceId === NO_ENTRA_ID
    ? null
    : row.azureADDeviceId.toLowerCase();

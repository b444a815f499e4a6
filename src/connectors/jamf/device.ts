import type { Enrolment, Instant, SeenDevice } from '../../core/inventory.ts';
import type { DeviceRef, ManagedDevice, OsVersion } from '../../core/mdm/device.ts';
import type { Device } from './schema.ts';

/** What Jamf says of a device, in our words. What is null there is unknown. */
export function managedDevice(device: Device): ManagedDevice {
  const { general } = device;
  return {
    ref: device.mobileDeviceId as DeviceRef,
    // tvOS, watchOS and visionOS take other restrictions; the catalogue has no identifiers for them.
    platform: device.deviceType?.toLowerCase() === 'ios' ? 'ios' : null,
    os: osOf(general?.osVersion ?? null),
    enrolment: enrolmentOf(general),
    ownership: OWNERSHIP[fold(general?.deviceOwnershipType)] ?? 'unknown',
    // Jamf says that a device manages declarations, not which it knows; and the classic API carries none.
    capabilities: [],
    heard: instantOf(general?.lastInventoryUpdateDate ?? null),
  };
}

const fold = (word: string | null | undefined): string => (word ?? '').toLowerCase();

/** `deviceOwnershipType`: OpenAPI 11.7.1, read 2026-11-25. */
const OWNERSHIP: Readonly<Record<string, SeenDevice['ownership']>> = {
  institutional: 'company',
  personaldeviceprofile: 'personal',
  userenrollment: 'personal',
  accountdrivenuserenrollment: 'personal',
};

function enrolmentOf(general: Device['general']): Enrolment {
  const type = fold(general?.deviceOwnershipType);
  // A record that stays when management ended; and Jamf's older profile for personal devices, of which little is known.
  if (general?.managed === false || type === 'personaldeviceprofile') return 'unknown';
  if (type === 'userenrollment' || type === 'accountdrivenuserenrollment') return 'user-enrolment';
  if (general?.supervised === true) return 'supervised';
  return general?.supervised === false ? 'device-enrolment' : 'unknown';
}

/** `18.6.2`, `26.1 (23B85)`. */
function osOf(text: string | null): OsVersion | null {
  const found = /^\s*(\d{1,3}(?:\.\d{1,3}){0,3})(?![\d.])/.exec(text ?? '')?.[1];
  return found === undefined ? null : found.split('.').map(Number);
}

/** Null where it is no moment of a calendar that we know; Jamf writes 1970 for *never* (unverified). */
export function instantOf(text: string | null): Instant | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) || moment <= 0 ? null : (new Date(moment).toISOString() as Instant);
}

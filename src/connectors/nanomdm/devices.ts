import type { Enrolment, Instant } from '../../core/inventory.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import { parseOsVersion } from '../../core/mdm/os-version.ts';
import type { Capable, Enrolled, Facts } from './records.ts';

export function managedDevice(
  enrolled: Enrolled,
  facts: Facts | null,
  capable: Capable | null,
  heard: Instant | null,
): ManagedDevice {
  return {
    ref: enrolled.id as DeviceRef,
    platform: isPhone(facts) ? 'ios' : null,
    os: parseOsVersion(facts?.os ?? null),
    enrolment: enrolmentOf(enrolled, facts),
    ownership: 'unknown',
    capabilities: capable?.configurations ?? [],
    heard,
  };
}

export function enrolmentOf(enrolled: Enrolled, facts: Facts | null): Enrolment {
  if (enrolled.kind === 'user') return 'user-enrolment';
  const supervised = facts?.supervised ?? null;
  return supervised === null ? 'unknown' : supervised ? 'supervised' : 'device-enrolment';
}

/** Macs, televisions and watches enrol too; their apps and blocks are other ones. */
const isPhone = (facts: Facts | null): boolean =>
  /^(?:iPhone|iPad|iPod)/.test(facts?.product ?? '');
/** What is not known may be a phone. */
export const mayBePhone = (facts: Facts | null): boolean =>
  facts === null || facts.product === null || isPhone(facts);

/** RemoveApplication takes any app from iOS 26 on where the device is supervised, else managed apps alone (Apple schema, read). */
export const managedOnly = (facts: Facts | null): boolean =>
  facts?.supervised !== true || (parseOsVersion(facts.os)?.[0] ?? 0) < 26;

import type { Platform } from '../catalogue.ts';
import type { Enrolment, Instant, SeenDevice } from '../inventory.ts';

/**
 * What a device is called while a fleet is looked at or a plan is carried out: the MDM's own id. It is stored nowhere: what is
 * kept of a plan names devices by their pseudonyms.
 */
export type DeviceRef = string & { readonly brand: 'DeviceRef' };

/** `[26, 1]` of iOS 26.1; parts that were not said are not there. */
export type OsVersion = readonly number[];

/** What decides how a device can be blocked, as the MDM says it now. Nothing about its apps. */
export type ManagedDevice = {
  readonly ref: DeviceRef;
  readonly platform: Platform | null;
  /** Null where it was not said, or not understood. */
  readonly os: OsVersion | null;
  readonly enrolment: Enrolment;
  readonly ownership: SeenDevice['ownership'];
  /** What it says it understands: types of declarations. Empty where it has not said. */
  readonly capabilities: readonly string[];
  /** When it last spoke with its MDM. */
  readonly heard: Instant | null;
};

import type { Enrolment } from '../inventory.ts';
import type { ManagedDevice } from './device.ts';
import { compareOs } from './os-version.ts';
import type { Gap } from './plan.ts';
import type { Fit } from './restriction.ts';

/** Why a restriction does not fit a device. */
export type Misfit = {
  readonly reason: Gap['reason'];
  /** False: something was not said, and with it the restriction might fit. What a device has is not taken from it then. */
  readonly known: boolean;
  /** How near it came: a restriction for the right enrolment that is too new says more than one for another platform. */
  readonly depth: number;
};

type Miss = Omit<Misfit, 'depth'>;

/** Null: it fits. What is not known of a device holds for nothing. */
export function misfit(device: ManagedDevice, fit: Fit): Misfit | null {
  const misses = [
    platformMiss(device, fit),
    enrolmentMiss(device, fit),
    osMiss(device, fit),
    capabilityMiss(device, fit),
  ];
  const depth = misses.findIndex((miss) => miss !== null);
  const first = misses[depth];
  if (first === null || first === undefined) return null;
  return { reason: first.reason, known: misses.some((miss) => miss?.known === true), depth };
}

function platformMiss({ platform }: ManagedDevice, { platforms }: Fit): Miss | null {
  if (platform !== null && platforms.includes(platform)) return null;
  return { reason: 'no-restriction', known: platform !== null };
}

const ENROLMENT_REASON: Readonly<Record<Enrolment, Gap['reason']>> = {
  supervised: 'no-restriction',
  'device-enrolment': 'unsupervised',
  'user-enrolment': 'user-enrolment',
  'fully-managed': 'no-restriction',
  'company-work-profile': 'no-restriction',
  'personal-work-profile': 'personal-side',
  unknown: 'enrolment-unknown',
};

function enrolmentMiss({ enrolment }: ManagedDevice, { enrolments }: Fit): Miss | null {
  if (enrolments.includes(enrolment)) return null;
  return { reason: ENROLMENT_REASON[enrolment], known: enrolment !== 'unknown' };
}

function osMiss({ os }: ManagedDevice, { from, before }: Fit): Miss | null {
  if (from === null && before === null) return null;
  if (os === null) return { reason: 'os-unknown', known: false };
  if (from !== null && compareOs(os, from) < 0) return { reason: 'old-os', known: true };
  if (before !== null && compareOs(os, before) >= 0)
    return { reason: 'no-restriction', known: true };
  return null;
}

/** A device that has said nothing of what it understands is not known to lack it. */
function capabilityMiss({ capabilities }: ManagedDevice, { capability, unless }: Fit): Miss | null {
  if (capability !== null && !capabilities.includes(capability))
    return { reason: 'no-restriction', known: capabilities.length > 0 };
  if (unless !== null && capabilities.includes(unless))
    return { reason: 'no-restriction', known: true };
  return null;
}

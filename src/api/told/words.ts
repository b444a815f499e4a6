import type { Enrolment } from '../../core/inventory.ts';
import type { Gap } from '../../core/mdm/plan.ts';
import type { OsVersion } from '../../core/mdm/device.ts';
import type { Conflict } from '../../core/mdm/observation.ts';
import type { Fit, Restriction } from '../../core/mdm/restriction.ts';

/** Words of the sentences about plans and checks, in English; whoever writes another language has the codes. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
export const many = (n: number, one: string, more = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : more}`;

const PHONES = { ios: 'iPhones and iPads', android: 'Android phones' } as const;
const ENROLLED: Record<Enrolment, string> = {
  supervised: 'supervised',
  'device-enrolment': 'enrolled and not supervised',
  'user-enrolment': 'under User Enrolment',
  'fully-managed': 'fully managed',
  'company-work-profile': 'with a work profile, owned by the organisation',
  'personal-work-profile': 'with a work profile, owned by their holders',
  unknown: 'enrolled nobody knows how',
};

/** `iPhones and iPads that are supervised, from 15 on`. */
export function fitText({ platforms, enrolments, from, before }: Fit): string {
  const phones = platforms.map((platform) => PHONES[platform]).join(' and ') || 'devices';
  const so = enrolments.map((one) => ENROLLED[one]).join(' or ');
  const versions = [
    from === null ? '' : `from version ${version(from)} on`,
    before === null ? '' : `before version ${version(before)}`,
  ].filter((text) => text !== '');
  return [so === '' ? phones : `${phones} (${so})`, ...versions].join(', ');
}
const version = (os: OsVersion): string => os.join('.');

export const EFFECTS: Record<Restriction['effect'], string> = {
  prevents: 'Blocks',
  reports: 'Has the MDM report who has',
  removes: 'Has the MDM take off',
  'allows-only': 'Allows only',
};

export const GAPS: Record<Gap['reason'], string> = {
  unsupervised: 'they are not supervised, and a block would lie there without effect',
  'user-enrolment': 'their enrolment is personal, and takes no block',
  'personal-side': 'the app is on the side that is their holders’ own',
  'old-os': 'their system is too old for any way to block',
  'os-unknown': 'the MDM does not say which system they have',
  'enrolment-unknown': 'the MDM does not say how they are enrolled',
  'no-restriction': 'there is no way to block on them',
};
export const gapPhones = (platform: string | null, devices: number): string =>
  platform === 'ios'
    ? many(devices, 'iPhone or iPad', 'iPhones and iPads')
    : platform === 'android'
      ? many(devices, 'Android phone')
      : many(devices, 'device');

export const CONFLICTS: Record<Conflict['what'], string> = {
  'sets-the-same': 'sets the same, so that either may win',
  'allows-only-others': 'allows only other apps',
  'removes-ours': 'takes ours away',
};

import type { Platform } from '../../core/catalogue.ts';
import type { Enrolment, SeenDevice } from '../../core/inventory.ts';
import type { OsVersion } from '../../core/mdm/device.ts';
import { chance, mixed, pick } from './chance.ts';

/** What a simulated phone is, as long as the fleet lives. */
export type Traits = {
  readonly platform: Platform;
  readonly model: string;
  readonly os: OsVersion;
  readonly enrolment: Enrolment;
  readonly ownership: SeenDevice['ownership'];
  /** What its holder does when called about a prohibited app; `reinstalls`: removes it, and has it again a day later. */
  readonly holder: 'removes' | 'never' | 'reinstalls';
  /** Hours from the fleet's beginning for which it is switched off; 0: it is on. */
  readonly offFor: number;
  /** How many times it answers NotNow (it is locked) before it does what it is told. */
  readonly notNow: number;
};

const PLATFORMS = [
  ['ios', 1],
  ['android', 1],
] as const;
// Releases 19 to 25 of iOS do not exist.
const OS: Record<Platform, readonly (readonly [OsVersion, number])[]> = {
  ios: [
    [[16, 7, 10], 5],
    [[17, 6, 1], 15],
    [[18, 7], 30],
    [[26, 1], 40],
    [[27, 0], 10],
  ],
  android: [
    [[12], 10],
    [[13], 15],
    [[14], 25],
    [[15], 30],
    [[16], 20],
  ],
};
const MODELS: Record<Platform, readonly (readonly [string, number])[]> = {
  ios: [
    ['iPhone14,5', 3],
    ['iPhone15,4', 4],
    ['iPhone17,3', 3],
    ['iPad14,1', 1],
  ],
  android: [
    ['Pixel 8', 3],
    ['Pixel 9a', 2],
    ['SM-A556B', 4],
  ],
};
const ENROLMENTS: Record<Platform, readonly (readonly [Enrolment, number])[]> = {
  ios: [
    ['supervised', 60],
    ['device-enrolment', 25],
    ['user-enrolment', 15],
  ],
  android: [
    ['fully-managed', 50],
    ['company-work-profile', 20],
    ['personal-work-profile', 30],
  ],
};
const HOLDERS = [
  ['removes', 70],
  ['never', 20],
  ['reinstalls', 10],
] as const;
const OFF_FOR = [
  [0, 92],
  [30, 5],
  [24 * 40, 3],
] as const;
const NOT_NOW = [
  [0, 85],
  [1, 10],
  [3, 5],
] as const;

/** The traits of a phone by chance; those that are given are taken as they are. */
export function traitsOf(seed: number, index: number, given: Partial<Traits>): Traits {
  const ask = (question: number) => chance(seed, index, question);
  const platform = given.platform ?? pick(PLATFORMS, ask(1));
  const enrolment = given.enrolment ?? pick(ENROLMENTS[platform], ask(2));
  const mayBePersonal = enrolment === 'user-enrolment' || enrolment === 'personal-work-profile';
  return {
    platform,
    enrolment,
    os: pick(OS[platform], ask(3)),
    model: pick(MODELS[platform], ask(4)),
    ownership:
      mayBePersonal || (enrolment === 'device-enrolment' && ask(5) < 0.5) ? 'personal' : 'company',
    holder: pick(HOLDERS, ask(6)),
    offFor: pick(OFF_FOR, ask(7)),
    notNow: pick(NOT_NOW, ask(8)),
    ...given,
  };
}

/** An id of the form of a UUID, from which the phone's place can be read back: nothing needs an index. */
export function idOf(seed: number, index: number): string {
  const part = (question: number) => mixed(seed, index, question).toString(16).padStart(8, '0');
  const [a, b] = [part(21), part(22)];
  const place = index.toString(16).padStart(12, '0');
  return `${a}-${b.slice(0, 4)}-4${b.slice(4, 7)}-8${a.slice(0, 3)}-${place}`;
}
/** Null where no phone of this seed has that id. Upper and lower case are the same. */
export function indexOf(seed: number, id: string): number | null {
  const index = Number.parseInt(id.slice(-12), 16);
  return Number.isSafeInteger(index) && idOf(seed, index) === id.toLowerCase() ? index : null;
}

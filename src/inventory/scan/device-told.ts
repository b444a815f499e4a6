import { grown } from './grown.ts';

/** An app, or a list of apps, was seen; without either, what is on the device is unknown. */
const APPS = 1;
/** Its list of apps broke off. */
const BROKEN = 2;
/** The MDM gave no list of its apps at all. */
const MISSING = 4;
const BITS = { some: APPS, broken: APPS | BROKEN, missing: MISSING } as const;
export type Told = keyof typeof BITS;

/** What records told of the apps on each device, by its number: whether there is anything to go by. */
export type DeviceTold = {
  readonly add: () => void;
  readonly saw: (device: number, apps: Told) => void;
  readonly join: (other: number, into: number) => void;
  readonly hasApps: (device: number) => boolean;
  readonly isWhole: (device: number) => boolean;
  /** There was no list, and no record had one. */
  readonly isMissing: (device: number) => boolean;
  /** Bytes that it takes. */
  readonly size: () => number;
};

export function createDeviceTold(): DeviceTold {
  let count = 0;
  let bits = new Uint8Array(256);
  const of = (device: number): number => bits[device] as number;
  return {
    add() {
      if (count === bits.length) bits = grown(bits);
      count++;
    },
    saw(device, apps) {
      bits[device] = of(device) | BITS[apps];
    },
    join(other, into) {
      bits[into] = of(into) | of(other);
    },
    hasApps: (device) => (of(device) & APPS) !== 0,
    isWhole: (device) => (of(device) & (APPS | BROKEN)) === APPS,
    isMissing: (device) => (of(device) & (APPS | MISSING)) === MISSING,
    size: () => bits.byteLength,
  };
}

import { indexTexts } from '../../core/text-index.ts';
import { grown } from './grown.ts';
import type { Keys } from './keys.ts';

/**
 * By the number of a device, which key tells it within the file and which elsewhere; as text when asked for. A device without
 * either has the name that the caller gave.
 */
export type DeviceKeys = {
  /** One more device, without a key yet. */
  readonly add: () => void;
  readonly setKey: (device: number, key: number) => void;
  readonly setSerial: (device: number, key: number) => void;
  readonly join: (other: number, into: number) => void;
  readonly keyOf: (device: number) => string;
  readonly serialOf: (device: number) => string | null;
  /** An id may read like another device's serial number: then the later one gets a number behind it. */
  readonly makeUnique: () => void;
  /** Bytes that the columns take. */
  readonly size: () => number;
};

export function createDeviceKeys(keys: Keys, unnamed: string): DeviceKeys {
  /** 0 is none, else the number of the key plus one. */
  let keyAt = new Uint32Array(256);
  let serialAt = new Uint32Array(256);
  let count = 0;
  const renamed: Map<number, string> = new Map();

  const keyOf = (device: number): string => {
    const key = keyAt[device] as number;
    return renamed.get(device) ?? (key === 0 ? unnamed : keys.textOf(key - 1));
  };

  return {
    add() {
      if (count === keyAt.length) {
        keyAt = grown(keyAt);
        serialAt = grown(serialAt);
      }
      count++;
    },
    setKey(device, key) {
      keyAt[device] = key + 1;
    },
    setSerial(device, key) {
      serialAt[device] = key + 1;
    },
    join(other, into) {
      if (serialAt[into] === 0) serialAt[into] = serialAt[other] as number;
    },
    keyOf,
    serialOf(device) {
      const key = serialAt[device] as number;
      return key === 0 ? null : keys.textOf(key - 1);
    },
    makeUnique() {
      const taken = indexTexts(count, keyOf);
      for (let device = 0; device < count; device++) {
        const own = keyOf(device);
        let key = own;
        for (let n = 2; taken.find(key) >= 0; n++) key = `${own} (${n})`;
        if (key !== own) renamed.set(device, key);
        taken.add(device, key);
      }
    },
    size: () => keyAt.byteLength + serialAt.byteLength,
  };
}

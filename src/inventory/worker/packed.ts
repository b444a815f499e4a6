import type { FleetId } from '../../core/finding.ts';
import type { NumberedKey } from '../../privacy/keys.ts';
import {
  ALIAS_LENGTH,
  PSEUDONYM_LENGTH,
  pseudonymWriter,
  type Named,
} from '../../privacy/pseudonym.ts';
import { grown } from '../scan/grown.ts';
import type { Block, PackedBatch } from './messages.ts';

/** The pseudonyms of all devices behind one another: 32 bytes for each key. */
export type Packed = {
  /** The device's number, from 0, and that of an earlier one with the same pseudonym, or -1. */
  readonly put: (device: Named) => { readonly number: number; readonly before: number };
  /** No device comes any more. */
  readonly finish: () => void;
  readonly count: () => number;
  readonly namesOf: (numbers: readonly number[]) => Pick<PackedBatch, 'names' | 'hasSerial'>;
};

export function createPacked(fleet: FleetId, keys: readonly NumberedKey[]): Packed {
  const write = pseudonymWriter(fleet, keys);
  const stride = keys.length * ALIAS_LENGTH;
  let names: Block = new Uint8Array(256 * stride);
  let hasSerial: Block = new Uint8Array(256);
  let count = 0;
  /** By the first 48 bits under the newest key. */
  const numberOf: Map<number, number> = new Map();

  const shortOf = (at: number): number => {
    let short = 0;
    for (let i = 0; i < 6; i++) short = short * 256 + (names[at + i] as number);
    return short;
  };
  const isSame = (one: number, other: number): boolean => {
    for (let i = 0; i < PSEUDONYM_LENGTH; i++)
      if (names[one * stride + i] !== names[other * stride + i]) return false;
    return true;
  };

  return {
    put({ key, serial }) {
      const number = count++;
      if (count * stride > names.length) names = grown(names, count * stride);
      if (count > hasSerial.length) hasSerial = grown(hasSerial);
      hasSerial[number] = serial === null ? 0 : 1;
      write({ key, serial }, names, number * stride);
      const short = shortOf(number * stride);
      const known = numberOf.get(short);
      if (known === undefined) numberOf.set(short, number);
      else if (isSame(known, number)) return { number, before: known };
      return { number, before: -1 };
    },
    finish: () => numberOf.clear(),
    count: () => count,
    namesOf(numbers) {
      const of: Block = new Uint8Array(numbers.length * stride);
      const serials: Block = new Uint8Array(numbers.length);
      for (const [i, number] of numbers.entries()) {
        of.set(names.subarray(number * stride, (number + 1) * stride), i * stride);
        serials[i] = hasSerial[number] as number;
      }
      return { names: of, hasSerial: serials };
    },
  };
}

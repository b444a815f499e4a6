import type { KeyRing } from '../../privacy/keys.ts';
import { PSEUDONYM_LENGTH, type Alias } from '../../privacy/pseudonym.ts';
import type { FoldedFacts, PackedBatch } from './messages.ts';

/** As it will be staged, with its organisation still as the export writes it. */
export type FoldedDevice = FoldedFacts & {
  /** Under each key that holds, the newest first. */
  readonly aliases: readonly Alias[];
};

export function unpackBatch(
  { facts, names, hasSerial }: PackedBatch,
  keys: KeyRing['pseudonym'],
): readonly FoldedDevice[] {
  let at = 0;
  const text = (): Uint8Array => names.subarray(at, (at += PSEUDONYM_LENGTH));
  return facts.map((told, device): FoldedDevice => {
    const aliases = keys.map(({ number }): Alias => {
      const pseudonym = text();
      const serial = text();
      return { key: number, pseudonym, serial: hasSerial[device] === 1 ? serial : null };
    });
    return { aliases, ...told };
  });
}

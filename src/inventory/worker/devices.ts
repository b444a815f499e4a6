import type { FleetId } from '../../core/finding.ts';
import type { FleetDevice } from '../../core/fleet.ts';
import type { AppId } from '../../core/statements.ts';
import { sealContact } from '../../privacy/contact.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { noHits, prohibitedHits, strongest } from './hits.ts';
import type { FoldedFacts, FoldedHit, PackedBatch, UndeterminedCount } from './messages.ts';
import { createPacked } from './packed.ts';
import { createUndetermined } from './undetermined.ts';

/** Devices of a fleet as they may leave the thread: under pseudonyms, with hits of prohibited apps alone. */
export type FoldedDevices = {
  readonly count: number;
  readonly organisations: readonly (string | null)[];
  readonly undetermined: readonly UndeterminedCount[];
  /** Gives the devices away, from the first on: null when none is left. */
  readonly next: (most: number) => PackedBatch | null;
};

export type FoldRules = {
  readonly fleet: FleetId;
  readonly keys: KeyRing;
  readonly prohibited: ReadonlySet<AppId>;
  readonly undetermined: ReadonlySet<AppId>;
};

/**
 * Goes over the fleet twice: once for pseudonyms and counts, and then as its devices are asked for, so that all of them are never
 * held at once. `fleet` must give the same devices both times.
 */
export function foldDevices(
  fleet: () => Iterable<FleetDevice>,
  { fleet: id, keys, prohibited, undetermined }: FoldRules,
): FoldedDevices {
  const packed = createPacked(id, keys.pseudonym);
  const counts = createUndetermined(undetermined);
  const organisations = new Set<string | null>();
  /** Told apart by the reader and not by their pseudonyms (two formats of one archive): no hit may be lost. */
  const again: Set<number> = new Set();
  const more: Map<number, Pick<FoldedFacts, 'hits' | 'contact'>> = new Map();

  const contactOf = ({ seen }: FleetDevice, hits: readonly FoldedHit[]): Uint8Array | null =>
    hits.length === 0 ? null : sealContact(keys.sealing, id, seen);

  for (const device of fleet()) {
    const { number, before } = packed.put(device.seen);
    organisations.add(device.seen.organisation);
    counts.add(device);
    if (before < 0) continue;
    again.add(number);
    const hits = prohibitedHits(device.hits, prohibited);
    const earlier = more.get(before);
    more.set(before, {
      hits: [...(earlier?.hits ?? noHits), ...hits],
      contact: earlier?.contact ?? contactOf(device, hits),
    });
  }
  packed.finish();

  const rest = fleet()[Symbol.iterator]();
  let number = -1;

  /** The next device that is not one of those before it. */
  function take(): FoldedFacts | null {
    for (;;) {
      const { done, value: device } = rest.next();
      if (done === true) return null;
      number++;
      if (again.has(number)) continue;
      const { organisation, platform, enrolment, ownership, visibility, collected } = device.seen;
      const own = prohibitedHits(device.hits, prohibited);
      const other = more.get(number);
      return {
        organisation,
        platform,
        enrolment,
        ownership,
        visibility,
        collected,
        hits: other === undefined ? own : strongest([...own, ...other.hits]),
        contact: contactOf(device, own) ?? other?.contact ?? null,
      };
    }
  }

  return {
    count: packed.count() - again.size,
    organisations: [...organisations],
    undetermined: counts.list(),
    next(most) {
      const facts: FoldedFacts[] = [];
      const numbers: number[] = [];
      while (facts.length < most) {
        const told = take();
        if (told === null) break;
        facts.push(told);
        numbers.push(number);
      }
      return facts.length === 0 ? null : { facts, ...packed.namesOf(numbers) };
    },
  };
}

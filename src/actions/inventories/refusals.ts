import type { Instant, Problem } from '../../core/inventory.ts';
import type { InventorySummary, StoredInventory } from '../store.ts';

/** Clocks differ by minutes; evidence of tomorrow would outdate all that comes until then. */
const CLOCKS_APART = 15 * 60_000;

export const isToCome = (moment: Instant, now: Instant): boolean =>
  Date.parse(moment) > Date.parse(now) + CLOCKS_APART;

/** Why a whole export can't be taken in, beyond what its reader says; null where it can. */
export function refusalOf(
  { coverage }: Pick<StoredInventory, 'coverage'>,
  folded: {
    readonly summary: Pick<InventorySummary, 'devices'>;
    readonly problems: readonly Problem[];
  },
  moment: Instant | null,
  standing: readonly StoredInventory[],
  now: Instant,
): Problem | null {
  // Counts alone name nobody, and the whole of a fleet is never nobody: all of its phones would be gone.
  if (folded.summary.devices === 0) return NO_DEVICES;
  if (folded.problems.some(({ code }) => code === 'device-not-in-file')) return NO_DEVICES;
  if (moment === null) return NO_MOMENT;
  if (isToCome(moment, now)) return FROM_THE_FUTURE;
  const isNewer = (one: StoredInventory): boolean =>
    one.coverage === 'whole' && one.moment !== null && Date.parse(one.moment) > Date.parse(moment);
  return coverage === 'whole' && standing.some(isNewer) ? OLDER : null;
}

const problem = (code: string, message: string, remedy: string): Problem => ({
  code,
  message,
  remedy,
  line: null,
  column: null,
  times: 1,
});
const NO_DEVICES = problem(
  'no-device-ids',
  'It does not say which devices it is of, so nothing could ever be closed',
  'Export the whole fleet, with the devices in it.',
);
const NO_MOMENT = problem(
  'no-moment',
  'Nothing in it says of what moment it is',
  'Say it when you announce it: the time at which the export was made.',
);
const FROM_THE_FUTURE = problem(
  'moment-in-future',
  'It says that it is of a moment that has not come yet',
  'Look at the clock and the time zone of the system that made it.',
);
const OLDER = problem(
  'older-inventory',
  'A newer inventory of this whole fleet is already here, and an older one never overwrites it',
  'Nothing is to be done; hand in the newest export.',
);
export const TOO_MANY_ORGANISATIONS = problem(
  'too-many-organisations',
  'It names over 300 organisations that are not known here: most likely the column holds something else',
  'Add the organisations first, or hand in an export without that column.',
);

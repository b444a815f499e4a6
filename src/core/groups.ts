import type { Day } from './day.ts';
import type { OrganisationId } from './finding.ts';
import type { SeenDevice } from './inventory.ts';
import type { Policy } from './policy.ts';

/** For these people and devices of an organisation, and of all below it, this group of this policy holds. */
export type Assignment = Conditions & {
  readonly id: string;
  readonly organisation: OrganisationId;
  /** Ids of a policy and of one of its groups. */
  readonly policy: string;
  readonly group: string;
};

/** Null: whatever it is. */
type Conditions = {
  readonly ownership: SeenDevice['ownership'] | null;
  readonly function: string | null;
  readonly clearance: string | null;
};

/** What is known of a device and its holder; null: not known. */
export type Assignable = {
  /** Of its organisation, from the root down. */
  readonly path: readonly OrganisationId[];
  readonly ownership: SeenDevice['ownership'] | null;
  readonly function: string | null;
  readonly clearance: string | null;
};

export type Group = Policy['groups'][number];
export type PhaseMeasure = Group['phases'][number]['measure'];

/**
 * The row that holds for a device: of the nearest organisation upwards that has one for it, the one that says most. Rows for
 * others are passed by: a ministry that only adds a rule for private phones has not left its own under no policy at all.
 * Among rows that say as much, what a person is cleared for goes before what they do, and that before whose phone it is; then
 * the lowest id. What is not known fulfils no condition. Null: nothing holds, and the device is to be told apart.
 */
export function holdingFor<Row extends Assignment>(
  device: Assignable,
  assignments: readonly Row[],
): Row | null {
  for (const organisation of device.path.toReversed()) {
    const [first] = assignments
      .filter((row) => row.organisation === organisation && fulfils(device, row))
      .sort(mostSaidFirst);
    if (first !== undefined) return first;
  }
  return null;
}

function fulfils(device: Assignable, row: Conditions): boolean {
  return CONDITIONS.every((name) => row[name] === null || row[name] === device[name]);
}

/** The weightiest first. */
const CONDITIONS = ['clearance', 'function', 'ownership'] as const;

function mostSaidFirst(a: Assignment, b: Assignment): number {
  const said = (row: Conditions): number => CONDITIONS.filter((name) => row[name] !== null).length;
  const heaviest = CONDITIONS.find((name) => (a[name] === null) !== (b[name] === null));
  return (
    said(b) - said(a) ||
    (heaviest === undefined ? 0 : a[heaviest] === null ? 1 : -1) ||
    (a.id < b.id ? -1 : 1)
  );
}

const STRICTEST_FIRST: readonly PhaseMeasure[] = ['prevent', 'remove', 'advise'];

/** The strictest measure that has begun by that day; null where none has. A phase without a day has not begun. */
export function measureOn(group: Group, day: Day): PhaseMeasure | null {
  const begun = group.phases.filter(({ from }) => from !== null && from <= day);
  return (
    STRICTEST_FIRST.find((measure) => begun.some((phase) => phase.measure === measure)) ?? null
  );
}

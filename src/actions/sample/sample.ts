import type { FleetId, OrganisationId } from '../../core/finding.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import type { PersonId, Role } from '../../core/rights.ts';
import type { ConnectionId } from '../mdm/stored.ts';
import type { Changing, Fleet, Reading } from '../store.ts';

/** What of this server is invented, by ids: all that lies below these organisations is too. */
export type Sample = {
  readonly organisations: readonly OrganisationId[];
  readonly fleets: readonly { readonly id: FleetId; readonly file: string | null }[];
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: string;
    readonly role: Role;
  }[];
  /** Both weeks are in. */
  readonly loaded: boolean;
  /** A simulated MDM of this server's own; its port stays, so that it is found again after a start. */
  readonly mdm: SampleMdm | null;
};
export type SampleMdm = {
  readonly mdm: SimulatedMdm;
  readonly devices: number;
  readonly seed: number;
  readonly port: number;
  readonly fleet: FleetId;
  readonly connection: ConnectionId | null;
};
export const SIMULATED_MDMS = ['jamf', 'intune', 'nanomdm'] as const;
export type SimulatedMdm = (typeof SIMULATED_MDMS)[number];

const SETTING = 'sample';

/** Null: nothing here is of the sample. */
export const sampleIn = async (tables: Pick<Reading, 'setting'>): Promise<Sample | null> =>
  // Written by `keepSample` alone.
  ((await tables.setting(SETTING)) ?? null) as Sample | null;

export const keepSample = (tables: Pick<Changing, 'setSetting'>, sample: Sample): Promise<void> =>
  tables.setSetting(SETTING, sample);

export type SampleMarks = {
  readonly organisation: (one: Organisation) => boolean;
  readonly fleet: (one: Pick<Fleet, 'id'>) => boolean;
};
/** Tells for each thing whether it is invented; what stands above all is so while all that lies below it is. */
export async function sampleMarks(tables: Pick<Reading, 'setting' | 'tree'>): Promise<SampleMarks> {
  const sample = await sampleIn(tables);
  if (sample === null) return { organisation: () => false, fleet: () => false };
  const all = !(await hasOwnData(tables, sample));
  return {
    organisation: (one) => (one.parent === null ? all : isWithin(one, sample.organisations)),
    fleet: ({ id }) => sample.fleets.some((one) => one.id === id),
  };
}

/** An organisation or a fleet that is not the sample's. */
export async function hasOwnData(
  tables: Pick<Reading, 'tree'>,
  sample: Sample | null,
): Promise<boolean> {
  const { organisations, fleets } = await tables.tree();
  const invented = sample?.organisations ?? [];
  const ids = new Set(sample?.fleets.map(({ id }) => id));
  return (
    fleets.some(({ id }) => !ids.has(id)) ||
    [...organisations.values()].some((one) => one.parent !== null && !isWithin(one, invented))
  );
}

import type { OrganisationId } from '../../core/finding.ts';
import type { FleetCounts, InventoryCounts } from '../../core/sudden-drop.ts';
import type { KeptCounts, StagedDevice } from '../store.ts';

export type FleetCounting = {
  readonly add: (device: Pick<StagedDevice, 'organisation' | 'hits'>) => void;
  /** Installs are counted over all only: an export's reader does not tell them by organisation. */
  readonly of: (installs: number) => FleetCounts;
};

/** What a later inventory is compared with, to see a sudden drop. */
export function countFleet(): FleetCounting {
  const devices = new Map<OrganisationId, number>();
  const hits = new Map<OrganisationId, number>();
  const sum = (counts: ReadonlyMap<OrganisationId, number>): number =>
    counts.values().reduce((total, count) => total + count, 0);
  return {
    add(device) {
      const { organisation } = device;
      devices.set(organisation, (devices.get(organisation) ?? 0) + 1);
      if (device.hits.length > 0) hits.set(organisation, (hits.get(organisation) ?? 0) + 1);
    },
    of: (installs) => ({
      all: { devices: sum(devices), installs, hits: sum(hits) },
      organisations: new Map(
        [...devices].map(([id, count]): [OrganisationId, InventoryCounts] => [
          id,
          { devices: count, installs: 0, hits: hits.get(id) ?? 0 },
        ]),
      ),
    }),
  };
}

export const keptCounts = ({ all, organisations }: FleetCounts): KeptCounts => ({
  all,
  organisations: [...organisations].map(([organisation, counts]) => ({ organisation, ...counts })),
});

export const fleetCounts = ({ all, organisations }: KeptCounts): FleetCounts => ({
  all,
  organisations: new Map(
    organisations.map(({ organisation, ...counts }) => [organisation, counts]),
  ),
});

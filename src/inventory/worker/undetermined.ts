import type { FleetDevice } from '../../core/fleet.ts';
import type { AppId } from '../../core/statements.ts';
import type { UndeterminedCount } from './messages.ts';

/** On how many devices of which organisation an app is whose verdict is open: all that is told of it. */
export function createUndetermined(apps: ReadonlySet<AppId>): {
  readonly add: (device: FleetDevice) => void;
  readonly list: () => readonly UndeterminedCount[];
} {
  const counts: Map<string | null, Map<AppId, number>> = new Map();

  function count(organisation: string | null, app: AppId): void {
    const ofOrganisation = counts.get(organisation) ?? new Map<AppId, number>();
    ofOrganisation.set(app, (ofOrganisation.get(app) ?? 0) + 1);
    counts.set(organisation, ofOrganisation);
  }

  return {
    add({ seen, hits }) {
      if (hits.length === 0) return;
      for (const app of new Set(hits.map((hit) => hit.app)))
        if (apps.has(app)) count(seen.organisation, app);
    },
    list: () =>
      [...counts].flatMap(([organisation, ofOrganisation]) =>
        [...ofOrganisation].map(([app, devices]) => ({ organisation, app, devices })),
      ),
  };
}

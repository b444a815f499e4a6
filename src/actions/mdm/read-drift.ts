import type { Drift } from '../../core/mdm/drift.ts';
import type { FleetId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { connectionsWithin, fleetsWithin } from '../scope.ts';
import type { Context, Server } from '../server.ts';
import type { Check, ConnectionId, PlanId } from './stored.ts';

/** What was put into one MDM, and whether it still lies there. */
export type DriftRow = {
  readonly connection: ConnectionId;
  readonly fleet: FleetId;
  readonly fleetName: string;
  readonly mdm: string;
  /** In force; null: nothing was put there. */
  readonly plan: PlanId | null;
  /** Devices that it is for. */
  readonly devices: number;
  /** When it was last found to hold, and when it was last looked at; null: never. */
  readonly heldAt: Instant | null;
  readonly checkedAt: Instant | null;
  readonly outcome: Check['outcome'] | null;
  /** Devices for which something is to be done again. */
  readonly differ: number;
  /** What somebody changed; `devices` null: of all that it reached. */
  readonly kinds: readonly {
    readonly what: Drift['kind'];
    readonly times: number;
    readonly devices: number | null;
  }[];
};

/** More looks than this lie between two that hold only where it has not held for weeks. */
const CHECKS = 100;

/** Of all connections in the scope, those first that differ. */
export async function readDrift(
  { store }: Pick<Server, 'store'>,
  context: Pick<Context, 'scope'>,
): Promise<readonly DriftRow[]> {
  const fleets = new Map((await fleetsWithin(store, context)).map((one) => [one.id, one]));
  const rows: DriftRow[] = [];
  for (const { id, fleet, mdm } of await connectionsWithin(store, context)) {
    const plan = await store.mdm.planInForce(id);
    const checks = (await store.mdm.checks(id, CHECKS)).filter((one) => one.plan === plan?.id);
    const [last] = checks;
    rows.push({
      connection: id,
      fleet,
      fleetName: fleets.get(fleet)?.name ?? '',
      mdm,
      plan: plan?.id ?? null,
      devices: plan?.document.touches ?? 0,
      heldAt: checks.find(({ outcome }) => outcome === 'held')?.at ?? plan?.heldSince ?? null,
      checkedAt: last?.at ?? null,
      outcome: last?.outcome ?? null,
      differ: last?.result.devices ?? 0,
      kinds: kindsOf(last?.result.drifts ?? []),
    });
  }
  return rows.toSorted(
    (a, b) => PLACE[a.outcome ?? 'none'] - PLACE[b.outcome ?? 'none'] || b.differ - a.differ,
  );
}
const PLACE: Record<Check['outcome'] | 'none', number> = {
  differs: 0,
  unread: 1,
  pending: 2,
  held: 3,
  none: 4,
};

function kindsOf(drifts: readonly Drift[]): DriftRow['kinds'] {
  return [...Map.groupBy(drifts, ({ kind }) => kind)].map(([what, some]) => {
    const devices = some.map(devicesOf);
    const told = devices.flatMap((one) => one ?? []);
    return {
      what,
      times: some.length,
      devices: told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0),
    };
  });
}

function devicesOf(drift: Drift): number | null {
  if (drift.kind === 'lost') return drift.devices;
  return drift.kind === 'reach' ? drift.lost + drift.gained : null;
}

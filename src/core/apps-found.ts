import type { Assessment } from './assess.ts';
import type { FleetDevice } from './fleet.ts';
import type { Hit, Strength } from './inventory.ts';
import type { AppFound } from './report.ts';
import type { AppId } from './statements.ts';
import { isStricter, type Verdict } from './verdict.ts';

/** Strongest first: on one device the strongest match of an app counts. */
const STRENGTHS: readonly Strength[] = ['exact', 'case-folded', 'name'];

export function strongest(hits: readonly Hit[]): Strength {
  return STRENGTHS.find((strength) => hits.some((hit) => hit.strength === strength)) ?? 'name';
}

/** What is found of each app, added up device by device: nothing of a device is kept. */
export type AppsFound = {
  /** A device, each once, with its hits that are not permitted. */
  readonly add: (device: FleetDevice) => void;
  /** `counted`: numbers that MDMs gave without devices. */
  readonly list: (counted: ReadonlyMap<AppId, number>) => readonly AppFound[];
};

type Sum = {
  readonly devices: Record<Strength, number>;
  readonly organisations: Map<string, number>;
  readonly identifiers: Set<string>;
  readonly platforms: Set<AppFound['platforms'][number]>;
  secondCopies: number;
};

export function createAppsFound(assessment: Assessment): AppsFound {
  const sums = new Map<AppId, Sum>();

  function sumOf(app: AppId): Sum {
    let sum = sums.get(app);
    if (sum === undefined) sums.set(app, (sum = emptySum()));
    return sum;
  }

  function addHit(hit: Hit): void {
    const sum = sumOf(hit.app);
    for (const identifier of hit.identifiers) sum.identifiers.add(identifier);
    if (hit.platform !== null) sum.platforms.add(hit.platform);
    if (hit.secondCopy) sum.secondCopies++;
  }

  function addDevice(app: AppId, hits: readonly Hit[], organisation: string | null): void {
    const sum = sumOf(app);
    sum.devices[strongest(hits)]++;
    if (organisation === null) return;
    sum.organisations.set(organisation, (sum.organisations.get(organisation) ?? 0) + 1);
  }

  return {
    add({ hits, seen }) {
      for (const hit of hits) addHit(hit);
      // Most often one app, and then nothing needs grouping.
      const groups = hits.length === 1 ? [hits] : Map.groupBy(hits, ({ app }) => app).values();
      for (const same of groups)
        if (same[0] !== undefined) addDevice(same[0].app, same, seen.organisation);
    },
    list(counted) {
      return [...new Set([...sums.keys(), ...counted.keys()])]
        .map((app) => appFound(app, sums.get(app) ?? emptySum(), counted.get(app) ?? 0, assessment))
        .toSorted(byWeight);
    },
  };
}

const emptySum = (): Sum => ({
  devices: { exact: 0, 'case-folded': 0, name: 0 },
  organisations: new Map(),
  identifiers: new Set(),
  platforms: new Set(),
  secondCopies: 0,
});

function appFound(id: AppId, sum: Sum, counted: number, assessment: Assessment): AppFound {
  const app = assessment.apps.get(id);
  const verdict = assessment.verdict(id);
  return {
    app: id,
    name: app?.name ?? id,
    sensitive: app?.sensitive ?? '',
    decision: notPermitted(verdict),
    verdict,
    devices: sum.devices,
    platforms: [...sum.platforms].toSorted(),
    secondCopies: sum.secondCopies,
    borrowed: assessment.catalogue.identifiers.some(
      (i) => i.app === id && i.borrowed && sum.identifiers.has(i.identifier),
    ),
    organisations: [...sum.organisations]
      .map(([organisation, devices]) => ({ organisation, devices }))
      .toSorted((a, b) => b.devices - a.devices || (a.organisation < b.organisation ? -1 : 1)),
    counted,
  };
}

function notPermitted(verdict: Verdict): AppFound['decision'] {
  return verdict.decision === 'prohibited' ? 'prohibited' : 'undetermined';
}

/** All devices on which it was found, however surely. */
export const devicesOf = ({ devices }: Pick<AppFound, 'devices'>): number =>
  devices.exact + devices['case-folded'] + devices.name;

function byWeight(a: AppFound, b: AppFound): number {
  if (a.decision !== b.decision) return isStricter(a.decision, b.decision) ? -1 : 1;
  return devicesOf(b) - devicesOf(a) || b.counted - a.counted || (a.app < b.app ? -1 : 1);
}

import type { AppId } from '../statements.ts';
import type { DeviceRef } from './device.ts';
import type { ExemptFrom, PhonesChange } from './landing.ts';
import type { Restriction } from './restriction.ts';

/** Devices that have the same before and after: contents, by key and hash. */
export type Phones = {
  readonly had: readonly string[];
  readonly has: readonly string[];
  /** Apps that they may keep. */
  readonly mayKeep: readonly ExemptFrom[];
  readonly devices: readonly DeviceRef[];
};

const MOST_CHANGES = 30;
const MOST_NAMED = 50;

/** Apps that none of these lets be opened. */
export function blockedApps(
  has: readonly string[],
  contents: ReadonlyMap<string, Restriction>,
): ReadonlySet<AppId> {
  const known = has.flatMap((one) => contents.get(one) ?? []);
  return new Set(
    known.flatMap(({ effect, apps }) =>
      effect === 'prevents' || effect === 'removes' ? apps : [],
    ),
  );
}

/** What changes on devices, whichever restriction does it: those of the same change together. */
export function changesOf(
  groups: readonly Phones[],
  contents: ReadonlyMap<string, Restriction>,
): readonly PhonesChange[] {
  const byChange = new Map<string, PhonesChange>();
  for (const group of groups) {
    const change = changeOf(group, contents);
    if (change === null) continue;
    const { gains, loses, exemptedSince, restricted } = change;
    const name = JSON.stringify([gains, loses, exemptedSince, restricted]);
    const known = byChange.get(name);
    byChange.set(name, {
      ...change,
      devices: change.devices + (known?.devices ?? 0),
      losing: [...(known?.losing ?? []), ...change.losing].slice(0, MOST_NAMED),
    });
  }
  return [...byChange.values()].toSorted((a, b) => b.devices - a.devices).slice(0, MOST_CHANGES);
}

/** Null: other restrictions for the same apps. */
function changeOf(
  { had, has, mayKeep, devices }: Phones,
  contents: ReadonlyMap<string, Restriction>,
): PhonesChange | null {
  const [before, after] = [blockedApps(had, contents), blockedApps(has, contents)];
  const gains = [...after].filter((app) => !before.has(app));
  const loses = [...before].filter((app) => !after.has(app));
  if (gains.length + loses.length === 0) return null;
  const of = mayKeep.filter(({ app }) => loses.includes(app));
  const kept = new Set(of.map(({ app }) => app));
  const isExempted = loses.length > 0 && loses.every((app) => kept.has(app));
  const restricted = of.some((one) => one.restricted);
  return {
    devices: devices.length,
    gains,
    loses,
    exemptedSince: isExempted ? (of.map(({ from }) => from).toSorted()[0] ?? null) : null,
    restricted,
    losing: loses.length === 0 || restricted ? [] : devices.slice(0, MOST_NAMED),
  };
}

import { isWithin } from '../../core/organisation.ts';
import { isSameAddress } from '../../core/exception-decider.ts';
import type { DeviceId, FindingId, OrganisationId } from '../../core/finding.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { AppId } from '../../core/statements.ts';
import { done, refused, type Outcome } from '../server.ts';
import type { Reading } from '../store.ts';
import type { ExceptionServer } from './door.ts';
import type { ExceptionDevice } from './stored.ts';

export type ScopeAsked = {
  /** All of one app; each names its device. */
  readonly findings: readonly FindingId[];
  /** Where nothing was found: the app, and devices by our numbers. */
  readonly app: AppId | null;
  readonly devices: readonly DeviceId[];
};
export type ScopeFound = {
  readonly app: AppId;
  readonly devices: readonly ExceptionDevice[];
  /** The nearest above all devices. */
  readonly organisation: OrganisationId;
};
export type ScopeCode =
  | 'unknown-finding'
  | 'unknown-device'
  | 'unknown-app'
  | 'several-apps'
  | 'scope-empty';

/** Which app on which devices; `reach` null: whoever asks was shown these findings before. */
export async function scopeOf(
  { rules }: ExceptionServer,
  tables: Reading,
  asked: ScopeAsked,
  reach: readonly OrganisationId[] | null,
): Promise<Outcome<ScopeFound, ScopeCode>> {
  const organisations = new Map((await tables.organisations()).map((one) => [one.id, one]));
  const isReached = (id: OrganisationId): boolean => {
    const one = organisations.get(id);
    return reach === null || (one !== undefined && isWithin(one, reach));
  };
  const found = new Map<DeviceId, ExceptionDevice>();
  const apps = new Set<AppId>(asked.app === null ? [] : [asked.app]);
  for (const id of asked.findings) {
    const finding = await tables.finding(id);
    if (finding === null || !isReached(finding.organisation)) return refused('unknown-finding');
    const { device, fleet, organisation, app } = finding;
    apps.add(app);
    found.set(device, { device, fleet, organisation, finding: id });
  }
  const known = new Map(
    (await tables.exceptions.devices(asked.devices)).map((one) => [one.device, one]),
  );
  for (const device of asked.devices) {
    const one = known.get(device);
    if (one === undefined || !isReached(one.organisation)) return refused('unknown-device');
    if (!found.has(device)) found.set(device, { ...one, finding: null });
  }
  const [app] = apps;
  if (app === undefined) return refused('scope-empty');
  if (apps.size > 1) return refused('several-apps');
  if (!rules().catalogue.apps.some(({ id }) => id === app)) return refused('unknown-app');
  const devices = [...found.values()].toSorted((one, other) => one.device - other.device);
  const organisation = nearestAbove(devices, organisations);
  return organisation === null ? refused('scope-empty') : done({ app, devices, organisation });
}

function nearestAbove(
  devices: readonly ExceptionDevice[],
  organisations: ReadonlyMap<OrganisationId, Organisation>,
): OrganisationId | null {
  const paths = devices.map(({ organisation }) => organisations.get(organisation)?.path ?? []);
  const [first = [], ...others] = paths;
  const shared = first.filter((id, at) => others.every((path) => path[at] === id));
  return shared.at(-1) ?? null;
}

/** Whether the list holds every device that is known of one of its organisations, and more than one. */
export async function isWholeOrganisation(
  tables: Reading,
  devices: readonly ExceptionDevice[],
): Promise<boolean> {
  for (const [id, some] of Map.groupBy(devices, ({ organisation }) => organisation)) {
    if (some.length < 2) continue;
    const rows = (await tables.coverage([id])).filter(({ organisation }) => organisation === id);
    const total = rows.reduce(
      (sum, row) => sum + row.withHits + row.without + row.notVisible + row.stale + row.notAssessed,
      0,
    );
    if (some.length >= total) return true;
  }
  return false;
}

/** Whose the devices are, where that is kept and can be opened. */
export async function holdersOf(
  { openContact }: ExceptionServer,
  tables: Reading,
  devices: readonly ExceptionDevice[],
): Promise<readonly string[]> {
  const holders: string[] = [];
  for (const { device, fleet } of devices) {
    const sealed = await tables.contact(device);
    const holder = sealed === null ? null : (openContact(sealed, fleet)?.holder ?? null);
    if (holder !== null && !holders.some((one) => isSameAddress(one, holder))) holders.push(holder);
  }
  return holders;
}

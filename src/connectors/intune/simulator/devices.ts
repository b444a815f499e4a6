import type { Enrolment } from '../../../core/inventory.ts';
import type { SimulatedApp } from '../../simulated/apps.ts';
import type { SimulatedPhone } from '../../simulated/phone.ts';
import { json, paged, refusal } from './answers.ts';
import { entraIdOf, isoOf, type Json, type Tenant, userIdOf } from './state.ts';

const TYPES: Readonly<Record<Enrolment, string>> = {
  supervised: 'appleBulkWithUser',
  'device-enrolment': 'userEnrollment',
  'user-enrolment': 'appleUserEnrollment',
  'fully-managed': 'androidEnterpriseFullyManaged',
  'company-work-profile': 'androidEnterpriseCorporateWorkProfile',
  'personal-work-profile': 'userEnrollment',
  unknown: 'unknown',
};

/** A managed device as beta has it; v1.0 lacks the words for Android. */
function deviceOf(tenant: Tenant, phone: SimulatedPhone, beta: boolean): Json {
  const type = TYPES[phone.enrolment];
  return {
    id: phone.id,
    deviceName: phone.name,
    operatingSystem: phone.platform === 'ios' ? 'iOS' : 'Android',
    osVersion: phone.os.join('.'),
    model: phone.model,
    serialNumber: phone.serial,
    azureADDeviceId: entraIdOf(phone),
    userId: userIdOf(phone),
    userPrincipalName: phone.person,
    emailAddress: phone.person,
    managedDeviceOwnerType: phone.ownership,
    managementAgent: phone.platform === 'ios' ? 'mdm' : 'googleCloudDevicePolicyController',
    deviceEnrollmentType: !beta && type.startsWith('android') ? 'unknownFutureValue' : type,
    isSupervised: phone.supervised,
    complianceState: 'unknown',
    enrolledDateTime: isoOf(enrolledAt(tenant, phone)),
    lastSyncDateTime: lastSync(tenant, phone),
    deviceActionResults: [],
  };
}

const WEEK = 7 * 24 * 3_600_000;
const DAY = 24 * 3_600_000;
const FIRST = Date.UTC(2026, 0, 5);
/** Each on its own weekday. */
const enrolledAt = (_: Tenant, phone: SimulatedPhone): number => FIRST + (phone.index % 7) * DAY;

/** A phone that is on speaks with Intune every few hours; one that is off was last heard before the fleet's time began. */
function lastSync({ fleet, synced }: Tenant, phone: SimulatedPhone): string {
  const at = synced.get(phone.index);
  if (at !== undefined) return isoOf(at);
  return phone.offFor > 0 ? isoOf(fleet.now() - 60 * DAY) : isoOf(fleet.now() - DAY / 4);
}

const snapshots = new WeakMap<
  Tenant,
  Map<number, { readonly week: number; readonly apps: readonly SimulatedApp[] }>
>();

/** What the inventory of discovered apps has of a phone: of personal phones managed apps alone, and never newer than its weekday. */
export function discovered(tenant: Tenant, phone: SimulatedPhone): Iterable<SimulatedApp> {
  const now = () => shown(phone);
  if (tenant.quirks.inventory === 'now') return now();
  const kept = snapshots.get(tenant) ?? new Map();
  snapshots.set(tenant, kept);
  const week = Math.floor((tenant.fleet.now() - enrolledAt(tenant, phone)) / WEEK);
  const known = kept.get(phone.index);
  if (known?.week === week) return known.apps;
  const apps = [...now()];
  kept.set(phone.index, { week, apps });
  return apps;
}

function* shown(phone: SimulatedPhone): Generator<SimulatedApp> {
  for (const app of phone.apps())
    if (
      phone.shows(app) &&
      (phone.platform !== 'ios' || phone.ownership !== 'personal' || app.managed)
    )
      yield app;
}

const appId = (name: string): string =>
  Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);

/** A phone's own list; beta alone. */
export function detectedOn(tenant: Tenant, request: Request, id: string): Response {
  const phone = tenant.fleet.find(id);
  if (phone === null) return refusal(404, 'ResourceNotFound', true);
  const apps = [...discovered(tenant, phone)];
  return paged(request, apps.length, tenant.quirks.pageSize, (index) => ({
    id: appId(apps[index]?.name ?? ''),
    displayName: tenant.quirks.nameless === null ? apps[index]?.name : null,
    version: apps[index]?.version,
    publisher: null,
    // The faults of the vendor: a detail that counts nobody.
    deviceCount: 0,
  }));
}

export function listDetected(tenant: Tenant, request: Request): Response {
  const names = new Set(
    [...tenant.fleet.phones()].flatMap((phone) =>
      [...discovered(tenant, phone)].map(({ name }) => name),
    ),
  );
  const rows = [...names];
  return paged(request, rows.length, tenant.quirks.pageSize, (index) => ({
    id: appId(rows[index] ?? ''),
    displayName: tenant.quirks.nameless === 'everywhere' ? null : rows[index],
    deviceCount: 2,
  }));
}

export function listDevices(tenant: Tenant, request: Request, beta: boolean): Response {
  const { fleet, quirks } = tenant;
  const select = selected(request);
  if (select === null || fleet.size === 0)
    return select === null ? refusal(400, 'BadRequest', true) : json({ value: [] });
  return paged(request, fleet.size - quirks.omits, quirks.pageSize, (index) =>
    only(deviceOf(tenant, fleet.phone(index), beta), select),
  );
}

export function oneDevice(tenant: Tenant, request: Request, id: string, beta: boolean): Response {
  const phone = tenant.fleet.find(id);
  const select = selected(request);
  if (phone === null) return refusal(404, 'ResourceNotFound', true);
  if (select === null) return refusal(400, 'BadRequest', true);
  return json(only(deviceOf(tenant, phone, beta), select));
}

const KNOWN =
  'id deviceName operatingSystem osVersion model serialNumber azureADDeviceId userId userPrincipalName emailAddress managedDeviceOwnerType managementAgent deviceEnrollmentType isSupervised complianceState enrolledDateTime lastSyncDateTime deviceActionResults'.split(
    ' ',
  );
/** Null: something was asked for that a managed device does not have. */
function selected(request: Request): readonly string[] | null {
  const names = new URL(request.url).searchParams.get('$select')?.split(',') ?? KNOWN;
  return names.every((name) => KNOWN.includes(name)) ? names : null;
}
const only = (device: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, device[name]]));

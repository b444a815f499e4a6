import type { SimulatedPhone } from '../../simulated/phone.ts';
import { type JamfState, numberOf } from './state.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  HARDWARE: 'hardware',
  USER_AND_LOCATION: 'userAndLocation',
  APPLICATIONS: 'applications',
  PROFILES: 'profiles',
};

/** `GET /api/v2/mobile-devices/detail`: sections that were not asked for are null. Null: STRICT, and a record is damaged. */
export function detailPage(state: JamfState, query: URLSearchParams): object | null {
  const sections = query.getAll('section');
  const [page, size] = [
    numberIn(query, 'page', 0),
    Math.min(numberIn(query, 'page-size', 100), 2000),
  ];
  const results: object[] = [];
  for (let place = page * size; place < (page + 1) * size; place += 1) {
    const phone = state.at(place);
    if (phone === null) break;
    const asked = new Set(sections.length === 0 ? ['GENERAL'] : sections);
    const damaged = state.damaged.get(phone.index)?.sections.filter((one) => asked.has(one)) ?? [];
    if (damaged.length > 0 && state.mode === 'STRICT') return null;
    for (const one of damaged) asked.delete(one);
    results.push(detail(state, phone, asked));
  }
  return { totalCount: state.count(), results };
}

const numberIn = (query: URLSearchParams, name: string, otherwise: number): number => {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? value : otherwise;
};

function detail(state: JamfState, phone: SimulatedPhone, asked: ReadonlySet<string>): object {
  const empty = Object.fromEntries(Object.values(SECTIONS).map((member) => [member, null]));
  return {
    mobileDeviceId: numberOf(phone),
    deviceType: 'iOS',
    ...empty,
    general: asked.has('GENERAL') ? general(state, phone) : null,
    ...(asked.has('HARDWARE') ? { hardware: hardware(phone) } : {}),
    ...(asked.has('USER_AND_LOCATION') ? { userAndLocation: person(phone) } : {}),
    ...(asked.has('APPLICATIONS') ? { applications: applications(phone) } : {}),
    ...(asked.has('PROFILES') ? { profiles: profiles(state, phone) } : {}),
  };
}

const OWNERSHIP = { company: 'Institutional', personal: 'AccountDrivenDeviceEnrollment' } as const;

function general(state: JamfState, phone: SimulatedPhone): object {
  const own = phone.ownership === 'personal' ? 'personal' : 'company';
  const hidden = phone.enrolment === 'user-enrolment';
  return {
    udid: hidden ? null : phone.id.toUpperCase(),
    displayName: phone.name,
    assetTag: null,
    siteId: '-1',
    lastInventoryUpdateDate: new Date(
      state.heard.get(phone.index) ?? state.fleet.now(),
    ).toISOString(),
    osVersion: phone.os.join('.'),
    osBuild: null,
    managed: true,
    supervised: phone.supervised,
    deviceOwnershipType: hidden ? 'AccountDrivenUserEnrollment' : OWNERSHIP[own],
    declarativeDeviceManagementEnabled: true,
  };
}
const hardware = (phone: SimulatedPhone): object => ({
  serialNumber: phone.enrolment === 'user-enrolment' ? null : phone.serial,
  model: phone.model.startsWith('iPad') ? 'iPad' : 'iPhone',
  modelIdentifier: phone.model,
});
const person = (phone: SimulatedPhone): object => ({
  username: phone.person.split('@')[0],
  realName: `Simulated person ${phone.index}`,
  emailAddress: phone.person,
  department: `Simulated department ${phone.index % 12}`,
});

function applications(phone: SimulatedPhone): object[] {
  const list: object[] = [];
  for (const app of phone.apps())
    if (phone.shows(app))
      list.push({
        identifier: app.identifier,
        name: app.name,
        version: app.version,
        shortVersion: app.version,
        managementStatus: app.managed ? 'Managed' : 'Unmanaged',
        validationStatus: true,
        bundleSize: '0',
        dynamicSize: '0',
      });
  return list;
}

const profiles = (state: JamfState, phone: SimulatedPhone): object[] =>
  (state.installed.get(phone.index) ?? []).map(({ displayName, uuid, identifier, at }) => ({
    displayName,
    version: '1',
    uuid,
    identifier,
    removable: false,
    lastInstalled: at,
  }));

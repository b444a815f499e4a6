import { writeXml, type Xml } from '../xml.ts';
import {
  type JamfState,
  numberOf,
  type SimulatedCatalogueApp,
  type SimulatedProfile,
  type SimulatedScope,
} from './state.ts';

/** Lists of the classic scope, and what one of each is called. */
const LISTS: readonly (readonly [string, string])[] = [
  ['mobile_devices', 'mobile_device'],
  ['mobile_device_groups', 'mobile_device_group'],
  ['buildings', 'building'],
  ['departments', 'department'],
  ['jss_users', 'user'],
  ['jss_user_groups', 'user_group'],
];

type Shown = { readonly [name: string]: string | number | boolean | Shown | readonly Shown[] };

export const profileShown = (state: JamfState, profile: SimulatedProfile): Shown => ({
  configuration_profile: {
    general: {
      id: Number(profile.id),
      name: profile.name,
      description: profile.description,
      level: 'Device Level',
      site: { id: -1, name: 'None' },
      category: { id: -1, name: 'No category assigned' },
      uuid: profile.uuid,
      deployment_method: 'Install Automatically',
      redeploy_on_update: profile.redeploy,
      payloads: profile.payloads,
    },
    scope: scopeShown(state, profile.scope),
    self_service: { self_service_description: '' },
  },
});

export const appShown = (state: JamfState, app: SimulatedCatalogueApp): Shown => ({
  mobile_device_application: {
    general: { id: Number(app.id), name: app.bundle, bundle_id: app.bundle },
    scope: scopeShown(state, app.scope),
  },
});

export const listShown = (profiles: Iterable<SimulatedProfile>): Shown => ({
  configuration_profiles: [...profiles].map(({ id, name }) => ({ id: Number(id), name })),
});

const scopeShown = (state: JamfState, scope: SimulatedScope): Shown => ({
  all_mobile_devices: scope.all,
  all_jss_users: false,
  ...Object.fromEntries(LISTS.map(([name]) => [name, entriesShown(state, name, scope.lists)])),
  limitations: { users: [], user_groups: [], network_segments: [], ibeacons: [] },
  exclusions: Object.fromEntries(
    LISTS.map(([name]) => [name, entriesShown(state, name, scope.exclusions)]),
  ),
});

const entriesShown = (
  state: JamfState,
  name: string,
  lists: ReadonlyMap<string, readonly string[]>,
): readonly Shown[] =>
  (lists.get(name) ?? []).flatMap((id) => {
    const phone = name === 'mobile_devices' ? state.find(id) : null;
    // A device that was deleted is in no scope any more.
    if (name === 'mobile_devices' && phone === null) return [];
    return [
      phone === null
        ? { id: Number(id), name: `simulated ${id}` }
        : { id: Number(numberOf(phone)), name: phone.name, udid: phone.id.toUpperCase() },
    ];
  });

const ONE = new Map([...LISTS, ['configuration_profiles', 'configuration_profile'] as const]);

/** The same as XML, as it comes where JSON was not asked for. */
export const asXml = (shown: Shown): string => {
  const [[name, value] = ['', '']] = Object.entries(shown);
  return writeXml([name, inside(name, value)]);
};
function inside(name: string, value: Shown[string]): Xml[1] {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const entries = value as readonly Shown[];
    const list = entries.map((entry): Xml => [ONE.get(name) ?? 'entry', inside('', entry)]);
    return name === 'configuration_profiles' ? [['size', entries.length], ...list] : list;
  }
  return Object.entries(value as Shown).map(([member, one]): Xml => [member, inside(member, one)]);
}

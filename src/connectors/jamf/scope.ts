import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Reach } from '../../core/mdm/restriction.ts';
import { DeviceIds, entries, Scope } from './schema.ts';
import type { Xml } from './xml.ts';

/** Of a classic scope: who has it, in Jamf's own terms. */
export type JamfScope = {
  readonly all: boolean;
  readonly devices: readonly DeviceRef[];
  readonly excluded: readonly DeviceRef[];
  /** It also names groups, buildings, users … : more than a reach can say. */
  readonly more: boolean;
};

const OWN = new Set(['all_mobile_devices', 'mobile_devices', 'exclusions']);

/** Null where it is not understood. */
export function readScope(value: unknown): JamfScope | null {
  const scope = Scope.safeParse(value ?? {});
  if (!scope.success) return null;
  const exclusions = Scope.safeParse(scope.data['exclusions'] || {});
  const devices = DeviceIds.safeParse(scope.data['mobile_devices']);
  if (!exclusions.success || !devices.success) return null;
  const excluded = DeviceIds.safeParse(exclusions.data['mobile_devices']);
  if (!excluded.success) return null;
  return {
    all: isTrue(scope.data['all_mobile_devices']),
    devices: devices.data.map(refOf),
    excluded: excluded.data.map(refOf),
    more:
      Object.entries(scope.data).some(([name, one]) => !OWN.has(name) && names(one)) ||
      Object.entries(exclusions.data).some(
        ([name, one]) => name !== 'mobile_devices' && names(one),
      ),
  };
}

/** Null where the scope says more than a reach can, so that it is seen to differ. */
export function reachOf(scope: JamfScope | null): Reach | null {
  if (scope === null || scope.more) return null;
  if (scope.all) return { kind: 'all-but', devices: scope.excluded };
  const excluded = new Set(scope.excluded);
  return { kind: 'only', devices: scope.devices.filter((device) => !excluded.has(device)) };
}

/** A scope without a word of whom it is for would be left as it was, so that all lists are written, empty ones too. */
export const writeScope = (reach: Reach): Xml => [
  'scope',
  [
    ['all_mobile_devices', reach.kind === 'all-but'],
    ['all_jss_users', false],
    ['mobile_devices', reach.kind === 'only' ? devicesOf(reach.devices) : []],
    ...OTHERS.map((name): Xml => [name, []]),
    ['limitations', []],
    [
      'exclusions',
      [
        ['mobile_devices', reach.kind === 'all-but' ? devicesOf(reach.devices) : []],
        ...OTHERS.map((name): Xml => [name, []]),
      ],
    ],
  ],
];
const OTHERS = ['mobile_device_groups', 'buildings', 'departments', 'jss_users', 'jss_user_groups'];

const devicesOf = (devices: readonly DeviceRef[]): readonly Xml[] =>
  devices.map((device): Xml => ['mobile_device', [['id', device]]]);

export function sameReach(a: Reach | null, b: Reach | null): boolean {
  if (a === null || b === null) return a === b;
  const [first, second] = [new Set(a.devices), new Set(b.devices)];
  return a.kind === b.kind && first.size === second.size && first.isSubsetOf(second);
}

/** Says of a device whether Jamf means to give it; null where groups or users decide. */
export function reaches(scope: JamfScope): (device: DeviceRef) => boolean | null {
  const [devices, excluded] = [new Set(scope.devices), new Set(scope.excluded)];
  return (device) =>
    excluded.has(device)
      ? false
      : scope.all || devices.has(device)
        ? true
        : scope.more
          ? null
          : false;
}

const refOf = ({ id }: { readonly id: string }): DeviceRef => id as DeviceRef;
const isTrue = (value: unknown): boolean => value === true || value === 'true';
/** Whether anything is named, however deep (`limitations` holds lists). */
const names = (value: unknown): boolean =>
  isTrue(value) ||
  entries(value).length > 0 ||
  (typeof value === 'object' && value !== null && Object.values(value).some(names));

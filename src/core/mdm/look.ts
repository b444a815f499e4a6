import type { DeviceRef, ManagedDevice } from './device.ts';
import { misfit, type Misfit } from './fit.ts';
import type { Observation, SeenRestriction, SeenStanding } from './observation.ts';
import type { Fit, RestrictionKey } from './restriction.ts';

/** An observation, laid out to be asked about any device and any restriction at no cost. */
export type Look = {
  readonly seen: Observation;
  readonly devices: ReadonlyMap<DeviceRef, ManagedDevice>;
  readonly restrictions: ReadonlyMap<RestrictionKey, SeenRestriction>;
  readonly standings: ReadonlyMap<RestrictionKey, ReadonlyMap<DeviceRef, SeenStanding>>;
  readonly standing: (key: RestrictionKey, device: DeviceRef) => SeenStanding | null;
  /** A content of this key lies there. With device delivery several can. */
  readonly hasContent: (key: RestrictionKey, hash: string) => boolean;
  readonly unread: UnreadParts;
  /** Answers for each kind of device once, however many devices there are. Undefined: the device is not in the fleet. */
  readonly misfits: (fit: Fit) => (device: DeviceRef) => Misfit | null | undefined;
  /** One device of each kind (platform, OS, enrolment, capabilities), and how many of it could be read. */
  readonly kinds: readonly { readonly device: ManagedDevice; readonly devices: number }[];
};
type UnreadParts = {
  readonly everything: boolean;
  readonly restriction: (key: RestrictionKey) => boolean;
  readonly standings: (key: RestrictionKey) => boolean;
  readonly devices: ReadonlySet<DeviceRef>;
};

export function lookAt(seen: Observation): Look {
  const devices = new Map(seen.devices.map((device) => [device.ref, device]));
  const restrictions = new Map<RestrictionKey, SeenRestriction>();
  const contents = new Set<string>();
  for (const restriction of seen.restrictions) {
    if (!restrictions.has(restriction.key)) restrictions.set(restriction.key, restriction);
    contents.add(`${restriction.key} ${restriction.hash}`);
  }
  const standings = new Map<RestrictionKey, Map<DeviceRef, SeenStanding>>();
  for (const standing of seen.standings) {
    const known = standings.get(standing.key) ?? new Map<DeviceRef, SeenStanding>();
    if (known.size === 0) standings.set(standing.key, known);
    known.set(standing.device, standing);
  }
  const unread = unreadParts(seen);
  const { kindOf, kinds } = kindsOf(devices, unread.devices);
  return {
    seen,
    devices,
    restrictions,
    standings,
    standing: (key, device) => standings.get(key)?.get(device) ?? null,
    hasContent: (key, hash) => contents.has(`${key} ${hash}`),
    unread,
    misfits: (fit) => {
      const answers = kinds.map(({ device }) => misfit(device, fit));
      return (device) => {
        const kind = kindOf.get(device);
        return kind === undefined ? undefined : answers[kind];
      };
    },
    kinds,
  };
}

function kindsOf(devices: ReadonlyMap<DeviceRef, ManagedDevice>, unread: ReadonlySet<DeviceRef>) {
  const numbers = new Map<string, number>();
  const kindOf = new Map<DeviceRef, number>();
  const kinds: { device: ManagedDevice; devices: number }[] = [];
  for (const device of devices.values()) {
    const { platform, os, enrolment, capabilities } = device;
    const text = `${platform} ${enrolment} ${os?.join('.')} ${capabilities.join(' ')}`;
    const number = numbers.get(text) ?? kinds.length;
    const read = unread.has(device.ref) ? 0 : 1;
    const kind = kinds[number];
    if (kind === undefined) kinds.push({ device, devices: read });
    else kind.devices += read;
    numbers.set(text, number);
    kindOf.set(device.ref, number);
  }
  return { kindOf, kinds };
}

function unreadParts({ unread }: Observation): UnreadParts {
  const whats = unread.map(({ what }) => what);
  const keys = new Set(whats.flatMap((what) => (what.kind === 'restriction' ? [what.key] : [])));
  const standings = new Set(whats.flatMap((what) => (what.kind === 'standings' ? [what.key] : [])));
  const everything = whats.some(({ kind }) => kind === 'restrictions');
  return {
    everything,
    restriction: (key) => everything || keys.has(key),
    standings: (key) => standings.has(null) || standings.has(key),
    devices: new Set(whats.flatMap((what) => (what.kind === 'device' ? [what.device] : []))),
  };
}

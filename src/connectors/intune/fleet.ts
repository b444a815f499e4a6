import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type { Graph } from './api.ts';
import { DEVICES_PATH, entraId, managedDevice } from './devices.ts';
import { DeviceRow, type Member } from './schema.ts';

/** The phones of a tenant, and how groups call them. */
export type Fleet = {
  readonly devices: readonly ManagedDevice[];
  readonly byRef: ReadonlyMap<DeviceRef, ManagedDevice>;
  /** The device's id in the directory; null where it is in none, and no group can hold it. */
  readonly entraOf: (ref: DeviceRef) => string | null;
  readonly userOf: (ref: DeviceRef) => string | null;
  /** A device, or all devices of a person. */
  readonly devicesOf: (member: Member) => readonly DeviceRef[];
};

export async function readFleet(graph: Graph, signal: AbortSignal): Promise<Fleet> {
  const devices: ManagedDevice[] = [];
  const byRef = new Map<DeviceRef, ManagedDevice>();
  const entra = new Map<DeviceRef, string>();
  const user = new Map<DeviceRef, string>();
  const refs = new Map<string, DeviceRef[]>();
  const put = (name: string, ref: DeviceRef): void => {
    const known = refs.get(name);
    if (known === undefined) refs.set(name, [ref]);
    else known.push(ref);
  };
  const ask = { what: 'the list of devices', path: DEVICES_PATH };
  for await (const { rows } of graph.pages(DeviceRow, ask, signal)) {
    for (const row of rows) {
      const device = managedDevice(row);
      // Laptops and what is neither: nothing is planned for them.
      if (device.platform === null || byRef.has(device.ref)) continue;
      devices.push(device);
      byRef.set(device.ref, device);
      const inDirectory = entraId(row);
      if (inDirectory !== null) {
        entra.set(device.ref, inDirectory);
        put(`device ${inDirectory}`, device.ref);
      }
      if (row.userId !== null && row.userId !== '') {
        user.set(device.ref, row.userId.toLowerCase());
        put(`user ${row.userId.toLowerCase()}`, device.ref);
      }
    }
  }
  return {
    devices,
    byRef,
    entraOf: (ref) => entra.get(ref) ?? null,
    userOf: (ref) => user.get(ref) ?? null,
    devicesOf: (member) =>
      (member.deviceId === null
        ? refs.get(`user ${member.id.toLowerCase()}`)
        : refs.get(`device ${member.deviceId.toLowerCase()}`)) ?? [],
  };
}

import { randomUUID } from 'node:crypto';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { plain } from '../../blocking/content.ts';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type {
  Conflict,
  Observation,
  SeenRestriction,
  SeenStanding,
  Unread,
} from '../../core/mdm/observation.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import { type JamfApi, understood } from './api.ts';
import { managedDevice } from './device.ts';
import { named } from './mark.ts';
import { parsed, type Section } from './pages.ts';
import { listProfiles, type Listed, readThere, type ThereProfile, whyUnread } from './profiles.ts';
import { Device } from './schema.ts';
import { reachOf, reaches } from './scope.ts';
import { standingOf } from './standing.ts';
import { type Cursor, START, turn, type Turned } from './turning.ts';

/** What Jamf holds of ours, and what each device has of it. Throws where the devices cannot be read: nothing is known then. */
export async function observe(
  api: JamfApi,
  size: number,
  keys: readonly RestrictionKey[],
  at: Instant,
  signal: AbortSignal,
): Promise<Observation> {
  const profiles = await readProfiles(api, keys, signal);
  const ours = [...profiles.ours.values()];
  const means = new Map(
    ours.flatMap((there) => (there.scope === null ? [] : [[there, reaches(there.scope)] as const])),
  );
  const devices: ManagedDevice[] = [];
  const standings: SeenStanding[] = [];
  const unread: Unread[] = [...profiles.unread];
  const seen = new Set<DeviceRef>();

  for await (const part of allDevices(api, size, signal)) {
    if (part.unread > 0) unread.push({ what: { kind: 'standings', key: null }, why: 'unexpected' });
    for (const device of part.devices) {
      const managed = managedDevice(device);
      // A page whose beginning could not be held against the one before it may give a device again.
      if (seen.has(managed.ref)) continue;
      seen.add(managed.ref);
      devices.push(managed);
      if (device.general === null || device.profiles === null || device.profiles === undefined)
        unread.push({ what: { kind: 'device', device: managed.ref }, why: 'unexpected' });
      else
        standings.push(
          ...standingOf(
            managed,
            device.profiles,
            ours,
            (there) => means.get(there)?.(managed.ref) ?? null,
          ),
        );
    }
  }
  return {
    id: randomUUID(),
    at,
    devices,
    restrictions: ours.map(restrictionOf),
    standings,
    conflicts: profiles.conflicts,
    unread,
  };
}

const restrictionOf = (
  there: ThereProfile & { readonly key: RestrictionKey },
): SeenRestriction => ({
  key: there.key,
  hash: there.hash,
  reach: reachOf(there.scope),
});

type Ours = ThereProfile & { readonly key: RestrictionKey };
const isOurs = (there: ThereProfile): there is Ours => there.key !== null;

async function readProfiles(api: JamfApi, keys: readonly RestrictionKey[], signal: AbortSignal) {
  const ours = new Map<RestrictionKey, Ours>();
  const conflicts: Conflict[] = [];
  const unread: Unread[] = [];
  let listed: readonly Listed[] = [];
  try {
    listed = await listProfiles(api, signal);
  } catch (error) {
    if (!(error instanceof MdmFault)) throw error;
    return { ours, conflicts, unread: [{ what: NONE, why: whyUnread(error) }] };
  }
  const found: {
    readonly name: string | null;
    readonly there: ThereProfile | null;
    readonly why: string | null;
  }[] = [];
  // One after the other: Jamf is easily asked too much, and a token that has ended is got anew once for each.
  for (const { id, name } of listed)
    try {
      found.push({ name, there: await readThere(api, id, signal), why: null });
    } catch (error) {
      if (!(error instanceof MdmFault)) throw error;
      found.push({ name, there: null, why: whyUnread(error) });
    }
  const byAge = found
    .flatMap(({ there }) => (there === null ? [] : [there]))
    .toSorted((a, b) => Number(a.id) - Number(b.id));
  const isNamed = (there: Ours) => named(there.name)?.key === there.key;
  const candidates = byAge.filter(isOurs);
  for (const there of [...candidates.filter(isNamed), ...candidates])
    if (!ours.has(there.key)) ours.set(there.key, there);
  for (const there of byAge)
    if (!isOurs(there) || ours.get(there.key) !== there) conflicts.push(...conflictOf(there));

  // What could not be read may be ours under another name: of all keys that were not found elsewhere, nothing is known then.
  for (const { name, why } of found) {
    if (why === null) continue;
    const key = named(name)?.key;
    for (const one of key === undefined ? keys : [key])
      if (!ours.has(one)) unread.push({ what: { kind: 'restriction', key: one }, why });
  }
  return { ours, conflicts, unread };
}
const NONE = { kind: 'restrictions' } as const;

/** Block lists of several profiles add up, of allow lists only the common apps stay (Apple schema, read 2026-11-25). */
function conflictOf(there: ThereProfile): readonly Conflict[] {
  const { content, scope } = there;
  if (content === null || content.blocks.length + content.allows.length === 0) return [];
  const name = plain(there.name ?? '').slice(0, 100);
  const devices = scope === null || scope.all || scope.more ? null : new Set(scope.devices).size;
  const what = content.allows.length > 0 ? 'allows-only-others' : 'sets-the-same';
  return [{ name, kind: 'apple-profile', what, devices }];
}

const SECTIONS: readonly Section[] = ['GENERAL', 'PROFILES'];
type Part = { readonly devices: readonly Device[]; readonly unread: number };

async function* allDevices(api: JamfApi, size: number, signal: AbortSignal): AsyncGenerator<Part> {
  const asked = { sections: SECTIONS, size };
  for (let cursor: Cursor | null = START; cursor !== null;) {
    const { pieces, unread, next }: Turned = await turn(api, asked, cursor, signal);
    const devices = parsed(pieces).results.map((one) =>
      understood(Device, one, 'a page of devices'),
    );
    yield { devices, unread };
    cursor = next;
  }
}

import type { ArtefactKind } from '../../core/artefact.ts';
import type { DeviceId } from '../../core/finding.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { misfit } from '../../core/mdm/fit.ts';
import type { Wanted } from '../../core/mdm/plan.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { MdmServer } from './door.ts';
import { laterBy } from '../../core/instant.ts';
import type { Seen } from './observe.ts';
import type { StoredConnection } from './stored.ts';
import { openFindings, refsOf } from './wanted.ts';

export type Canary =
  | { readonly devices: readonly DeviceId[] }
  /** So many of each kind of device that the restrictions fit are chosen, those with findings first. */
  | { readonly count: number };

/** A number that is no device of this fleet, or not there any more: it alone. */
export async function canaryOf(
  server: MdmServer,
  connection: StoredConnection,
  canary: Canary,
  wanted: Wanted,
  seen: Seen,
): Promise<readonly DeviceRef[] | { readonly unknown: DeviceId }> {
  if ('devices' in canary) {
    const refs = await refsOf(server, canary.devices, seen);
    const unknown = canary.devices.find((device) => !refs.has(device));
    return unknown === undefined ? [...refs.values()] : { unknown };
  }
  const withFinding = new Set<DeviceRef>();
  for await (const findings of openFindings(server, connection)) {
    const devices = findings.map(({ device }) => device);
    for (const ref of (await refsOf(server, devices, seen)).values()) withFinding.add(ref);
    if (withFinding.size >= ENOUGH) break;
  }
  const chosen: DeviceRef[] = [];
  // Of each kind of device some: what holds on an iPhone says nothing of an Android phone.
  const recently = laterBy(server.clock(), -RECENTLY);
  const isAwake = new Set(
    seen.observation.devices.flatMap(({ ref, heard }) =>
      heard !== null && heard >= recently ? ref : [],
    ),
  );
  for (const group of byRestriction(wanted, seen).toSorted((a, b) => a.length - b.length)) {
    const some = group.toSorted(
      (a, b) =>
        Number(isAwake.has(b)) - Number(isAwake.has(a)) ||
        Number(withFinding.has(b)) - Number(withFinding.has(a)) ||
        ((seen.names.kept(a) ?? '') < (seen.names.kept(b) ?? '') ? -1 : 1),
    );
    const there = some.filter((ref) => chosen.includes(ref)).length;
    const missing = Math.max(0, canary.count - there);
    chosen.push(...some.filter((ref) => !chosen.includes(ref)).slice(0, missing));
  }
  return chosen;
}
const ENOUGH = 1000;
/** A phone that has not spoken for longer says nothing about what it would do with a block. */
const RECENTLY = 2 * 24 * 3_600_000;

/** Sets of devices that a restriction fits, each set once. */
function byRestriction(wanted: Wanted, { observation }: Seen): readonly (readonly DeviceRef[])[] {
  const sets = new Map<string, readonly DeviceRef[]>();
  for (const { restriction } of wanted.restrictions) {
    const key = JSON.stringify(restriction.fits);
    if (!sets.has(key)) sets.set(key, fitting(restriction, observation));
  }
  return [...sets.values()].filter((refs) => refs.length > 0);
}

const fitting = (
  { fits }: Pick<Restriction, 'fits'>,
  { devices }: Seen['observation'],
): readonly DeviceRef[] =>
  devices.filter((device) => misfit(device, fits) === null).map(({ ref }) => ref);

/**
 * Restrictions that some device is to have and whose kind never held on a canary. Of a kind that did, another content is no first
 * apply: how many devices it touches is what a plan is held for.
 */
export function untried(
  wanted: Wanted,
  { observation }: Seen,
  held: readonly ArtefactKind[],
): readonly RestrictionKey[] {
  return wanted.restrictions
    .filter(({ restriction: { kind } }) => !held.includes(kind))
    .filter(({ restriction, except, only }) =>
      fitting(restriction, observation).some(
        (ref) => !except.includes(ref) && (only?.includes(ref) ?? true),
      ),
    )
    .map(({ restriction }) => restriction.key);
}

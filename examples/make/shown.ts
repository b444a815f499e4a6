import type { Visibility } from '../../src/core/inventory.ts';
import type { Device, Installed, Look } from './device.ts';
import { hasSides } from './look.ts';
import type { Source, WeekId } from './plan.ts';

export type Row = { readonly device: Device; readonly look: Look };

/** The devices of one week, with what was seen of them. */
export const rowsOf = (devices: readonly Device[], week: WeekId): readonly Row[] =>
  devices.flatMap((device) => {
    const look = device.looks[week];
    return look ? [{ device, look }] : [];
  });

/** These exports say nothing of enrolment, so nobody can tell from them whether a device was seen whole. */
const SILENT_ON_ENROLMENT: ReadonlySet<Source['id']> = new Set(['kandji', 'excel', 'excel-nl']);

/**
 * What the export can show of a device, as far as the export itself tells. Sources: Apple's and Fleet's and Google's rules on the fact pages of
 * 2026-11-25 (user enrolment: managed apps; Fleet: on iPhones enrolled by hand, those it installed itself;
 * work profiles: the work side).
 */
export function visibilityOf(device: Device): Visibility {
  if (device.silent) return 'nothing';
  if (device.source.id === 'intune' || device.source.id === 'workspace-one') return 'names-only';
  if (SILENT_ON_ENROLMENT.has(device.source.id)) return 'unknown';
  if (onlyManaged(device)) return 'managed-only';
  return hasSides(device) ? 'work-side' : 'all';
}

const onlyManaged = (device: Device): boolean =>
  device.enrolment === 'user-enrolment' ||
  (device.source.id === 'fleet' && device.enrolment === 'device-enrolment');

/** The apps that stand in the export for this device. */
export function shownApps({ device, look }: Row): readonly Installed[] {
  if (device.silent) return [];
  if (onlyManaged(device)) return look.apps.filter(({ managed }) => managed);
  return look.apps.filter(
    (installed) => installed.side === 'work' && canBeWritten(device, installed),
  );
}

/** An app whose identifier we never read stands only where an export has names alone. */
const canBeWritten = (device: Device, { identifier }: Installed): boolean =>
  identifier !== null || visibilityOf(device) === 'names-only';

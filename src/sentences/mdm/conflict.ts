import type { Conflict } from '../../core/mdm/observation.ts';
import type { Teller } from './teller.ts';

/** Somebody else's setting that gets in the way. */
export function conflictIn(
  { name, kind, what, devices }: Conflict,
  { phrases, on }: Teller,
): string {
  const phones = devices === null ? null : on(devices);
  return phrases.conflict(kind, name, phrases.conflicts[what], phones);
}

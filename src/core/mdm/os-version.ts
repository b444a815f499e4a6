import type { OsVersion } from './device.ts';

/** Words, then numbers with dots, then nothing that could belong to them: `iOS 17.5.1 (21F90)`. */
const VERSION = /^(?:[A-Za-z]{1,20}[ -])*v?([0-9]{1,5}(?:\.[0-9]{1,5}){0,4})(?![^ (,;])/;

/**
 * The version in what an MDM says of an OS: `26.1`, `iOS 17.5.1`, `15`. Null where none is understood; a version of zeros is one that
 * the MDM does not know.
 */
export function parseOsVersion(text: string | null): OsVersion | null {
  const found = VERSION.exec((text ?? '').slice(0, 100).trim());
  const parts = (found?.[1] ?? '').split('.').filter((part) => part !== '');
  const version = parts.map(Number);
  return version.some((part) => part > 0) ? version : null;
}

/** Negative: `a` is older. What was not said of one counts as nothing, so that 26 is 26.0. */
export function compareOs(a: OsVersion, b: OsVersion): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

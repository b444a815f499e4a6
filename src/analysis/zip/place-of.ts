import type { Place } from '../../core/vetting/place.ts';

/** Longer names are cut where they are shown: a name may have 65,535 bytes. */
const MOST_CHARACTERS = 512;

/** An entry of this archive as a place; the name cut to a length that can be shown. */
export const placeOf = (name: string, offset: number | null = null): Place => ({
  entry: name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS - 1)}…` : name,
  offset,
});

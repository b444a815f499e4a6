import type { Place } from '../../core/vetting/place.ts';

/** What stands under a label begins here. */
export const MARGIN = ' '.repeat(14);

/** `in classes.dex at 0x1f40`, for a person with a hex viewer. */
export const placeWords = ({ entry, offset }: Place): string =>
  [entry === '' ? '' : `in ${entry}`, offset === null ? '' : `at 0x${offset.toString(16)}`]
    .filter((part) => part !== '')
    .join(' ') || 'the file as a whole';

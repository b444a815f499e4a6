import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Place } from '../../core/vetting/place.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Entry, Zip } from '../zip/open-zip.ts';

/** An archive and where it is: '' for the file itself, else its name from the outermost archive inwards. */
export type Archive = {
  readonly zip: Zip;
  readonly name: string;
  /** For findings with places in this archive. */
  readonly report: (finding: FileFinding) => void;
  /** Archives that were opened in parts of the app, so far and in the whole file. */
  readonly opened: { count: number };
};

export type File = { readonly archive: Archive; readonly entry: Entry };

/** The name of an entry from the outermost archive inwards, cut to what can be shown. */
export const entryName = ({ name }: Archive, entry: Entry): string =>
  placeInside(name, placeOf(entry.name)).entry;

export const placeInside = (name: string, place: Place): Place => ({
  entry: name === '' ? place.entry : place.entry === '' ? name : `${name}!${place.entry}`,
  offset: place.offset,
});

/** Findings of a reader that knows nothing of the archive around its own. */
export const reportInside =
  (name: string, report: (finding: FileFinding) => void) =>
  (finding: FileFinding): void =>
    report({ ...finding, place: placeInside(name, finding.place) });

/** All entries of these archives whose name, cut to a length to which patterns may be put, is wanted. */
export const filesWith = (
  archives: readonly Archive[],
  isWanted: (name: string) => boolean,
): readonly File[] =>
  archives.flatMap((archive) =>
    archive.zip.entries
      .filter(({ name }) => isWanted(name.slice(0, LONGEST)))
      .map((entry) => ({ archive, entry })),
  );

const LONGEST = 1_024;

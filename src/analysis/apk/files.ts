import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Named } from '../../core/vetting/place.ts';
import { placeOf } from '../zip/open-zip.ts';
import { once } from './bounded.ts';
import { entryName, filesWith } from './inside.ts';
import type { Archive, File } from './inside.ts';

const LIBRARY = /^(?:lib|assets)\/(?:.*\/)?[^/]+\.so$/u;

/** Names of entries, asked by pattern; names are matched without those of the archives around them. */
export const filesOf = (archives: readonly Archive[]): Facts['files'] => ({
  find: (pattern, most) => {
    const again = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/gu, ''));
    return filesWith(archives, (name) => again.test(name))
      .slice(0, most)
      .map((file) => named(placeOf(file.entry.name).entry, file));
  },
});

/** Native code by its file name, once for all processors. */
export const librariesOf = (
  archives: readonly Archive[],
  report: (finding: FileFinding) => void,
): readonly Named[] => {
  const files = filesWith(archives, (name) => LIBRARY.test(name));
  const libraries = files.map((file) =>
    named(file.entry.name.slice(file.entry.name.lastIndexOf('/') + 1), file),
  );
  return once(libraries, ({ name }) => name, 'libraries', report);
};

const named = (name: string, { archive, entry }: File): Named => ({
  name,
  place: { entry: entryName(archive, entry), offset: null },
});

import { dictOf, textOf } from '../plist/value.ts';
import { placeOf } from '../zip/open-zip.ts';
import { addMetaData } from './info.ts';
import type { Gather } from './gather.ts';

/**
 * Keys of iTunesMetadata.plist about the app and who sells it. PRIVACY: all others stay in the file; among them are the Apple ID and the name of who bought
 * the copy. So does SC_Info/, whose keys name the buyer as well.
 */
const ABOUT_THE_APP = [
  'itemId',
  'itemName',
  'artistId',
  'artistName',
  'softwareVersionBundleId',
  'softwareVersionExternalIdentifier',
  'bundleVersion',
  'bundleShortVersionString',
  'genre',
  'releaseDate',
] as const;

/** What a copy from the App Store says about itself. */
export const readStoreCopy = (root: string, bundleId: string | null, into: Gather): void => {
  if (into.zip.entries.some(({ name }) => name.startsWith(`${root}SC_Info/`)))
    into.report({
      code: 'ipa.fairplay',
      place: placeOf(`${root}SC_Info/`),
      phoneReads: null,
      toolsRead: null,
      facts: {},
    });
  const entry = into.zip.entry('iTunesMetadata.plist');
  const read = entry === null ? null : into.plist(entry, 'resources');
  if (entry === null || read === null) return;
  const values = dictOf(read.value);
  for (const key of ABOUT_THE_APP) addMetaData(into, key, values[key], read.place(key));
  const sold = textOf(values['softwareVersionBundleId']);
  if (sold !== null && bundleId !== null && sold !== bundleId)
    into.report({
      code: 'ipa.store-id-differs',
      place: read.place(sold),
      phoneReads: bundleId,
      toolsRead: sold,
      facts: {},
    });
};

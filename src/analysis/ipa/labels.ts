import { dictOf, textOf } from '../plist/value.ts';
import type { Gather } from './gather.ts';
import type { Info } from './info.ts';
import { lastPart } from './layout.ts';

/** Names of folders from before languages had codes. */
const OLD: Readonly<Record<string, string>> = {
  English: 'en',
  French: 'fr',
  German: 'de',
  Italian: 'it',
  Spanish: 'es',
  Dutch: 'nl',
  Japanese: 'ja',
  Base: 'und',
};

/** What stands under the icon in each language: `xx.lproj/InfoPlist.strings`, or one `InfoPlist.loctable` for all. */
export const readLabels = (root: string, into: Gather): void => {
  for (const entry of into.zip.entries) {
    if (!entry.name.startsWith(root)) continue;
    const rest = entry.name.slice(root.length);
    if (rest === 'InfoPlist.loctable') {
      const read = into.plist(entry, 'resources');
      for (const [language, words] of Object.entries(dictOf(read?.value)))
        if (read !== null) addLabel(into, { values: dictOf(words), place: read.place }, language);
    } else if (/^[^/]+\.lproj\/InfoPlist\.strings$/.test(rest)) {
      const read = into.plist(entry, 'resources');
      const folder = entry.name.slice(0, -'InfoPlist.strings'.length);
      if (read !== null)
        addLabel(
          into,
          { values: dictOf(read.value), place: read.place },
          lastPart(folder, '.lproj'),
        );
    }
  }
};

/** The name in these words, in the language of this folder. */
export const addLabel = (
  into: Gather,
  { values, place }: Pick<Info, 'values' | 'place'>,
  folder: string,
): void => {
  const name = textOf(values['CFBundleDisplayName']) ?? textOf(values['CFBundleName']);
  const language = (OLD[folder] ?? folder).replaceAll('_', '-').slice(0, 35);
  if (name !== null)
    into.add('labels', { name, language, place: place(name) }, `${language} ${name}`);
};

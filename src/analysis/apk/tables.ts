import type { Facts, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Named } from '../../core/vetting/place.ts';
import { openResources } from '../arsc/read-resources.ts';
import type { Resources } from '../arsc/read-resources.ts';
import { placeOf } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';
import { entryName } from './inside.ts';
import type { Archive } from './inside.ts';
import { sourceOf } from './open-inside.ts';

/** Resources of one APK, with the name under which they are places. */
export type Table = { readonly resources: Resources; readonly entry: string };

/** The resources of all parts of an app: a split for a language holds texts that the base's manifest names. */
export const tablesOf = (
  archives: readonly Archive[],
  report: (finding: FileFinding) => void,
): { readonly tables: readonly Table[]; readonly unread: readonly Unread[] } => {
  const tables: Table[] = [];
  const unread: Unread[] = [];
  for (const archive of archives) {
    const found = archive.zip.entry('resources.arsc');
    if (found === null) continue;
    const entry = entryName(archive, found);
    const source = sourceOf(archive, found, BOUNDS.resources);
    const resources = typeof source === 'string' ? null : openResources(source, report, entry);
    const why = typeof source === 'string' ? source : 'broken';
    if (resources !== null) tables.push({ resources, entry });
    else unread.push({ what: 'resources', why, place: placeOf(entry) });
  }
  return { tables, unread };
};

/** The language of texts that have none, by the base's resources; null where their letters don't tell it. */
export const defaultLanguageOf = ([base]: readonly Table[]): Facts['defaultLanguage'] => {
  const hint = base?.resources.defaultLanguage() ?? null;
  if (base === undefined || hint === null) return null;
  return { name: hint.language, place: { entry: base.entry, offset: hint.offset } };
};

/** The number or text that a resource stands for; of the first table that has it. */
export const plainOfId = (tables: readonly Table[], id: number): Named | null => {
  for (const { resources, entry } of tables) {
    const value = resources.plain(id);
    if (value !== null) return { name: value.text, place: placeOf(entry, value.offset) };
  }
  return null;
};

/** All texts of a resource, in all languages, from all tables; the default's first where there is one. */
export const textsOfId = (tables: readonly Table[], id: number): Facts['labels'] =>
  tables
    .flatMap(({ resources, entry }) =>
      resources.strings(id).map(({ language, text, offset }) => ({
        name: text,
        language,
        place: placeOf(entry, offset),
      })),
    )
    .toSorted((a, b) => Number(b.language === 'und') - Number(a.language === 'und'));

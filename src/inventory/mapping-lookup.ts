import { createHash } from 'node:crypto';
import type { Field } from './layout.ts';
import type { SavedMappings } from './mapping.ts';
import { foldName } from './recognise/vocabulary.ts';

/** Which column (or member path) holds which fact, as the user says. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

/** The mapping for an export with these columns or members; null where none was saved. */
export function mappingFor(
  saved: SavedMappings | null,
  columns: readonly string[],
): Mapping | null {
  if (saved === null) return null;
  const fingerprint = fingerprintOf(columns);
  const same = saved.mappings.find((entry) => entry.fingerprint === fingerprint);
  // JSON leaves members out where they are empty: there it is enough that all mapped ones are in it.
  const paths = new Set(columns);
  const present = (map: Mapping): boolean =>
    Object.values(map).every((path) => /[.*]/.test(path) && paths.has(path));
  return (same ?? saved.mappings.find(({ map }) => present(map)))?.map ?? null;
}

/** The same columns in another order, or in other case, are the same export. */
export function fingerprintOf(columns: readonly string[]): string {
  const names = columns.map(foldName).toSorted();
  return createHash('sha256').update(names.join('\n')).digest('hex');
}

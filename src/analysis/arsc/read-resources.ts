import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { oddities } from '../axml/oddities.ts';
import type { Source } from '../source.ts';
import { defaultLanguage, type LanguageHint } from './default-language.ts';
import { stringsOf, type ResourceText } from './strings-of.ts';
import { readTable } from './table.ts';

/** Texts of an app's resources, asked by id. */
export type Resources = {
  /**
   * What this id stands for, in every language that has it (`und` for the default, which comes first; the same text once): texts, and names of files. References
   * are followed. Empty where there is none.
   */
  strings(id: number): readonly ResourceText[];
  /** The language in which texts without a language are written, where their script can tell it. */
  defaultLanguage(): LanguageHint | null;
};

/** A resources.arsc. Chunks are found now, values read when asked for. Null: it is no table of resources; a finding says so. */
export function openResources(
  source: Source,
  report: (finding: FileFinding) => void,
  entry: string,
): Resources | null {
  const { note, tell } = oddities(entry, report);
  const table = readTable(source, note);
  tell();
  if (table === null) return null;
  const spent = { looked: 0 };
  return {
    strings(id) {
      const texts = stringsOf(source, table, id, note, spent);
      tell();
      return texts;
    },
    defaultLanguage() {
      const hint = defaultLanguage(source, table, note);
      tell();
      return hint;
    },
  };
}

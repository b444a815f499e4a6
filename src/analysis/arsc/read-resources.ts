import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { oddities } from '../axml/oddities.ts';
import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import { defaultLanguage, type LanguageHint } from './default-language.ts';
import { plainValue, type PlainValue } from './plain-value.ts';
import { stringsOf, type ResourceText } from './strings-of.ts';
import { readTable } from './table.ts';

/** Of the flags of a pool. */
const UTF8 = 0x100;

/** Texts of an app's resources, asked by id. */
export type Resources = {
  /**
   * What this id stands for, in every language that has it (`und` for the default, which comes first; the same text once): texts, and names of files. References
   * are followed. Empty where there is none.
   */
  strings(id: number): readonly ResourceText[];
  /** What this id stands for where it is a number, or a text that is none for people: a version code, an API level. */
  plain(id: number): PlainValue | null;
  /**
   * All texts as bytes of UTF-8, to be searched, at most so many; `offset`: where they begin in the table, null where they lie there in UTF-16. `size`: how many
   * there are.
   */
  texts(most: number): {
    readonly bytes: Buffer;
    readonly offset: number | null;
    readonly size: number;
  };
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
    plain(id) {
      const value = plainValue(source, table, id, note, spent);
      tell();
      return value;
    },
    texts(most) {
      const { at, size } = table.pool ?? { at: 0, size: 0 };
      const bytes = bufferOf(source.read(at, Math.min(size, most)));
      const isUtf8 = bytes.length >= 20 && (bytes.readUInt32LE(16) & UTF8) !== 0;
      return isUtf8
        ? { bytes, offset: at, size }
        : { bytes: Buffer.from(bytes.toString('utf16le'), 'utf8'), offset: null, size };
    },
    defaultLanguage() {
      const hint = defaultLanguage(source, table, note);
      tell();
      return hint;
    },
  };
}

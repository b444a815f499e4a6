import type { Note } from '../axml/oddities.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { entryNumber, valueAt } from './entries.ts';
import type { Table } from './table.ts';

/** `language`: BCP 47, only as far as letters tell it. `of`: texts looked at that have letters, `texts`: how many are in it. */
export type LanguageHint = {
  readonly language: string;
  readonly texts: number;
  readonly of: number;
  /** One of these texts, in the table. */
  readonly offset: number;
};

/**
 * Scripts, and letters that only one of the languages of a script has. Latin letters tell nothing. A hint for people: Taiwan, Singapore, Kazakhstan and Afghanistan write so
 * too. First match counts.
 */
const SCRIPTS: readonly { readonly language: string; readonly letters: RegExp }[] = [
  { language: 'ja', letters: /[\u3041-\u30ff]/u },
  { language: 'ko', letters: /[\uac00-\ud7af]/u },
  { language: 'zh', letters: /\p{Script=Han}/u },
  { language: 'uk', letters: /[іїєґ]/iu },
  { language: 'ru', letters: /[ыэъё]/iu },
  { language: 'fa', letters: /[پچژگ]/u },
  { language: 'und-Cyrl', letters: /\p{Script=Cyrillic}/u },
  { language: 'und-Arab', letters: /\p{Script=Arabic}/u },
  { language: 'he', letters: /\p{Script=Hebrew}/u },
];
const FAMILY: Readonly<Record<string, string>> = { 'und-Cyrl': 'ru uk', 'und-Arab': 'fa' };

/** Null: there are no texts, or most are in Latin letters, or no language has half of them. */
export function defaultLanguage(source: Source, table: Table, note: Note): LanguageHint | null {
  const counts = new Map<string, { texts: number; offset: number }>();
  let texts = 0;
  for (const text of sample(source, table, note)) {
    if (!/\p{L}/u.test(text.text)) continue;
    texts += 1;
    const language = SCRIPTS.find(({ letters }) => letters.test(text.text))?.language;
    if (language === undefined) continue;
    const soFar = counts.get(language);
    if (soFar) soFar.texts += 1;
    else counts.set(language, { texts: 1, offset: text.offset });
  }
  // Texts whose letters fit a whole script count for the language of that script that is there most.
  for (const [script, family] of Object.entries(FAMILY)) {
    const shared = counts.get(script);
    const [best] = family
      .split(' ')
      .flatMap((language) => counts.get(language) ?? [])
      .toSorted((a, b) => b.texts - a.texts);
    if (shared && best && best.texts * 20 >= shared.texts) {
      best.texts += shared.texts;
      counts.delete(script);
    }
  }
  const [first] = [...counts].toSorted(([, a], [, b]) => b.texts - a.texts);
  return first && first[1].texts * 2 >= texts
    ? { language: first[0], texts: first[1].texts, of: texts, offset: first[1].offset }
    : null;
}

/** Texts of `string` resources that have no language, spread over the whole. */
function* sample(
  source: Source,
  table: Table,
  note: Note,
): Generator<{ readonly text: string; readonly offset: number }> {
  let looked = 0;
  for (const [key, types] of table.types) {
    if (table.names.get(key) !== 'string') continue;
    for (const type of types) {
      if (type.language !== 'und' || !type.isPlain) continue;
      const step = Math.max(1, Math.floor(type.count / BOUNDS.sampled));
      for (let place = 0; place < type.count; place += step) {
        looked += 1;
        if (looked > BOUNDS.sampled * 10) return;
        const entry = entryNumber(source, type, place);
        const value = entry === null ? null : valueAt(source, type, entry);
        if (value === 'broken') note('arsc.entry-broken', type.at);
        if (value === null || value === 'broken' || value.type !== 0x03) continue;
        const text = table.strings.text(value.data);
        const offset = table.strings.offset(value.data);
        if (text !== null && offset !== null) yield { text, offset };
      }
    }
  }
}

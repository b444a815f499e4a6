import type { Day } from '../core/day.ts';
import type { Language } from '../core/notices/rules.ts';
import { plain } from './plain.ts';

/** Days, countries and lists as each language writes them. */
type Formats = {
  readonly day: (day: Day) => string;
  readonly country: (code: string) => string;
  readonly list: (items: readonly string[]) => string;
};

/** The day before the month, and the month in letters: misread nowhere. */
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB', fr: 'fr-FR', de: 'de-DE' };

const known = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const before = known.get(language);
  if (before !== undefined) return before;
  const locale = LOCALES[language];
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const formats: Formats = {
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : plain(code)),
    list: (items) => lists.format(items),
  };
  known.set(language, formats);
  return formats;
}

import type { Day } from '../core/day.ts';
import type { Language } from '../core/notices/rules.ts';

const NAMES = new Map<Language, Intl.DisplayNames>();

/** Names that CLDR has otherwise than people say them here, or not at all. */
const OWN: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  nl: { HK: 'Hongkong', MO: 'Macau', EU: 'Europese Unie', NATO: 'NAVO' },
  fr: { HK: 'Hong Kong', MO: 'Macao', EU: 'Union européenne', NATO: 'OTAN' },
  de: { HK: 'Hongkong', MO: 'Macau', EU: 'Europäische Union', NATO: 'NATO' },
};

/** `CN` as `Chine`; a code without a name stays what it is. */
export const territoryIn =
  (language: Language) =>
  (code: string): string => {
    const own = OWN[language][code];
    if (own !== undefined) return own;
    if (!/^[A-Z]{2}$/.test(code)) return code;
    const names =
      NAMES.get(language) ??
      new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    NAMES.set(language, names);
    return names.of(code) ?? code;
  };

const DAYS = new Map<Language, Intl.DateTimeFormat>();

/** `2023-03-21` as `21 mars 2023`. */
export const dayIn =
  (language: Language) =>
  (day: Day): string => {
    const format =
      DAYS.get(language) ??
      // Here English is that of Europe: the day comes first.
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
        dateStyle: 'long',
        timeZone: 'UTC',
      });
    DAYS.set(language, format);
    return format.format(new Date(`${day}T00:00:00Z`));
  };

/** `A`, `A et B`, `A, B et C`. */
export const listIn =
  (last: string) =>
  (words: readonly string[]): string =>
    words.length <= 1
      ? words.join('')
      : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

import type { PageWords } from '../../notices/page-words.ts';

/** Days as the language writes them; a day has no time zone. */
export const dayIn =
  ({ dayForm }: PageWords) =>
  (day: string): string =>
    new Intl.DateTimeFormat(dayForm, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${day.slice(0, 10)}T00:00:00Z`),
    );

export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);

import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Fits } from './diff.ts';

/** `supervised iPhones and iPads, from version 15 on`; where the API does not say, nothing is made up. */
export function useFitWords(): (fits: Fits | null | undefined) => string {
  const { fits: words } = useWords(blockingWords).plan;
  const { list } = useFormats();
  const named = (names: Readonly<Record<string, string>>, code: string): string =>
    names[code] ?? code;
  return (fits) => {
    if (!fits) return words.phones;
    const platforms = list(fits.platforms.map((one) => named(words.platforms, one)));
    const enrolments = list(fits.enrolments.map((one) => named(words.enrolments, one)));
    const from = fits.from === null ? '' : words.from(fits.from);
    const before = fits.before === null ? '' : words.before(fits.before);
    const versions = [from, before].filter(Boolean).map((text) => `, ${text}`);
    return `${platforms || words.phones}${enrolments && ` (${enrolments})`}${versions.join('')}`;
  };
}

import { LANGUAGES, type Language } from '../../core/notices/rules.ts';
import { UserError } from '../user-error.ts';

/** In which language the server's sentences are. */
export const LANGUAGE_OPTION = {
  language: {
    type: 'string',
    value: 'CODE',
    help: 'of the sentences: nl, en, fr or de; English unless said',
  },
} as const;

/** `?language=nl`, to be put behind a path; empty: nobody said one. */
export function inLanguage(said: string | null): string {
  if (said === null) return '';
  const known: readonly Language[] = LANGUAGES;
  if (known.some((one) => one === said)) return `?language=${said}`;
  throw new UserError(`--language ${said} is not known`, `There are ${known.join(', ')}.`);
}

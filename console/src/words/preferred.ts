import { isLanguage, type Language } from './language.ts';

const KEY = 'grendel.language';

/** What was chosen here before, else the first of the browser's languages that we have, else English. */
export function preferred(): Language {
  const chosen = stored();
  if (isLanguage(chosen)) return chosen;
  for (const wanted of navigator.languages) {
    const language = wanted.split('-')[0] ?? '';
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/** A browser that keeps nothing for us forgets it, and that is all. */
export function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Nothing is lost but the choice.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

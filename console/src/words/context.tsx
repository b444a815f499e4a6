import { createContext, use, useMemo, useState, useTransition, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Words } from './define.ts';
import { formatsOf, type Formats } from './formats.ts';
import { LOCALES, type Language } from './language.ts';
import { preferred, remember } from './preferred.ts';

type Reading = {
  readonly language: Language;
  readonly isChanging: boolean;
  readonly read: (language: Language) => void;
};
const Context = createContext<Reading | null>(null);

export function WordsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(preferred);
  const [isChanging, startChange] = useTransition();
  const reading = useMemo(
    () => ({
      language,
      isChanging,
      read: (next: Language) => {
        remember(next);
        startChange(() => setLanguage(next));
      },
    }),
    [language, isChanging],
  );
  return (
    <Context value={reading}>
      <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
    </Context>
  );
}

export function useLanguage(): Reading {
  const reading = use(Context);
  if (reading === null) throw new Error('no WordsProvider above');
  return reading;
}

/** A page's words in the language that is read; waits where they are not there yet. */
export function useWords<T>(words: Words<T>): T {
  const { language } = useLanguage();
  return words.loaded(language) ?? use(words.load(language));
}

/** Dates, numbers and lists as the language that is read writes them. */
export const useFormats = (): Formats => formatsOf(useLanguage().language);

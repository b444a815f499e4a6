import type { Language } from './language.ts';

/** The same sentences in another language: a missing one is a type error, and so is one that takes something else. */
export type Sentences<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Sentences<T[K]>;
};

/** One page's words. `load` gives the same promise each time; `loaded` what is there already. */
export type Words<T> = {
  readonly load: (language: Language) => Promise<T>;
  readonly loaded: (language: Language) => T | null;
};

/** Only the language that is read is fetched. */
export function words<T>(files: Readonly<Record<Language, () => Promise<T>>>): Words<T> {
  const asked = new Map<Language, Promise<T>>();
  const there = new Map<Language, T>();
  return {
    loaded: (language) => there.get(language) ?? null,
    load(language) {
      const before = asked.get(language);
      if (before) return before;
      const loading = files[language]().then((sentences) => {
        there.set(language, sentences);
        return sentences;
      });
      loading.catch(() => asked.delete(language));
      asked.set(language, loading);
      return loading;
    },
  };
}

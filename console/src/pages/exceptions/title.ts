import { useCallback } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import type { Exception } from './queries.ts';

/** `TikTok for 3 phones`; of a restricted one its number. */
export function useExceptionTitle(): (one: Exception) => string {
  const words = useWords(exceptionsWords);
  const { number } = useFormats();
  return useCallback(
    (one) => {
      const app = one.appName ?? one.category;
      if (app === null) return words.restrictedTitle(number(one.number));
      const phones = one.devices ?? 0;
      const title = words.titleOf(app, number(phones), phones === 1);
      return one.group === null ? title : words.ofGroup(title, one.group);
    },
    [words, number],
  );
}

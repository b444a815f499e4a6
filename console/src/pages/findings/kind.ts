import { useCallback } from 'react';
import { useWords } from '../../words/context.tsx';
import { findingsWords, type FindingsWords } from '../../words/findings/index.ts';

type Named = { readonly appName: string | null; readonly category: string | null };

/** An app's name, or what kind of app it is where its name would tell something about its holder. */
export function useAppName(): (named: Named) => string {
  const words = useWords(findingsWords);
  return useCallback((named) => appNameIn(words, named), [words]);
}

function appNameIn(words: FindingsWords, { appName, category }: Named): string {
  if (appName !== null) return appName;
  const kind = category ?? '';
  return kind in words.kind ? words.kind[kind as keyof FindingsWords['kind']] : words.kindOf(kind);
}

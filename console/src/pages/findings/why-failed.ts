import { useCallback } from 'react';
import { useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import type { Notice } from './queries.ts';

/** Enhanced status codes of mail servers (RFC 3463) that say what to do; of others the numbers are shown. */
const SAYS = [
  [/ 5\.1\.\d/u, 'address'],
  [/ [45]\.2\.2/u, 'full'],
  [/ 5\.7\.\d/u, 'refused'],
] as const;

/** Why a message came back or was not taken, in a sentence; a mail server's numbers stay with it. */
export function useWhyFailed(): (notice: Pick<Notice, 'state' | 'because'>) => string {
  const words = useWords(findingsWords).failed.because;
  return useCallback(
    ({ state, because }) => {
      if (because === 'said-by-person') return words.person;
      if (because === 'process-ended') return words.ended;
      const [, key] = SAYS.find(([pattern]) => pattern.test(because ?? '')) ?? [];
      const says =
        key === undefined ? (state === 'failed' ? words.tries : words.other) : words[key];
      return because === null ? says : `${says} (${because})`;
    },
    [words],
  );
}

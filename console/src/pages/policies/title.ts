import { useCallback } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { Change } from './queries.ts';

type Titled = Pick<Change, 'kind' | 'subject' | 'version'>;

/** What a change is about, in a line. `content` (of one that was read) says more than its subject. */
export function useChangeTitle(): (change: Titled, content?: unknown) => string {
  const { titles } = useWords(policiesWords);
  const { day } = useFormats();
  return useCallback(
    ({ kind, subject, version }: Titled, content?: unknown) => {
      const said = content as Partial<{ words: string; name: string }> | null | undefined;
      if (kind === 'listing') return titles.listing(said?.words ?? subject);
      if (kind === 'policy') return said?.name ?? titles.policy(subject);
      if (kind === 'clearance') return titles.clearance(subject);
      if (kind === 'finding') return titles.finding(subject);
      if (kind === 'catalogue') return titles.catalogue(day(version));
      return titles.end;
    },
    [titles, day],
  );
}

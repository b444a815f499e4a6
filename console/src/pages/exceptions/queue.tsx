import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { Listed } from './listed.tsx';
import { queue } from './queries.ts';

export function Queue(): ReactNode {
  const { queue: words } = useWords(exceptionsWords);
  return (
    <Listed
      title={words.title}
      lead={words.lead}
      of={queue}
      empty={<Empty title={words.none}>{words.noneSays}</Empty>}
    />
  );
}

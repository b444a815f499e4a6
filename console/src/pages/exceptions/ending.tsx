import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { Listed } from './listed.tsx';
import { ending, SOON } from './queries.ts';

export function Ending(): ReactNode {
  const { ending: words } = useWords(exceptionsWords);
  const { number } = useFormats();
  return (
    <Listed
      title={words.title}
      lead={words.lead(number(SOON))}
      of={ending}
      empty={<Empty title={words.none}>{words.noneSays}</Empty>}
    />
  );
}

import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';

export function ExceptionsPage(): ReactNode {
  const words = useWords(exceptionsWords);
  return <PageHead title={words.title} />;
}

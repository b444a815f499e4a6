import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';

export function BlockingPage(): ReactNode {
  const words = useWords(blockingWords);
  return <PageHead title={words.title} />;
}

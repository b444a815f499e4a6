import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';

export function FindingsPage(): ReactNode {
  const words = useWords(findingsWords);
  return <PageHead title={words.title} />;
}

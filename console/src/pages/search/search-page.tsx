import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { searchWords } from '../../words/search/index.ts';

export function SearchPage(): ReactNode {
  const words = useWords(searchWords);
  return <PageHead title={words.title} />;
}

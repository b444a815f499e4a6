import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';

export function AppPage(): ReactNode {
  const words = useWords(appWords);
  return <PageHead title={words.title} />;
}

import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { reportsWords } from '../../words/reports/index.ts';

export function ReportsPage(): ReactNode {
  const words = useWords(reportsWords);
  return <PageHead title={words.title} />;
}

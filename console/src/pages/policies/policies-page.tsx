import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';

export function PoliciesPage(): ReactNode {
  const words = useWords(policiesWords);
  return <PageHead title={words.title} />;
}

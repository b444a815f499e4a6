import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';

export function LedgerPage(): ReactNode {
  const words = useWords(ledgerWords);
  return <PageHead title={words.title} />;
}

import type { ReactNode } from 'react';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';

export function SettingsPage(): ReactNode {
  const words = useWords(settingsWords);
  return <PageHead title={words.title} />;
}

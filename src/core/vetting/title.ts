import type { Examined } from './report.ts';

/** What a file calls its app; its own word, and hostile. Null: nothing. */
export function fileTitle({ told }: Pick<Examined, 'told'>): string | null {
  const label = told?.labels.find(({ language }) => language === 'en') ?? told?.labels[0];
  return label?.name || told?.identifier?.name || null;
}

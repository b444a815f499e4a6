import type { ReactNode } from 'react';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';

/** What has to be known before, as the server says it: the command line says the same. */
export function Notes({ plan }: { readonly plan: Plan }): ReactNode {
  const { way } = useWords(blockingWords).plan;
  const notes = plan.sentences.filter(({ about }) => about === 'note');
  if (notes.length === 0) return null;
  return (
    <>
      <h3 className="kept-title">{way.notes}</h3>
      <ul className="list">
        {notes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

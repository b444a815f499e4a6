import type { ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { Safe } from './safe.tsx';

/** Where in the file something stands: the entry, and the byte, to be looked up with any hex viewer. */
export function PlaceIn({ place }: { readonly place: Schemas['Vetted.place'] | null }): ReactNode {
  const words = useWords(vettingWords);
  if (place === null || (place.entry === '' && place.offset === null)) return null;
  return (
    <span className="place">
      {place.entry === '' ? words.inFile : <Safe isCode>{place.entry}</Safe>}
      {place.offset !== null && (
        <>
          {' '}
          <code>0x{place.offset.toString(16)}</code>
        </>
      )}
    </span>
  );
}

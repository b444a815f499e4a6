import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import type { Stand } from './stand.ts';

/** Holds, waits, or does not hold: shape and word. */
export function StandMark({ stand }: { readonly stand: Stand }): ReactNode {
  const { marks } = useWords(blockingWords);
  const fails =
    stand.kind === 'failed' || (stand.kind === 'applied' && stand.check?.outcome === 'differs');
  const holds = stand.kind === 'holds' ? true : fails ? false : null;
  return <CheckMark holds={holds}>{fails ? marks.differs : marks[stand.kind]}</CheckMark>;
}

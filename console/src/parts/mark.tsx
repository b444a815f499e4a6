import type { ReactNode } from 'react';
import type { Schemas } from '../api/generated.ts';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

export type VerdictWord = 'prohibited' | 'undetermined' | 'permitted' | 'none';
type Visibility = Schemas['Finding']['seenAs'];

const VERDICT_SHAPES: Readonly<Record<VerdictWord, string>> = {
  prohibited: 'mark--prohibited',
  undetermined: 'mark--undetermined',
  permitted: 'mark--permitted',
  none: 'mark--unknown',
};

/** A verdict: shape, word and colour, always together. */
export function VerdictMark({
  verdict,
  big,
}: {
  readonly verdict: VerdictWord;
  readonly big?: boolean;
}): ReactNode {
  const words = useWords(common);
  return (
    <span className={`mark ${VERDICT_SHAPES[verdict]}${big ? ' mark--big' : ''}`}>
      {words.verdict[verdict]}
    </span>
  );
}

export type FindingState = Schemas['Finding']['state'];

/** Where a finding stands on its way. */
export function StateMark({ state }: { readonly state: FindingState }): ReactNode {
  const words = useWords(common);
  return <span className={`step step--${state}`}>{words.state[state]}</span>;
}

/** What an inventory could show of a phone. */
export function VisibilityMark({ visibility }: { readonly visibility: Visibility }): ReactNode {
  const words = useWords(common);
  const shape =
    visibility === 'all'
      ? 'mark--holds'
      : visibility === 'nothing'
        ? 'mark--unknown'
        : 'mark--partly';
  return <span className={`mark ${shape}`}>{words.visibility[visibility]}</span>;
}

/** A check that holds, waits or fails; the word is the caller's. */
export function CheckMark({
  holds,
  children,
}: {
  readonly holds: boolean | null;
  readonly children: ReactNode;
}): ReactNode {
  const shape = holds === null ? 'mark--unknown' : holds ? 'mark--holds' : 'mark--prohibited';
  return <span className={`mark ${shape}`}>{children}</span>;
}

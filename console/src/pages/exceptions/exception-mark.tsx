import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import type { Approval, State } from './queries.ts';

/** Only what is in force holds; nothing of it is bad. */
export function ExceptionMark({ state }: { readonly state: State | Approval['state'] }): ReactNode {
  const { states } = useWords(exceptionsWords);
  return <CheckMark holds={state === 'in-force' ? true : null}>{states[state]}</CheckMark>;
}

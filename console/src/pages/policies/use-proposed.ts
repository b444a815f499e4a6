import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { Change } from './queries.ts';
import { useDeed } from '../../parts/use-deed.ts';

/** Propose, and go to what was proposed: there stands what it would do. */
export function useProposed<I>(does: (given: I) => Promise<Change>) {
  const words = useWords(policiesWords);
  const navigate = useNavigate();
  return useDeed<I, Change>({
    does,
    refresh: [['changes']],
    said: () => words.propose.done,
    after: ({ id }) => void navigate({ to: '/policies/$change', params: { change: id } }),
  });
}

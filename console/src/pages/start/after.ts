import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { HandedIn } from '../../api/hand-in.ts';
import { organisations, type Organisation } from '../../api/queries.ts';
import { startWords } from '../../words/start/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { tell } from '../../parts/toasts.tsx';

/** Below this all that somebody can see lies. */
const topOf = (tree: readonly Organisation[]): Organisation | undefined =>
  tree.find(({ parent }) => !tree.some(({ id }) => id === parent));

/** Where an export goes, and what happens when it was taken: the overview, if one is still waiting here. */
export function useAfterHandingIn(): {
  readonly top: string | null;
  readonly taken: (stage: HandedIn['stage']) => Promise<void>;
} {
  const { uploads } = useWords(startWords);
  const { number } = useFormats();
  const { data: tree = [] } = useQuery(organisations);
  const queries = useQueryClient();
  const navigate = useNavigate();
  return {
    top: topOf(tree)?.id ?? null,
    async taken(stage) {
      if (stage.kind !== 'done') return;
      await queries.invalidateQueries();
      if (stage.inventory.state !== 'published') return;
      const { summary } = stage.inventory;
      tell(
        uploads.published(number(summary?.devices ?? 0), number(summary?.changes?.['opened'] ?? 0)),
      );
      if (location.pathname.endsWith('/start')) await navigate({ to: '/' });
    },
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import { isGoing } from './queries.ts';

/** The file is being read, or waits for a reader: it needs nobody to look. */
export function Going({ vetting }: { readonly vetting: Schemas['Vetting'] }): ReactNode {
  const words = useWords(vettingWords);
  const { cancel } = useWords(common);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      got(
        api.POST('/api/vettings/{vetting}/cancel', { params: { path: { vetting: vetting.id } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['vettings'] }),
  });
  if (!isGoing(vetting)) return null;
  return (
    <div className="going" role="status">
      <progress aria-label={words.states[vetting.state]} />
      <p className="small">{words.goesOn}</p>
      {end.error && <ProblemView error={end.error} />}
      <p>
        <Button small isPending={end.isPending} onPress={() => end.mutate()}>
          {cancel}
        </Button>
      </p>
    </div>
  );
}

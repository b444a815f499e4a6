import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import { start } from './start-query.ts';

/** A simulated MDM with an invented fleet, where there is nothing of one's own that could be mixed up with it. */
export function Simulated(): ReactNode {
  const words = useWords(blockingWords);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(start);
  const begin = useMutation({
    mutationFn: () => got(api.POST('/api/sample/mdm', { body: { mdm: 'jamf', devices: 150 } })),
    async onSuccess({ connection }) {
      await queries.invalidateQueries();
      await navigate({ to: '/blocking/$connection', params: { connection } });
    },
  });
  if (data?.mayConnectMdm !== true) return null;
  return (
    <>
      <Button isPending={begin.isPending} onPress={() => begin.mutate()}>
        {words.simulate}
      </Button>
      {begin.error && <ProblemView error={begin.error} />}
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { start } from '../../api/sample.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';

/** One's own leads to the page of connections, which asks one thing at a time; a simulated one is there at once. */
export function ConnectMdm(): ReactNode {
  const { mdm, sample } = useWords(startWords);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(start);
  const simulate = useMutation({
    mutationFn: () => got(api.POST('/api/sample/mdm', { body: { mdm: 'jamf', devices: 150 } })),
    async onSuccess() {
      await queries.invalidateQueries();
      await navigate({ to: '/blocking' });
    },
  });
  return (
    <>
      <h2>{mdm.title}</h2>
      <p>{mdm.says}</p>
      <p className="does">
        <Link className="button" to="/blocking">
          {mdm.choose}
        </Link>
      </p>
      <p className="small">{mdm.needs}</p>
      {data?.mayConnectMdm && (
        <>
          <p className="small">
            {mdm.simulated} {sample.simulatedSays}
          </p>
          <p>
            <Button small onPress={() => simulate.mutate()} isPending={simulate.isPending}>
              {sample.simulated}
            </Button>
          </p>
        </>
      )}
      {simulate.error && <ProblemView error={simulate.error} />}
    </>
  );
}

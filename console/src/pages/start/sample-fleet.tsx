import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { start } from '../../api/sample.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';

/** The invented fleet of `examples/`. The server loads it by itself: one may leave and come back. */
export function SampleFleet(): ReactNode {
  const { sample } = useWords(startWords);
  const queries = useQueryClient();
  const { data, error } = useQuery(start);
  const load = useMutation({
    mutationFn: () => got(api.POST('/api/sample')),
    onSuccess: (now) => queries.setQueryData(start.queryKey, now),
  });
  const state = data?.state;
  useEffect(() => {
    if (state === 'sample')
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'start' });
  }, [state, queries]);
  const refused = load.error ?? error;
  return (
    <>
      <h2>{sample.title}</h2>
      <p>{sample.says}</p>
      <p>{sample.people}</p>
      <div className="does">
        {data?.loading ? (
          <Loading loading={data.loading} />
        ) : data?.sample && state === 'sample' ? (
          <p>
            {sample.loaded}{' '}
            <Link className="button" to="/">
              {sample.see}
            </Link>
          </p>
        ) : (
          <Button
            onPress={() => load.mutate()}
            isPending={load.isPending}
            whyNot={data?.mayNot ? sample.mayNot[data.mayNot] : null}
          >
            {sample.load}
          </Button>
        )}
      </div>
      {refused && <ProblemView error={refused} />}
    </>
  );
}

function Loading({
  loading,
}: {
  readonly loading: NonNullable<Schemas['Start']['loading']>;
}): ReactNode {
  const { sample } = useWords(startWords);
  const { number } = useFormats();
  if (loading.failed) return <p role="alert">{sample.failed}</p>;
  return (
    <div role="status">
      <Progress
        label={sample.loading}
        done={loading.done}
        of={loading.of}
        write={number}
        says={(done, of) => `${sample.steps[loading.step]}. ${sample.far(done, of ?? '')}`}
      />
      <p className="small quiet">{sample.leave}</p>
    </div>
  );
}

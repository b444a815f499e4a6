import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { handIn, fleetNameOf } from '../../api/hand-in.ts';
import { api, got } from '../../api/client.ts';
import { session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';
import { useAfterHandingIn } from './after.ts';
import { sampleOrganisation, sampleFile } from './sample.ts';

/** The invented fleet of `examples/`, into an organisation of its own, by the same way as any other export. */
export function SampleFleet(): ReactNode {
  const { sample } = useWords(startWords);
  const { data: own } = useQuery(session);
  const { top, taken } = useAfterHandingIn();
  const load = useMutation({
    async mutationFn() {
      if (top === null || !own) return;
      const organisation = await sampleOrganisation(top, own.sample);
      const { items } = await got(api.GET('/api/sample'));
      const stages = [];
      for (const { week, name, moment } of items) {
        const file = await sampleFile(week, name);
        stages.push(
          await handIn({ file, organisation, fleet: fleetNameOf(name), coverage: 'whole', moment }),
        );
      }
      const last = stages.at(-1);
      if (last) await taken(last);
    },
  });
  return (
    <>
      <h2>{sample.title}</h2>
      <p>{sample.says}</p>
      <p>{sample.people}</p>
      <p className="does">
        <Button onPress={() => load.mutate()} isPending={load.isPending}>
          {sample.load}
        </Button>
      </p>
      {load.error && <ProblemView error={load.error} />}
      <p className="small">{sample.where}</p>
    </>
  );
}

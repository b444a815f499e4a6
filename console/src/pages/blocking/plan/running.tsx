import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useEvents } from '../../../api/events.ts';
import type { Schemas } from '../../../api/generated.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { Progress } from '../../../parts/progress.tsx';
import { When } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { useDeeds } from '../use-deeds.ts';
import { useNow } from '../use-now.ts';

type Doing = Schemas['Doing'];

/** How far the carrying out is, how fast, how long still, as it happens. It goes on without anybody looking. */
export function Running({
  plan,
  mayStop,
}: {
  readonly plan: Plan;
  readonly mayStop: boolean;
}): ReactNode {
  const { running } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const { stop } = useDeeds(plan.connection);
  const queries = useQueryClient();
  const now = useNow();
  const [doing, setDoing] = useState<Doing | null>(null);
  const again = (): void => {
    void queries.invalidateQueries({ queryKey: ['plans'] });
    void queries.invalidateQueries({ queryKey: ['connections', plan.connection] });
  };
  useEvents(`/api/plans/${plan.id}/events`, {
    progress: (data) => {
      const told = data as Doing;
      setDoing(told);
      if (told.state !== null && told.state !== 'running') again();
    },
    end: again,
  });
  const { done = 0, failed = 0, sent = 0, ...left } = doing?.steps ?? plan.progress ?? {};
  const settled = done + failed + sent;
  const of = settled + Object.values(left).reduce((sum, n) => sum + n, 0);
  const began = plan.begun === null ? now : Date.parse(plan.begun);
  return (
    <section aria-labelledby="running">
      <h2 id="running">{running.title}</h2>
      <p className="lead">{running.says}</p>
      <Progress
        label={running.title}
        done={settled}
        of={of}
        seconds={Math.max(0, (now - began) / 1000)}
        write={number}
        says={running.progress}
      />
      {doing?.asked && (
        <p className="small quiet after">
          {running.asked} <When at={doing.asked.at} time />.
        </p>
      )}
      {sent > 0 && <p className="small after">{running.sent(number(sent))}</p>}
      {failed > 0 && <p className="small after">{running.failed(number(failed))}</p>}
      {stop.error && <ProblemView error={stop.error} />}
      {mayStop && (
        <p className="after">
          <Button isPending={stop.isPending} onPress={() => stop.mutate(plan.id)}>
            {running.stop}
          </Button>{' '}
          <span className="small quiet">{running.stopSays}</span>
        </p>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { Progress } from '../../../parts/progress.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { useDeeds } from '../use-deeds.ts';
import { useNow } from '../use-now.ts';

/** How far the carrying out is, how fast, how long still. It goes on without anybody looking. */
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
  const now = useNow();
  const { done = 0, failed = 0, sent = 0, ...left } = plan.progress ?? {};
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
      {sent > 0 && <p className="small after">{running.sent(number(sent))}</p>}
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

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../../api/queries.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { useLanguage, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { plan as planQuery, type Drift } from '../queries.ts';
import { RevertDialog } from '../plan/revert-dialog.tsx';
import { useDeeds } from '../use-deeds.ts';

type Props = { readonly row: Drift; readonly session: Session };

/** Put it right by a new plan, take the plan back, or look again; each plan is read before it is applied. */
export function DriftDeeds({ row, session }: Props): ReactNode {
  const { drifting: words, holds, plan: planWords } = useWords(blockingWords);
  const { language } = useLanguage();
  const deeds = useDeeds(row.connection);
  const [isReverting, setReverting] = useState(false);
  const mayPlan = may(session, 'makePlan') && row.plan !== null;
  const { data: plan } = useQuery({
    ...planQuery(row.plan ?? '', language),
    enabled: mayPlan && may(session, 'readPlan'),
  });
  const error = deeds.make.error ?? deeds.look.error ?? deeds.revert.error;
  if (!mayPlan || !plan) return null;
  const isDifferent = row.outcome === 'differs';
  const scope = plan.kind === 'canary' ? 'canary' : 'all';
  return (
    <>
      <h3 className="kept-title">{words.todo}</h3>
      {isDifferent && <p className="hint">{words.leave}</p>}
      {error && <ProblemView error={error} />}
      <p className="actions after">
        {isDifferent && plan.kind !== 'revert' && (
          <Button
            does
            isPending={deeds.make.isPending}
            onPress={() => deeds.make.mutate({ scope })}
          >
            {words.putRight}
          </Button>
        )}
        <Button isPending={deeds.look.isPending} onPress={() => deeds.look.mutate()}>
          {deeds.look.isPending ? holds.looking : holds.look}
        </Button>
        {plan.kind !== 'revert' && (
          <Button isPending={deeds.revert.isPending} onPress={() => setReverting(true)}>
            {planWords.decide.revert}
          </Button>
        )}
        <Link className="button" to="/blocking/plans/$plan" params={{ plan: plan.id }}>
          {words.lookAtPlan}
        </Link>
      </p>
      <RevertDialog
        plan={plan}
        isOpen={isReverting}
        onClose={() => setReverting(false)}
        revert={() => deeds.revert.mutate(plan.id)}
      />
    </>
  );
}

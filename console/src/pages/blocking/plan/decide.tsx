import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { refusedAs } from '../../../api/problem.ts';
import { may, session } from '../../../api/queries.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Check, Plan } from '../queries.ts';
import { isEmpty } from '../stand.ts';
import { useDeeds } from '../use-deeds.ts';
import { ApplyForm } from './apply-form.tsx';
import { RevertDialog } from './revert-dialog.tsx';

/** What can be done with the plan now. */
export function Decide({
  plan,
  check,
}: {
  readonly plan: Plan;
  readonly check: Check | null;
}): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const { data: own } = useSuspenseQuery(session);
  if (plan.state === 'running' || plan.state === 'reverted') return null;
  if (plan.state === 'made') {
    if (isEmpty(plan)) return null;
    if (!may(own, 'applyPlan')) return <p className="quiet after">{words.notYours}</p>;
    return <Made plan={plan} />;
  }
  if (!may(own, 'verifyPlan')) return null;
  return <Applied plan={plan} check={check} />;
}

function Made({ plan }: { readonly plan: Plan }): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const { number } = useFormats();
  const deeds = useDeeds(plan.connection);
  const stuck = plan.holds.find(({ code }) => code !== 'over-limit');
  const isStale = refusedAs(deeds.apply.error, 'plan-stale');
  if (stuck)
    return (
      <section aria-labelledby="apply">
        <h2 id="apply">{words.held}</h2>
        <p>
          {stuck.code === 'essential-app'
            ? words.holds.essential(stuck.identifier ?? '')
            : words.holds.nothingRead}
        </p>
      </section>
    );
  return (
    <section aria-labelledby="apply">
      {isStale ? (
        <>
          <h2 id="apply">{words.stale}</h2>
          <ProblemView error={deeds.apply.error} />
          <MakeAgain plan={plan} />
        </>
      ) : (
        <ApplyForm
          plan={plan}
          isBusy={deeds.apply.isPending}
          error={deeds.apply.error}
          apply={(why) => deeds.apply.mutate({ plan, why })}
          title={words.applyTo(number(plan.touches), plan.touches === 1)}
        />
      )}
    </section>
  );
}

function MakeAgain({ plan }: { readonly plan: Plan }): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const { make, revert } = useDeeds(plan.connection);
  const again = (): void => {
    if (plan.kind === 'revert') revert.mutate(plan.reverts ?? '');
    else make.mutate({ scope: plan.kind });
  };
  return (
    <p className="after">
      {make.error && <ProblemView error={make.error} />}
      <Button does isPending={make.isPending || revert.isPending} onPress={again}>
        {words.makeAgain}
      </Button>
    </p>
  );
}

function Applied({
  plan,
  check,
}: {
  readonly plan: Plan;
  readonly check: Check | null;
}): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const deeds = useDeeds(plan.connection);
  const navigate = useNavigate();
  const [isReverting, setReverting] = useState(false);
  const holds = check?.outcome === 'held';
  const isCanary = plan.kind === 'canary';
  const error = deeds.verify.error ?? deeds.make.error ?? deeds.revert.error;
  const { connection } = plan;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <p className="lead">
        {plan.kind === 'revert'
          ? words.afterRevert
          : holds
            ? isCanary
              ? words.canaryHolds
              : words.holdsNow
            : isCanary
              ? words.canaryWaits
              : words.notProven}
      </p>
      {error && <ProblemView error={error} />}
      <p className="actions">
        {isCanary && holds && (
          <Button
            does
            isPending={deeds.make.isPending}
            onPress={() => deeds.make.mutate({ scope: 'all' })}
          >
            {words.planAll}
          </Button>
        )}
        {plan.kind !== 'revert' && plan.state === 'done' && (
          <Button
            does={!(isCanary && holds)}
            isPending={deeds.verify.isPending}
            onPress={() => deeds.verify.mutate(plan.id)}
          >
            {deeds.verify.isPending ? words.looking : check ? words.verifyAgain : words.verify}
          </Button>
        )}
        {(plan.state === 'failed' || plan.state === 'stopped') && plan.kind !== 'revert' && (
          <Button
            does
            isPending={deeds.make.isPending}
            onPress={() => deeds.make.mutate({ scope: isCanary ? 'canary' : 'all' })}
          >
            {words.makeAgain}
          </Button>
        )}
        {plan.kind !== 'revert' && (
          <Button isPending={deeds.revert.isPending} onPress={() => setReverting(true)}>
            {words.revert}
          </Button>
        )}
        {plan.kind === 'revert' && (
          <Button
            onPress={() => void navigate({ to: '/blocking/$connection', params: { connection } })}
          >
            {words.back}
          </Button>
        )}
      </p>
      <p className="unseen" role="status">
        {deeds.verify.isPending ? words.looking : ''}
      </p>
      <RevertDialog
        plan={plan}
        isOpen={isReverting}
        onClose={() => setReverting(false)}
        revert={() => deeds.revert.mutate(plan.id)}
      />
    </section>
  );
}

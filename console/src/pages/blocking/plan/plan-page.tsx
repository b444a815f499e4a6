import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../../api/queries.ts';
import { PageHead } from '../../../parts/page-head.tsx';
import { Name, When } from '../../../parts/values.tsx';
import { useFormats, useLanguage, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { checks, connection, plan as planQuery, syncs, type Check, type Plan } from '../queries.ts';
import { isEmpty } from '../stand.ts';
import { useNames } from '../use-names.ts';
import { Decide } from './decide.tsx';
import { Diff } from './diff.tsx';
import { FailedSteps } from './failed-steps.tsx';
import { InTheWay } from './in-the-way.tsx';
import { Kept } from './kept.tsx';
import { Proof } from './proof.tsx';
import { Running } from './running.tsx';
import { useAnswer } from './use-answer.ts';
import '../blocking.css';
import '../diff.css';

/** One plan: what it does, on how many phones, what is lost; then to decide, to follow, to prove. */
export function PlanPage(): ReactNode {
  const { plan: id } = useParams({ from: '/shell/blocking/plans/$plan' });
  const { language } = useLanguage();
  const { data: plan } = useSuspenseQuery(planQuery(id, language));
  const { data: known } = useSuspenseQuery(connection(plan.connection));
  const { data: own } = useSuspenseQuery(session);
  const { data: checked } = useQuery(checks(plan.connection));
  const { data: read } = useQuery(syncs(plan.connection));
  const words = useWords(blockingWords);
  const { fromNow } = useFormats();
  const { fleetOf, titleOf } = useNames();
  const check = checked?.find((one) => one.plan === plan.id) ?? null;
  const phones = read?.find(({ state }) => state === 'done')?.devices ?? null;
  const answer = useAnswer(plan, check, phones);
  const wasDone = plan.state !== 'made' && plan.state !== 'running';
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/blocking">{words.title}</Link> ·{' '}
            <Link to="/blocking/$connection" params={{ connection: plan.connection }}>
              <Name>{fleetOf(known)}</Name>
            </Link>
            , {titleOf(known.mdm)}
          </>
        }
        title={words.plan.title[plan.kind]}
        beside={known.simulated && <span className="sample">{words.simulated}</span>}
        answer={answer}
        asOf={
          <>
            {words.plan.observed(fromNow(plan.observed))} <When at={plan.observed} time />.{' '}
            {words.plan.under(plan.policy, plan.catalogue)}{' '}
            {plan.reverts && (
              <Link to="/blocking/plans/$plan" params={{ plan: plan.reverts }}>
                {words.plan.reverts}
              </Link>
            )}
          </>
        }
      />
      {plan.state === 'running' && <Running plan={plan} mayStop={may(own, 'stopPlan')} />}
      {wasDone && <Shown plan={plan} check={check} />}
      {plan.progress && (plan.progress['failed'] ?? 0) > 0 && <FailedSteps plan={plan} />}
      <section aria-labelledby="does">
        <h2 id="does">{words.plan.does}</h2>
        <p className="lead">{isEmpty(plan) ? words.plan.nothing : words.plan.doesSays}</p>
        <Diff plan={plan} />
        <Kept plan={plan} />
        <InTheWay plan={plan} />
      </section>
      <Decide plan={plan} check={check} />
    </>
  );
}

const Shown = ({ plan, check }: { readonly plan: Plan; readonly check: Check | null }): ReactNode =>
  plan.kind !== 'revert' && plan.state === 'done' && <Proof plan={plan} check={check} />;

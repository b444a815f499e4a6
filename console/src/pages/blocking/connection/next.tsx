import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../../api/queries.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { Term } from '../../../parts/term.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Connection, Sync } from '../queries.ts';
import type { Stand } from '../stand.ts';
import { useDeeds } from '../use-deeds.ts';
import { CanaryChoice, type Chosen } from './canary-choice.tsx';

type Props = {
  readonly connection: Connection;
  readonly stand: Stand;
  readonly syncs: readonly Sync[];
  readonly session: Session;
};

/** The one thing to do now. */
export function Next({ connection, stand, syncs, session }: Props): ReactNode {
  const { next: words } = useWords(blockingWords);
  const deeds = useDeeds(connection.id);
  const isRead = syncs.some(({ state }) => state === 'done');
  const isReading = syncs.some(({ state }) => state === 'running');
  const error = deeds.make.error ?? deeds.verify.error ?? deeds.sync.error;
  if (!may(session, 'makePlan')) return null;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.title}</h2>
      {error && <ProblemView error={error} />}
      {isRead ? (
        <ByStand stand={stand} deeds={deeds} mdm={connection.mdm} />
      ) : (
        <>
          <p className="lead">{isReading ? words.reading : words.readFirst}</p>
          {!isReading && (
            <Button does isPending={deeds.sync.isPending} onPress={() => deeds.sync.mutate()}>
              {words.read}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function ByStand({
  stand,
  deeds,
  mdm,
}: {
  readonly stand: Stand;
  readonly deeds: ReturnType<typeof useDeeds>;
  readonly mdm: string;
}): ReactNode {
  const { next: words } = useWords(blockingWords);
  const [chosen, choose] = useState<Chosen>({ canary: null, remove: false });
  const toPlan = (plan: string, does: string): ReactNode => (
    <Link className="button button--do" to="/blocking/plans/$plan" params={{ plan }}>
      {does}
    </Link>
  );
  const makePlan = (scope: 'canary' | 'all', does: string, isFirst: boolean): ReactNode => (
    <Button
      does={isFirst}
      isPending={deeds.make.isPending}
      onPress={() =>
        deeds.make.mutate({
          scope,
          remove: chosen.remove,
          ...(scope === 'canary' && chosen.canary !== null ? { canary: chosen.canary } : {}),
        })
      }
    >
      {deeds.make.isPending ? words.planning : does}
    </Button>
  );
  switch (stand.kind) {
    case 'nothing-planned':
    case 'failed':
      return (
        <>
          <p className="lead">
            {stand.kind === 'failed' ? words.afterFailure : words.planFirst} <Term name="canary" />.
          </p>
          <CanaryChoice chosen={chosen} choose={choose} mdm={mdm} />
          <p className="actions">
            {makePlan('canary', words.planCanary, true)}
            {stand.kind === 'failed' && toPlan(stand.plan.id, words.lookAtFailed)}
          </p>
        </>
      );
    case 'planned':
      return (
        <>
          <p className="lead">{stand.isHeld ? words.held : words.decide}</p>
          {toPlan(stand.plan.id, words.lookAtPlan)}
        </>
      );
    case 'running':
      return (
        <>
          <p className="lead">{words.running}</p>
          {toPlan(stand.plan.id, words.follow)}
        </>
      );
    case 'applied':
      return (
        <>
          <p className="lead">{stand.check === null ? words.verifyFirst : words.verifyAgain}</p>
          <p className="actions">
            <Button
              does
              isPending={deeds.verify.isPending}
              onPress={() => deeds.verify.mutate(stand.plan.id)}
            >
              {deeds.verify.isPending ? words.looking : words.verify}
            </Button>
            {stand.check?.outcome === 'differs' &&
              makePlan(stand.plan.kind === 'canary' ? 'canary' : 'all', words.putRight, false)}
          </p>
        </>
      );
    case 'holds':
      return (
        <>
          <p className="lead">
            {stand.plan.kind === 'canary' ? words.planRest : words.nothingToDo}
          </p>
          {stand.plan.kind === 'canary' ? (
            <CanaryChoice chosen={chosen} choose={choose} mdm={mdm} isForAll />
          ) : null}
          <p className="actions">
            {stand.plan.kind === 'canary'
              ? makePlan('all', words.planAll, true)
              : makePlan('all', words.planAnew, false)}
          </p>
        </>
      );
    default:
      return stand satisfies never;
  }
}

import type { ReactNode } from 'react';
import { Term } from '../../../parts/term.tsx';
import { When } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { Standings } from '../standings.tsx';
import type { Check, Plan } from '../queries.ts';
import { Units } from './units.tsx';

/** Prohibited, assigned, reported applied, proven: four things, told apart for each phone. */
export function Proof({
  plan,
  check,
}: {
  readonly plan: Plan;
  readonly check: Check | null;
}): ReactNode {
  const { proof } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const { canary } = plan;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">
        {plan.kind === 'canary' && canary !== null ? (
          <>
            <Term name="canary">{proof.canary}</Term>: {proof.phones(number(canary), canary === 1)}
          </>
        ) : (
          proof.title
        )}
      </h2>
      <p className="lead">{proof.says}</p>
      {check === null ? (
        <p>{proof.notYet}</p>
      ) : (
        <>
          <Units check={check} />
          <Standings check={check} />
          <p className="small quiet after">
            {proof.lookedAt} <When at={check.at} time />.
          </p>
        </>
      )}
    </section>
  );
}

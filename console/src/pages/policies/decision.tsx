import type { ReactNode } from 'react';
import { When } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { standingOf } from './change-mark.tsx';
import type { Change } from './queries.ts';
import { usePersonName } from '../../parts/names.ts';

/** What was decided on it, by whom, and why. */
export function Decision({ change }: { readonly change: Change }): ReactNode {
  const words = useWords(policiesWords);
  const person = usePersonName([change.decider]);
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{words.decision.title}</h2>
      <dl className="facts">
        <div>
          <dt>{words.decided.outcome}</dt>
          <dd>{words.standings[standingOf(change)]}</dd>
        </div>
        {change.decided !== null && (
          <div>
            <dt>{words.decided.decided}</dt>
            <dd>
              <When at={change.decided} time />
            </dd>
          </div>
        )}
        {change.origin !== 'shipped' && (
          <div>
            <dt>{words.decision.by}</dt>
            <dd>
              <bdi>{person(change.decider)}</bdi>
            </dd>
          </div>
        )}
        {change.decision !== null && (
          <div>
            <dt>{words.why}</dt>
            <dd className="said">
              <bdi>{change.decision}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

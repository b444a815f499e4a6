import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { When } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import type { Tested } from './test-query.ts';

/** What was tried, one after the other, and what to do where it failed. */
export function TestResult({ tested }: { readonly tested: Tested }): ReactNode {
  const { test: words } = useWords(blockingWords);
  return (
    <div role="status">
      <p className="after">
        <b>{tested.ok ? words.ok : words.notOk}</b>{' '}
        <span className="quiet small">
          <When at={tested.at} time />
        </span>
      </p>
      <ul className="tested">
        {tested.checks.map(({ use, ok, sentence, remedy }) => (
          <li key={`${use} ${sentence}`}>
            <CheckMark holds={ok}>
              {ok === null ? words.notTried : ok ? words.works : words.fails}
            </CheckMark>
            <span>
              {sentence}
              {use === 'apply' && <span className="quiet"> ({words.toApply})</span>}
              {remedy !== null && (
                <>
                  <br />
                  <b>{words.toDo}:</b> {remedy}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

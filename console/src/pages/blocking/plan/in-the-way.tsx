import type { ReactNode } from 'react';
import { Name } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { Notes } from './notes.tsx';

/** Settings of others that get in the way: told, and left alone. And what else has to be known before. */
export function InTheWay({ plan }: { readonly plan: Plan }): ReactNode {
  const { way } = useWords(blockingWords).plan;
  const { number } = useFormats();
  return (
    <>
      {plan.conflicts.length > 0 && (
        <>
          <h3 className="kept-title">{way.title}</h3>
          <ul className="list">
            {plan.conflicts.map(({ name, what, devices }) => (
              <li key={`${name} ${what}`}>
                <b>
                  <Name>{name}</Name>
                </b>{' '}
                {way.does[what]}
                {devices !== null && `, ${way.on(number(devices), devices === 1)}`}.
              </li>
            ))}
          </ul>
        </>
      )}
      <Notes plan={plan} />
    </>
  );
}

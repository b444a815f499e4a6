import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { CheckMark } from '../../../parts/mark.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { When } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { Units } from '../plan/units.tsx';
import type { Check, Connection } from '../queries.ts';
import type { Stand } from '../stand.ts';
import { Standings } from '../standings.tsx';
import { useDeeds } from '../use-deeds.ts';

type Props = {
  readonly connection: Connection;
  readonly checks: readonly Check[];
  readonly stand: Stand;
};

/** What is known of the block on the phones, and what somebody changed since it held. */
export function Holds({ connection, checks, stand }: Props): ReactNode {
  const { holds: words } = useWords(blockingWords);
  const { number } = useFormats();
  const { look } = useDeeds(connection.id);
  const [check] = checks;
  if (check === undefined) return <p>{words.never}</p>;
  const holds = check.outcome === 'held' ? true : check.outcome === 'differs' ? false : null;
  return (
    <>
      <p>
        <CheckMark holds={holds}>{words.outcomes[check.outcome]}</CheckMark>{' '}
        <span className="small quiet">
          {check.kind === 'drift' ? words.drift : words.verify} <When at={check.at} time />
        </span>
      </p>
      <Units check={check} />
      <Standings check={check} />
      {check.drifts.length > 0 && (
        <>
          <h3 className="kept-title">{words.driftTitle}</h3>
          <ul className="list">
            {check.drifts.map(({ kind, key, devices }) => (
              <li key={`${kind} ${key}`}>{words.drifts[kind](key ?? '', number(devices ?? 0))}</li>
            ))}
          </ul>
        </>
      )}
      {check.unread > 0 && <p className="after">{words.unread(number(check.unread))}</p>}
      {look.error && <ProblemView error={look.error} />}
      {stand.kind !== 'running' && (
        <p className="after">
          <Button small isPending={look.isPending} onPress={() => look.mutate()}>
            {look.isPending ? words.looking : words.look}
          </Button>
        </p>
      )}
    </>
  );
}

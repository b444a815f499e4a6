import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { DecideMessage, type Deciding } from './decide-message.tsx';
import { findingNotices } from './queries.ts';

const FAILED: ReadonlySet<string> = new Set(['bounced', 'failed', 'perhaps-sent']);

/** What the holder has been told of this finding, and what became of each message. */
export function Messages({
  finding,
  session,
}: {
  readonly finding: string;
  readonly session: Session;
}): ReactNode {
  const {
    one: words,
    failed: { deeds },
  } = useWords(findingsWords);
  const [deciding, decide] = useState<Deciding | null>(null);
  const { day } = useFormats();
  const { data, error, refetch } = useQuery(findingNotices(finding));
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{words.notices}</h2>
      {error && !data && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={2} />}
      {data?.length === 0 && <p className="quiet">{words.noNotices}</p>}
      {data && data.length > 0 && (
        <ul className="list after">
          {data.map(({ id, kind, state, changed, items }) => {
            const deadline = items.find((item) => item.finding === finding)?.deadline ?? null;
            return (
              <li key={id}>
                {words.kinds[kind]}: {words.states[state]}
                {deadline && `, ${words.until(day(deadline))}`}
                <span className="when">
                  <When at={changed} time />
                  {FAILED.has(state) && (
                    <>
                      {' · '}
                      <Link to="/findings/failed">{words.toFailed}</Link>
                    </>
                  )}
                  {state === 'sent' && may(session, 'bounceNotice') && (
                    <>
                      {' · '}
                      <Button
                        small
                        aria-label={`${deeds.bounce.button}: ${words.kinds[kind]}`}
                        onPress={() => decide({ notice: id, how: 'bounce' })}
                      >
                        {deeds.bounce.button}
                      </Button>
                    </>
                  )}
                  {state === 'outbox' && (
                    <>
                      {' · '}
                      <Link to="/findings/outbox">{words.toOutbox}</Link>
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {deciding && <DecideMessage deciding={deciding} close={() => decide(null)} />}
    </section>
  );
}

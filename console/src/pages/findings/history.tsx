import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemView } from '../../parts/problem-view.tsx';
import { When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import type { Schemas } from '../../api/generated.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { findingEvents } from './queries.ts';

type Event = Schemas['FindingEvent'];

/** What happened, the oldest first. That it was seen again, week after week, is one line. */
export function History({ finding }: { readonly finding: string }): ReactNode {
  const words = useWords(findingsWords).one;
  const { because } = useWords(common);
  const { number } = useFormats();
  const { data, error, refetch } = useQuery(findingEvents(finding));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {error && !data && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={3} />}
      {data && (
        <ol className="history after">
          {folded(data).map(({ event, times }) => (
            <li key={`${event.at} ${event.kind}`}>
              {words.events[event.kind]}
              {event.because && `: ${because[event.because]}`}
              {event.kind === 'usable' &&
                event.usable !== null &&
                `: ${event.usable ? words.canBeUsed : words.unseen}`}
              <span className="when">
                {times > 1 && `${words.times(number(times))} `}
                <When at={event.seen ?? event.at} time />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function folded(
  events: readonly Event[],
): readonly { readonly event: Event; readonly times: number }[] {
  const rows: { event: Event; times: number }[] = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (event.kind === 'seen' && last?.event.kind === 'seen') {
      last.event = event;
      last.times++;
    } else rows.push({ event, times: 1 });
  }
  return rows;
}

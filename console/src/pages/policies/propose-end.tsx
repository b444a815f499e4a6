import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { useWhyStep } from './period-step.tsx';
import { DayField, today } from '../../parts/day-field.tsx';
import { changeRead } from '../../api/policy.ts';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useChangeTitle } from './title.ts';
import { useProposed } from './use-proposed.ts';

/** That something adopted ends: what held before it holds again. */
export function ProposeEnd({ ends }: { readonly ends: string | undefined }): ReactNode {
  const words = useWords(policiesWords);
  if (ends === undefined)
    return (
      <Empty
        title={words.end.which}
        actions={
          <Link className="button" to="/policies" search={{ show: 'held' }}>
            {words.tabs.held}
          </Link>
        }
      >
        {words.end.whichSays}
      </Empty>
    );
  return <Ending id={ends} />;
}

function Ending({ id }: { readonly id: string }): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const title = useChangeTitle();
  const { data, error: unread } = useQuery(changeRead(id));
  const [from, setFrom] = useState(today());
  const why = useWhyStep();
  const { run, error, isBusy } = useProposed(() =>
    got(
      api.POST('/api/changes/{change}/end', {
        params: { path: { change: id } },
        body: { why: why.why, from },
      }),
    ),
  );
  if (unread) return <ProblemView error={unread} />;
  if (!data) return <Lines rows={3} />;
  const steps: readonly Step[] = [
    {
      id: 'from',
      title: words.end.from,
      hint: (
        <>
          <Name>{title(data.change, data.content)}</Name> {words.what.ends} {words.what.endsSays}
        </>
      ),
      answer: day(from),
      errors: from < today() ? [{ field: 'from', says: words.propose.past }] : [],
      content: (
        <DayField id="from" label={words.end.day} value={from} onChange={setFrom} min={today()} />
      ),
    },
    why.step,
  ];
  return (
    <Steps
      steps={steps}
      does={words.end.does(day(from))}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}

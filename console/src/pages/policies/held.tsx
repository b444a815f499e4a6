import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { organisations } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Field } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { DayField, lastDay, today } from '../../parts/day-field.tsx';
import { policyInForce, rulesAt, type Held as Rules } from '../../api/policy.ts';
import { Phases } from './phases.tsx';
import { useChangeTitle } from './title.ts';

type Row = Rules['held'][number];

/** Which rules held on a day, as the server knew it then: a day to come shows what begins by then. */
export function Held({ maySeeTree }: { readonly maySeeTree: boolean }): ReactNode {
  const words = useWords(policiesWords);
  const { at = today(), organisation } = useSearch({ from: '/shell/policies' });
  const navigate = useNavigate();
  const { data: tree } = useQuery({ ...organisations, enabled: maySeeTree });
  const { data, error, refetch } = useQuery(rulesAt(at, organisation));
  const go = (search: { readonly at?: string; readonly organisation?: string }): void =>
    void navigate({
      to: '/policies',
      search: (before) => ({ ...before, show: 'held' as const, ...search }),
    });
  return (
    <section aria-labelledby="held">
      <h2 id="held">{words.held.title}</h2>
      <p className="lead">{words.held.lead}</p>
      <div className="inline">
        <DayField
          id="at"
          label={words.held.day}
          value={at}
          onChange={(day) => day !== '' && go({ at: day })}
        />
        {tree && tree.length > 1 && (
          <Field id="where" label={words.held.organisation}>
            {(control) => (
              <select
                {...control}
                value={organisation ?? tree[0]?.id}
                onChange={({ target }) => go({ organisation: target.value })}
              >
                {tree.map(({ id, name, path }) => (
                  <option key={id} value={id}>
                    {'\u2003'.repeat(path.length - 1) + name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <div className="after-table">
        {error && <ProblemView error={error} again={() => void refetch()} />}
        {!data && !error && <Lines rows={4} />}
        {data && <InForce rules={data} at={at} organisation={organisation} />}
      </div>
    </section>
  );
}

type InForceProps = {
  readonly rules: Rules;
  readonly at: string;
  readonly organisation: string | undefined;
};

function InForce({ rules, at, organisation }: InForceProps): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const title = useChangeTitle();
  const { data: text, isPending } = useQuery(policyInForce(at, organisation));
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'what',
        header: words.held.what,
        cell: (row) => (
          <Link to="/policies/$change" params={{ change: row.id }}>
            <Name>{title(row)}</Name>
          </Link>
        ),
        isName: true,
      },
      { id: 'kind', header: words.held.kind, cell: ({ kind }) => words.kinds[kind] },
      {
        id: 'from',
        header: words.held.from,
        cell: ({ from }) => (from === null ? words.held.sinceStart : day(from)),
      },
      {
        id: 'until',
        header: words.held.until,
        cell: ({ until }) => (until === null ? words.held.open : day(lastDay(until))),
      },
      {
        id: 'origin',
        header: words.held.origin,
        cell: ({ origin }) => words.origins[origin],
      },
    ],
    [words, day, title],
  );
  const group = text?.policy.groups.find(({ id }) => id === rules.group);
  return (
    <>
      <p className="lead">
        <bdi>{words.held.under(rules.policy, rules.group)}</bdi>
      </p>
      {isPending && <Lines rows={4} />}
      {group && <Phases group={group} at={at} />}
      <DataTable
        caption={words.held.title}
        columns={columns}
        rows={rules.held}
        rowKey={({ id }) => id}
      />
      {!rules.held.some(({ kind }) => ['listing', 'clearance', 'finding'].includes(kind)) && (
        <p className="small quiet after">{words.held.noneByHand}</p>
      )}
    </>
  );
}

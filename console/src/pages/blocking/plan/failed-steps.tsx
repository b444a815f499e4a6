import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../../parts/data-table.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import type { Column } from '../../../parts/table-columns.ts';
import { When } from '../../../parts/values.tsx';
import type { Schemas } from '../../../api/generated.ts';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { failedSteps, type Plan } from '../queries.ts';

type Step = Schemas['PlanStep'];

/** Steps that the MDM did not do, each with what to do about it. */
export function FailedSteps({ plan }: { readonly plan: Plan }): ReactNode {
  const { failed } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const { data = [], error } = useQuery(failedSteps(plan.id));
  const columns = useMemo(
    (): readonly Column<Step>[] => [
      {
        id: 'step',
        header: failed.columns.step,
        isName: true,
        cell: ({ kind, number: n }) => `${number(n)}: ${failed.kinds[kind]}`,
      },
      {
        id: 'phone',
        header: failed.columns.phone,
        cell: ({ device }) => (device === null ? failed.allOfThem : number(device)),
      },
      {
        id: 'why',
        header: failed.columns.why,
        cell: ({ code }) =>
          (failed.codes as Readonly<Record<string, string>>)[code ?? ''] ?? code ?? '',
      },
      { id: 'when', header: failed.columns.when, cell: ({ at }) => at && <When at={at} time /> },
    ],
    [failed, number],
  );
  const n = plan.progress?.['failed'] ?? 0;
  return (
    <section aria-labelledby="failed">
      <h2 id="failed">{failed.title(number(n), n === 1)}</h2>
      <p className="lead">{failed.says}</p>
      {error && <ProblemView error={error} />}
      <DataTable
        caption={failed.title(number(n), n === 1)}
        columns={columns}
        rows={data}
        rowKey={({ number: step }) => String(step)}
      />
    </section>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { organisations } from '../../api/queries.ts';
import { Choice, Field } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { reportsWords } from '../../words/reports/index.ts';
import type { ReportOf } from './queries.ts';

/** For whom it is, of which organisation, over which days. What is chosen shows at once below. */
export function Chooser({ of }: { readonly of: ReportOf }): ReactNode {
  const { choose: words } = useWords(reportsWords);
  const { data: tree } = useSuspenseQuery(organisations);
  const navigate = useNavigate({ from: '/reports' });
  const names = new Map(tree.map(({ id, name }) => [id, name]));
  const to = (next: ReportOf): void =>
    void navigate({ search: next, replace: true, resetScroll: false });
  const day = (key: 'from' | 'to', value: string): void => {
    const { [key]: _, ...rest } = of;
    to(value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <section aria-label={words.title} className="form">
      <Choice
        legend={words.for}
        options={[
          { value: 'parliament', label: words.parliament, says: words.parliamentSays },
          { value: 'ministry', label: words.ministry, says: words.ministrySays },
        ]}
        value={of.for ?? 'parliament'}
        onChange={(value) => {
          const { for: _, ...rest } = of;
          to(value === 'ministry' ? { ...rest, for: value } : rest);
        }}
      />
      <Field id="organisation" label={words.organisation}>
        {(control) => (
          <select
            {...control}
            value={of.organisation ?? tree[0]?.id ?? ''}
            onChange={({ target }) => to({ ...of, organisation: target.value })}
          >
            {tree.map((one) => (
              <option key={one.id} value={one.id}>
                {one.path.map((id) => names.get(id) ?? id).join(' › ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="days">
        <Field id="from" label={words.from} hint={words.fromSays} isOptional>
          {(control) => (
            <input
              {...control}
              type="date"
              value={of.from ?? ''}
              onChange={({ target }) => day('from', target.value)}
            />
          )}
        </Field>
        <Field id="to" label={words.to} hint={words.toSays} isOptional>
          {(control) => (
            <input
              {...control}
              type="date"
              value={of.to ?? ''}
              onChange={({ target }) => day('to', target.value)}
            />
          )}
        </Field>
      </div>
    </section>
  );
}

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import { api, got } from '../api/client.ts';
import type { Schemas } from '../api/generated.ts';
import { Field } from './form.tsx';
import { VerdictMark } from './mark.tsx';
import { ProblemView } from './problem-view.tsx';
import { Name } from './values.tsx';
import { useWords } from '../words/context.tsx';
import { policiesWords } from '../words/policies/index.ts';

export type Sought = Schemas['Sought'];

const sought = (text: string) =>
  queryOptions({
    queryKey: ['search', text, 8],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/api/search', { params: { query: { text, limit: 20 } }, signal }))).items,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

type Props = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: Sought['kind'];
  readonly value: Sought | null;
  readonly onChange: (value: Sought) => void;
  readonly error?: string | null | undefined;
};

/** One app or company of the catalogue, found by what somebody calls it, in whatever script. */
export function AppPicker({ id, label, hint, kind, value, onChange, error }: Props): ReactNode {
  const { pick } = useWords(policiesWords);
  const group = useId();
  const [text, setText] = useState(value?.name ?? '');
  const asked = useDeferredValue(text.trim());
  const { data, error: failed } = useQuery({ ...sought(asked), enabled: asked.length > 1 });
  const found = asked.length > 1 ? (data ?? []).filter((one) => one.kind === kind) : [];
  const shown =
    value !== null && !found.some((one) => one.id === value.id) ? [value, ...found] : found;
  return (
    <div>
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      {failed && <ProblemView error={failed} />}
      <div className="found-apps" role="radiogroup" aria-label={label}>
        {shown.slice(0, 8).map((one) => (
          <div className="choice" key={one.id}>
            <input
              type="radio"
              id={`${group}-${one.id}`}
              name={group}
              checked={value?.id === one.id}
              onChange={() => onChange(one)}
            />
            <label htmlFor={`${group}-${one.id}`}>
              <Name>{one.name}</Name>
            </label>
            <p>
              {one.decision ? <VerdictMark verdict={one.decision} /> : null}{' '}
              {one.matched.text !== one.name && <bdi>{one.matched.text}</bdi>}
            </p>
          </div>
        ))}
      </div>
      {asked.length > 1 && data && shown.length === 0 && (
        <p className="small quiet" role="status">
          {pick.none}
        </p>
      )}
    </div>
  );
}

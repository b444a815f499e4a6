import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode, SubmitEvent } from 'react';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** Searches apps, companies and identifiers; the page of the search does the rest. */
export function Find(): ReactNode {
  const { find } = useWords(common);
  const navigate = useNavigate();
  const { q } = useSearch({ strict: false }) as { readonly q?: string };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    void navigate({ to: '/search', search: text === '' ? {} : { q: text } });
  };
  return (
    <search className="find">
      <form onSubmit={submit}>
        <label className="unseen" htmlFor="find">
          {find.label}
        </label>
        <input
          type="search"
          id="find"
          name="q"
          key={q}
          defaultValue={q}
          placeholder={find.hint}
          autoComplete="off"
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { terms, type Term } from './queries.ts';

/** What is erased when: one line for each class of what is kept. */
export function Retention({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { retention: words } = useWords(settingsWords);
  const { number } = useFormats();
  const { data, error, refetch } = useQuery(terms);
  const [changing, setChanging] = useState<Term | null>(null);
  return (
    <section aria-labelledby="retention">
      <h2 id="retention">{words.title}</h2>
      <p className="lead">{mayChange ? words.lead : words.leadRead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={8} />}
      {data && (
        <table className="fold-rows roomy">
          <caption className="unseen">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.since}</th>
              <th scope="col" className="num">
                {words.days}
              </th>
              <th scope="col">{words.source}</th>
              {mayChange && <th scope="col">{words.deeds}</th>}
            </tr>
          </thead>
          <tbody>
            {data.map((term) => (
              <tr key={term.class}>
                <th scope="row">{words.classes[term.class]}</th>
                <td data-label={words.since}>{words.clocks[term.class]}</td>
                <td className="num" data-label={words.days}>
                  {number(term.days)}
                  {term.days !== term.standard && (
                    <span className="quiet"> ({words.standard(number(term.standard))})</span>
                  )}
                </td>
                <td data-label={words.source}>
                  {term.source === 'ours' ? words.ours : <bdi>{term.source}</bdi>}
                </td>
                {mayChange && (
                  <td>
                    <Button
                      small
                      aria-label={`${words.change}: ${words.classes[term.class]}`}
                      onPress={() => setChanging(term)}
                    >
                      {words.change}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changing && <Change term={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

function Change({
  term,
  onClose,
}: {
  readonly term: Term;
  readonly onClose: () => void;
}): ReactNode {
  const { retention: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const { cancel } = useWords(common);
  const { number } = useFormats();
  const [typed, setTyped] = useState(String(term.days));
  const [isWrong, setWrong] = useState(false);
  const days = Number(typed);
  const { run, error, isBusy } = useDeed({
    does: () => got(api.PUT('/api/retention', { body: { class: term.class, days } })),
    refresh: [['retention']],
    said: () => words.changed,
    after: onClose,
  });
  const change = (): void => {
    const fits =
      /^\d+$/.test(typed.trim()) && days >= term.least && days <= term.most && days !== term.days;
    setWrong(!fits);
    if (fits) run(undefined);
  };
  return (
    <Dialog title={words.changeTitle} isOpen onClose={onClose} isSerious>
      <p>
        <b>{words.classes[term.class]}</b>
      </p>
      <p>{words.changeSays}</p>
      <Form onSubmit={change} refused={error}>
        <Field
          id="days"
          label={words.days}
          hint={words.between(number(term.least), number(term.most))}
          error={isWrong ? words.wrong(number(term.least), number(term.most)) : null}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              size={8}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="submit" does whyNot={isBusy ? steps.doing : null}>
            {words.does(/^\d+$/.test(typed.trim()) ? number(days) : '…')}
          </Button>
          <Button onPress={onClose}>{cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

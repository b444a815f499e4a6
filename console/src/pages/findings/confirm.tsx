import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { OutcomeList, type Outcome } from './outcome-list.tsx';

type Props = {
  readonly findings: readonly string[];
  readonly nameOf: (finding: string) => string;
  readonly close: () => void;
  readonly done: () => void;
};

const confirmed = (findings: readonly string[], why: string, dryRun: boolean) =>
  got(api.POST('/api/findings/confirmations', { body: { findings: [...findings], why, dryRun } }));

/** Says first what it would do to how many, and what it would leave; then takes the reason. */
export function Confirm({ findings, nameOf, close, done }: Props): ReactNode {
  const words = useWords(findingsWords).confirm;
  const { cancel, close: closes, form } = useWords(common);
  const { number } = useFormats();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  const preview = useQuery({
    queryKey: ['findings', 'confirm-preview', findings],
    queryFn: () => confirmed(findings, '–', true),
    staleTime: 0,
  });
  const ends = (): void => {
    close();
    done();
    // Not before: a list that changes takes away what was chosen, and this with it.
    void queries.invalidateQueries({ queryKey: ['findings'] });
    void queries.invalidateQueries({ queryKey: ['waiting'] });
  };
  const deed = useMutation({
    mutationFn: () => confirmed(findings, why.trim(), false),
    onSuccess({ items }) {
      const made = items.filter(({ outcome }) => outcome === 'confirmed').length;
      tell(words.done(number(made), made === 1));
      if (made === items.length) ends();
    },
  });
  const items = deed.data?.items ?? preview.data?.items ?? [];
  const would = items.filter(({ outcome }) => outcome === 'confirmed').length;
  const outcomes = items.map(({ finding, outcome }): Outcome => ({
    finding,
    isDone: outcome === 'confirmed',
    says: words.outcomes[outcome],
  }));
  const error = isAsked && why.trim() === '' ? form.required : null;
  const submit = (): void => {
    setAsked(true);
    if (why.trim() !== '' && !deed.isPending) deed.mutate();
  };
  if (deed.data)
    return (
      <Dialog title={words.result} isOpen isSerious onClose={ends}>
        <p>
          <b>{words.done(number(would), would === 1)}</b>
        </p>
        <OutcomeList outcomes={outcomes} nameOf={nameOf} />
        <p className="actions">
          <Button onPress={ends}>{closes}</Button>
        </p>
      </Dialog>
    );
  return (
    <Dialog
      title={words.title(number(findings.length), findings.length === 1)}
      isOpen
      isSerious
      onClose={close}
    >
      <p>{words.says}</p>
      {preview.isPending && <Lines rows={2} />}
      {preview.error && <ProblemView error={preview.error} again={() => void preview.refetch()} />}
      {preview.data && (
        <>
          <p>
            <b>{words.would(number(would), would === 1)}</b>
          </p>
          <OutcomeList outcomes={outcomes} nameOf={nameOf} />
        </>
      )}
      <Form
        onSubmit={submit}
        errors={error === null ? [] : [{ field: 'confirm-why', says: error }]}
        refused={deed.error}
      >
        <Field id="confirm-why" label={words.why} hint={words.whySays} error={error}>
          {(control) => (
            <textarea
              {...control}
              value={why}
              maxLength={2000}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
        <p className="actions">
          {would > 0 && (
            <Button does type="submit">
              {words.do(number(would), would === 1)}
            </Button>
          )}
          <Button onPress={close}>{cancel}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

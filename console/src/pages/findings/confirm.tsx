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

type Props = {
  readonly findings: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
};

const confirmed = (findings: readonly string[], why: string, dryRun: boolean) =>
  got(api.POST('/api/findings/confirmations', { body: { findings: [...findings], why, dryRun } }));

/** Says first what it would do to how many, and what it would leave; then takes the reason. */
export function Confirm({ findings, close, done }: Props): ReactNode {
  const words = useWords(findingsWords).confirm;
  const { cancel, form } = useWords(common);
  const { number } = useFormats();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  const preview = useQuery({
    queryKey: ['findings', 'confirm-preview', findings],
    queryFn: () => confirmed(findings, '–', true),
    staleTime: 0,
  });
  const deed = useMutation({
    mutationFn: () => confirmed(findings, why.trim(), false),
    async onSuccess({ items }) {
      const made = items.filter(({ outcome }) => outcome === 'confirmed').length;
      tell(words.done(number(made), made === 1));
      close();
      done();
      await queries.invalidateQueries({ queryKey: ['findings'] });
      await queries.invalidateQueries({ queryKey: ['waiting'] });
    },
  });
  const outcomes = Map.groupBy(preview.data?.items ?? [], ({ outcome }) => outcome);
  const would = outcomes.get('confirmed')?.length ?? 0;
  const error = isAsked && why.trim() === '' ? form.required : null;
  const submit = (): void => {
    setAsked(true);
    if (why.trim() !== '' && !deed.isPending) deed.mutate();
  };
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
        <ul className="preview" role="status">
          <li>
            <b>{words.would(number(would), would === 1)}</b>
          </li>
          {[...outcomes]
            .filter(([outcome]) => outcome !== 'confirmed')
            .map(([outcome, of]) => (
              <li key={outcome}>{words.skipped(number(of.length), words.outcomes[outcome])}</li>
            ))}
        </ul>
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

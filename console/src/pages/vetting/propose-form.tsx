import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Choice, Field, Form, type FieldError } from '../../parts/form.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import type { Read } from './queries.ts';
import { visible } from './visible.ts';

type Decision = 'prohibited' | 'undetermined' | 'permitted';
const DECISIONS: readonly Decision[] = ['prohibited', 'undetermined', 'permitted'];

/** A finding about the app: an analyst proposes it, an authority signs it. */
export function ProposeForm({
  read,
  onClose,
}: {
  readonly read: Read;
  readonly onClose: () => void;
}): ReactNode {
  const { propose: words } = useWords(vettingWords);
  const { cancel, verdict, form } = useWords(common);
  const queries = useQueryClient();
  const { suggested } = read;
  const [decision, setDecision] = useState<Decision | null>(suggested?.decision ?? null);
  const [by, setBy] = useState('');
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const errors: readonly FieldError[] = isTried
    ? [
        ...(decision === null ? [{ field: 'finding-why', says: words.noDecision }] : []),
        ...(by.trim() === '' ? [{ field: 'finding-by', says: words.noBy }] : []),
        ...(why.trim() === '' ? [{ field: 'finding-why', says: words.noWhy }] : []),
      ]
    : [];
  const propose = useMutation({
    mutationFn: () =>
      got(
        api.POST('/api/vettings/{vetting}/propose', {
          params: { path: { vetting: read.vetting.id } },
          body: {
            ...(suggested?.app ? { app: suggested.app } : { newApp: suggested?.newApp ?? null }),
            decision,
            by: by.trim(),
            why: why.trim(),
            to: until === '' ? null : until,
          },
        }),
      ),
    async onSuccess() {
      tell(words.done);
      onClose();
      await queries.invalidateQueries({ queryKey: ['vettings'] });
    },
  });
  const submit = (): void => {
    setTried(true);
    if (decision !== null && by.trim() !== '' && why.trim() !== '') propose.mutate();
  };
  const said = (field: string): string | null =>
    errors.find((one) => one.field === field)?.says ?? null;
  return (
    <Dialog title={words.title} isOpen onClose={onClose} isSerious>
      <p>{words.says}</p>
      {suggested?.newApp && (
        <p className="small quiet">{words.newApp(visible(suggested.newApp.name, 80))}</p>
      )}
      <Form onSubmit={submit} errors={errors} refused={propose.error}>
        <Choice
          legend={words.decision}
          options={DECISIONS.map((value) => ({ value, label: verdict[value] }))}
          value={decision}
          onChange={setDecision}
        />
        <Field id="finding-by" label={words.by} hint={words.bySays} error={said('finding-by')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={200}
              value={by}
              onChange={({ target }) => setBy(target.value)}
            />
          )}
        </Field>
        <Field id="finding-why" label={form.why} hint={words.whySays} error={said('finding-why')}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={4000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
        <Field id="finding-until" label={words.until} isOptional>
          {(control) => (
            <input
              {...control}
              type="date"
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </Field>
        <p className="actions">
          <Button type="submit" does isPending={propose.isPending}>
            {words.do}
          </Button>
          <Button onPress={onClose}>{cancel}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

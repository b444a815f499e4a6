import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { Change } from './queries.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';

/** Whoever proposed may take it back. */
export function Withdraw({ change }: { readonly change: Change }): ReactNode {
  const words = useWords(policiesWords);
  const { form } = useWords(common);
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/changes/{change}/withdraw', {
          params: { path: { change: change.id } },
          body: { why: why.trim() },
        }),
      ),
    refresh: [['changes']],
    said: () => words.withdraw.done,
  });
  const withdraw = (): void => {
    setMissing(why.trim() === '');
    if (why.trim() !== '') run(undefined);
  };
  return (
    <details className="fold after">
      <summary>{words.withdraw.title}</summary>
      <p>{words.withdraw.says}</p>
      <Form
        onSubmit={withdraw}
        refused={error}
        errors={isMissing ? [{ field: 'withdraw-why', says: form.required }] : NONE}
      >
        <Reasons
          id="withdraw-why"
          value={why}
          onChange={setWhy}
          error={isMissing ? form.required : null}
        />
        <Button type="submit" whyNot={isBusy ? words.steps.doing : null}>
          {words.withdraw.does}
        </Button>
      </Form>
    </details>
  );
}
const NONE: readonly { readonly field: string; readonly says: string }[] = [];

import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Form, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';
import type { Exception } from './queries.ts';

const OVER = new Set(['refused', 'ended', 'withdrawn']);

/** Before its day: an authority withdraws it, or whoever asked takes it back. */
export function EndEarly({
  one,
  own,
}: {
  readonly one: Exception;
  readonly own: Session;
}): ReactNode {
  if (OVER.has(one.state)) return null;
  const isTheirs = may(own, 'takeBackException') && one.askedAs !== 'holder';
  return (
    <>
      {isTheirs && <Ending one={one} how="take-back" />}
      {may(own, 'withdrawException') && <Ending one={one} how="withdraw" />}
    </>
  );
}

type Props = { readonly one: Exception; readonly how: 'withdraw' | 'take-back' };

function Ending({ one, how }: Props): ReactNode {
  const { endEarly } = useWords(exceptionsWords);
  const { steps } = useWords(policiesWords);
  const { number } = useFormats();
  const words = endEarly[how];
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: () => {
      const params = { path: { exception: one.id } };
      const body = { why: why.trim() };
      return how === 'withdraw'
        ? got(api.POST('/api/exceptions/{exception}/withdraw', { params, body }))
        : got(api.POST('/api/exceptions/{exception}/take-back', { params, body }));
    },
    refresh: [['exceptions'], ['app-phones']],
    said: () => words.done,
  });
  const id = `why-${how}`;
  const errors: readonly FieldError[] =
    why.trim() === '' ? [{ field: id, says: endEarly.missing }] : [];
  const end = (): void => {
    setTried(true);
    if (errors.length === 0) run(undefined);
  };
  const phones = one.devices ?? 0;
  return (
    <details className="fold">
      <summary>{words.title}</summary>
      <p>
        {one.state === 'in-force'
          ? endEarly.returns(one.devices === null ? null : number(phones), phones === 1)
          : endEarly.closes}
      </p>
      <Form onSubmit={end} errors={tried ? errors : NONE} refused={error}>
        <Reasons id={id} value={why} onChange={setWhy} error={tried ? errors[0]?.says : null} />
        <Button type="submit" whyNot={isBusy ? steps.doing : null}>
          {words.does}
        </Button>
      </Form>
    </details>
  );
}
const NONE: readonly FieldError[] = [];

import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Choice, Form, type FieldError } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';
import type { Exception, ExceptionFile } from './queries.ts';

/** Say what one thinks of it; whoever decides reads it. */
export function Advise({
  one,
  onAdvised,
}: {
  readonly one: Exception;
  readonly onAdvised: (file: ExceptionFile) => void;
}): ReactNode {
  const { advise: words } = useWords(exceptionsWords);
  const { steps } = useWords(policiesWords);
  const [says, setSays] = useState<'for' | 'against' | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: (given: 'for' | 'against') =>
      got(
        api.POST('/api/exceptions/{exception}/advice', {
          params: { path: { exception: one.id } },
          body: { says: given, why: why.trim() },
        }),
      ),
    refresh: [['exceptions']],
    said: () => words.done,
    after: (advised) => {
      setWhy('');
      setSays(null);
      setTried(false);
      if (advised.file) onAdvised(advised.file);
    },
  });
  const errors: readonly FieldError[] =
    why.trim() === '' ? [{ field: 'advice', says: words.missing }] : [];
  const advise = (): void => {
    setTried(true);
    if (errors.length === 0 && says !== null) run(says);
  };
  return (
    <details className="fold">
      <summary>{words.title}</summary>
      <Form onSubmit={advise} errors={tried ? errors : NONE} refused={error}>
        <Choice
          legend={words.question}
          hint={words.says}
          value={says}
          onChange={setSays}
          options={[
            { value: 'for', label: words.for },
            { value: 'against', label: words.against },
          ]}
        />
        <Reasons
          id="advice"
          label={words.why}
          hint={words.whySays}
          value={why}
          onChange={setWhy}
          error={tried ? errors[0]?.says : null}
        />
        <Button type="submit" whyNot={isBusy ? steps.doing : says === null ? words.first : null}>
          {words.does}
        </Button>
      </Form>
    </details>
  );
}
const NONE: readonly FieldError[] = [];

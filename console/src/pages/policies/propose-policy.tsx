import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Choice, Field } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import '../blocking/diff.css';
import { asText, changed, read, TEXTS, type Draft } from './draft.ts';
import { usePeriodStep, useWhyStep } from './period-step.tsx';
import { PolicyDiff } from './policy-diff.tsx';
import { PolicyQuestions } from './policy-questions.tsx';
import { today } from '../../parts/day-field.tsx';
import { changeRead, rulesAt, type Held, type Policy } from '../../api/policy.ts';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useProposed } from './use-proposed.ts';

/** Another text of a policy: by questions for what is changed most, or the whole text. */
export function ProposePolicy(): ReactNode {
  const { data, error } = useQuery(rulesAt(today(), undefined));
  if (error) return <ProblemView error={error} />;
  if (!data) return <Lines rows={4} />;
  const policies = data.held.filter(({ kind }) => kind === 'policy').map(({ subject }) => subject);
  return <OfPolicies policies={policies} mine={data.policy} held={data.held} />;
}

type Props = {
  readonly policies: readonly string[];
  readonly mine: string;
  readonly held: Held['held'];
};

function OfPolicies({ policies, mine, held }: Props): ReactNode {
  const words = useWords(policiesWords);
  const [id, setId] = useState(mine);
  const change = held.find(({ kind, subject }) => kind === 'policy' && subject === id)?.id ?? '';
  const { data, error } = useQuery({ ...changeRead(change), enabled: change !== '' });
  const picker = policies.length > 1 && (
    <Field id="policy" label={words.propose.whichPolicy}>
      {(control) => (
        <select {...control} value={id} onChange={({ target }) => setId(target.value)}>
          {policies.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  if (error) return <ProblemView error={error} />;
  if (!data) return <Lines rows={4} />;
  return <OfText key={id} before={data.content as Policy} picker={picker} />;
}

type TextProps = { readonly before: Policy; readonly picker: ReactNode };

function OfText({ before, picker }: TextProps): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const [how, setHow] = useState<'questions' | 'text'>('questions');
  const [draft, setDraft] = useState<Draft>({});
  const [text, setText] = useState(() => asText(before));
  const period = usePeriodStep();
  const why = useWhyStep();
  const after = how === 'questions' ? changed(before, draft, period.from ?? today()) : read(text);
  const isSame = after !== null && asText(after) === asText({ ...before, version: after.version });
  const { run, error, isBusy } = useProposed((document: object) =>
    got(
      api.POST('/api/changes/policy', {
        body: {
          document: document as Readonly<Record<string, unknown>>,
          why: why.why,
          from: period.from,
          until: period.until,
        },
      }),
    ),
  );
  const steps: readonly Step[] = [
    {
      id: 'how',
      title: words.propose.how,
      hint: words.propose.howSays,
      answer: words.propose.hows[how],
      errors: [],
      content: (
        <>
          {picker}
          <p>
            <b>
              <bdi>{before.name}</bdi>
            </b>
            , {words.propose.textOf(day(before.version))}
          </p>
          <Choice
            legend={words.propose.how}
            value={how}
            onChange={setHow}
            options={TEXTS.map((value) => ({
              value,
              label: words.propose.hows[value],
              says: words.propose.howsSay[value],
            }))}
          />
        </>
      ),
    },
    {
      id: 'what',
      title: words.propose.what,
      answer: <WhatIs before={before} after={after} />,
      errors:
        after === null
          ? [{ field: 'text', says: words.propose.noJson }]
          : isSame
            ? [{ field: how === 'text' ? 'text' : 'questions', says: words.propose.same }]
            : [],
      content:
        how === 'questions' ? (
          <PolicyQuestions policy={before} draft={draft} onChange={setDraft} />
        ) : (
          <Field id="text" label={words.propose.text} hint={words.propose.textSays}>
            {(control) => (
              <textarea
                {...control}
                className="text"
                spellCheck={false}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
        ),
    },
    period.step,
    why.step,
    {
      id: 'look',
      title: words.propose.look,
      hint: words.propose.lookSays,
      answer: '',
      errors: [],
      content: after && <PolicyDiff before={before} after={after} />,
    },
  ];
  return (
    <Steps
      steps={steps}
      does={words.propose.doesPolicy}
      onDone={() => after && run(after)}
      refused={error}
      isBusy={isBusy}
    />
  );
}

function WhatIs({
  before,
  after,
}: {
  readonly before: Policy;
  readonly after: Policy | null;
}): ReactNode {
  return after && <PolicyDiff before={before} after={after} />;
}

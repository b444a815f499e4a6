import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { OutcomeList, type Outcome } from './outcome-list.tsx';

type Called = Schemas['FindingsCalled'];
type Props = {
  readonly findings: readonly string[];
  readonly nameOf: (finding: string) => string;
  readonly close: () => void;
  readonly done: () => void;
};

const call = (findings: readonly string[], atAnyHour: boolean, dryRun: boolean) =>
  got(api.POST('/api/findings/calls', { body: { findings: [...findings], atAnyHour, dryRun } }));

/** Whoever of them is due is told: of each it says what, or why not, before and after. */
export function CallChosen({ findings, nameOf, close, done }: Props): ReactNode {
  const { callChosen: words, call: about } = useWords(findingsWords);
  const { cancel, close: closes } = useWords(common);
  const { number } = useFormats();
  const queries = useQueryClient();
  const [atAnyHour, setAtAnyHour] = useState(false);
  const preview = useQuery({
    queryKey: ['findings', 'call-chosen', findings, atAnyHour],
    queryFn: () => call(findings, atAnyHour, true),
    staleTime: 0,
  });
  const deed = useMutation({
    mutationFn: () => call(findings, atAnyHour, false),
    onSuccess: ({ messages }) => tell(about.done(number(messages), messages === 1)),
  });
  const outcomesOf = ({ items }: Called): readonly Outcome[] =>
    items.map(({ finding, outcome, waits }) => {
      const isDone = outcome in DONE;
      const says = words.outcomes[outcome];
      return {
        finding,
        isDone,
        says: waits === null ? says : `${says}; ${words.waits[waits]}`,
      };
    });
  const made = deed.data;
  const shown = made ?? preview.data;
  const messages = preview.data?.messages ?? 0;
  const ends = (): void => {
    close();
    if (!made) return;
    done();
    // Not before: a list that changes takes away what was chosen, and this with it.
    void queries.invalidateQueries({ queryKey: ['findings'] });
    void queries.invalidateQueries({ queryKey: ['waiting'] });
  };
  return (
    <Dialog
      title={made ? words.result : words.title(number(findings.length), findings.length === 1)}
      isOpen
      isSerious
      onClose={ends}
    >
      {!made && (
        <>
          <p>{words.says}</p>
          <p className="tick-line">
            <input
              type="checkbox"
              id="chosen-at-any-hour"
              checked={atAnyHour}
              onChange={({ target }) => setAtAnyHour(target.checked)}
            />
            <label htmlFor="chosen-at-any-hour">
              {about.atAnyHour}
              <span className="hint">{about.atAnyHourSays}</span>
            </label>
          </p>
        </>
      )}
      {!shown && preview.isPending && <Lines rows={3} />}
      {shown && (
        <>
          <p>
            <b>
              {made
                ? about.done(number(made.messages), made.messages === 1)
                : messages === 0
                  ? about.nothing
                  : about.would(
                      number(shown.messages),
                      shown.messages === 1,
                      number(shown.findings),
                      shown.findings === 1,
                    )}
            </b>
          </p>
          <OutcomeList outcomes={outcomesOf(shown)} nameOf={nameOf} />
        </>
      )}
      {preview.error && <ProblemView error={preview.error} again={() => void preview.refetch()} />}
      {deed.error && <ProblemView error={deed.error} />}
      <p className="actions">
        {!made && messages > 0 && (
          <Button does onPress={() => deed.isPending || deed.mutate()}>
            {about.do(number(messages), messages === 1)}
          </Button>
        )}
        <Button onPress={ends}>{made ? closes : cancel}</Button>
      </p>
    </Dialog>
  );
}

const DONE = { call: true, reminder: true, overdue: true, escalation: true };

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';

const KINDS = ['call', 'reminder', 'overdue', 'escalation'] as const;

/** Calls, reminds and escalates whoever is due: how many is said before anybody is told. */
export function CallHolders({ session }: { readonly session: Session }): ReactNode {
  const words = useWords(findingsWords).call;
  const [isOpen, setOpen] = useState(false);
  if (!may(session, 'callHolders')) return null;
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && <Call close={() => setOpen(false)} />}
    </>
  );
}

const call = (atAnyHour: boolean, dryRun: boolean) =>
  got(api.POST('/api/notices/plan', { body: { dryRun, atAnyHour } }));

function Call({ close }: { readonly close: () => void }): ReactNode {
  const words = useWords(findingsWords).call;
  const { cancel } = useWords(common);
  const { number, fromNow } = useFormats();
  const queries = useQueryClient();
  const [atAnyHour, setAtAnyHour] = useState(false);
  const preview = useQuery({
    queryKey: ['findings', 'call-preview', atAnyHour],
    queryFn: () => call(atAnyHour, true),
    staleTime: 0,
  });
  const deed = useMutation({
    mutationFn: () => call(atAnyHour, false),
    async onSuccess(made) {
      const messages = KINDS.reduce((so, kind) => so + made.messages[kind], 0);
      tell(words.done(number(messages), messages === 1));
      close();
      await queries.invalidateQueries({ queryKey: ['findings'] });
      await queries.invalidateQueries({ queryKey: ['waiting'] });
    },
  });
  const { data } = preview;
  const messages = data ? KINDS.reduce((so, kind) => so + data.messages[kind], 0) : 0;
  return (
    <Dialog title={words.title} isOpen isSerious onClose={close}>
      <p>{words.says}</p>
      <p className="tick-line">
        <input
          type="checkbox"
          id="at-any-hour"
          checked={atAnyHour}
          onChange={({ target }) => setAtAnyHour(target.checked)}
        />
        <label htmlFor="at-any-hour">
          {words.atAnyHour}
          <span className="hint">{words.atAnyHourSays}</span>
        </label>
      </p>
      <div role="status" aria-busy={preview.isPending}>
        {preview.isPending && <Lines rows={3} />}
        {data && messages === 0 && (
          <p>
            <b>{words.nothing}</b> {data.next && words.next(fromNow(data.next))}
          </p>
        )}
        {data && messages > 0 && (
          <>
            <p>
              <b>
                {words.would(
                  number(messages),
                  messages === 1,
                  number(data.findings),
                  data.findings === 1,
                )}
              </b>
            </p>
            <ul className="preview">
              {KINDS.filter((kind) => data.messages[kind] > 0).map((kind) => (
                <li key={kind}>
                  {words.kinds[kind](number(data.messages[kind]), data.messages[kind] === 1)}
                </li>
              ))}
              {data.withoutAddress > 0 && (
                <li>{words.outbox(number(data.withoutAddress), data.withoutAddress === 1)}</li>
              )}
              {data.held > 0 && <li>{words.held(number(data.held), data.held === 1)}</li>}
            </ul>
          </>
        )}
      </div>
      {preview.error && <ProblemView error={preview.error} again={() => void preview.refetch()} />}
      {deed.error && <ProblemView error={deed.error} />}
      <p className="actions">
        {messages > 0 && (
          <Button does onPress={() => deed.isPending || deed.mutate()}>
            {words.do(number(messages), messages === 1)}
          </Button>
        )}
        <Button onPress={close}>{cancel}</Button>
      </p>
    </Dialog>
  );
}

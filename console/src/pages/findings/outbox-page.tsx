import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import './findings.css';
import { OutboxTable } from './outbox-table.tsx';
import { lookIntoOutbox, noticeSummary, type Message } from './queries.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Messages for holders who have no address that a server could write to: people hand them over, and say so. */
export function OutboxPage(): ReactNode {
  const words = useWords(findingsWords).outbox;
  const { title } = useWords(findingsWords);
  const { table } = useWords(common);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: counts, error } = useQuery({
    ...noticeSummary,
    enabled: may(own, 'summariseNotices'),
  });
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [handing, setHanding] = useState<Message | null>(null);
  const look = useMutation({
    mutationFn: (cursor: string | null) => lookIntoOutbox(cursor),
    gcTime: 0,
    onSuccess: ({ items }, cursor) =>
      setMessages((before) => (cursor === null ? items : [...before, ...items])),
  });
  const count = counts
    ?.filter(({ state }) => state === 'outbox')
    .reduce((so, row) => so + row.count, 0);
  const says =
    count === undefined
      ? ''
      : count === 0
        ? words.answerNone
        : words.answer(number(count), count === 1);
  const next = look.data?.next ?? null;
  return (
    <>
      <PageHead
        title={words.title}
        crumb={<Link to="/findings">{title}</Link>}
        answer={says}
        asOf={count === 0 ? words.emptySays : words.says}
      />
      {error && <ProblemView error={error} />}
      {look.error && <ProblemView error={look.error} />}
      {!look.isSuccess && (count ?? 0) > 0 && (
        <div className="held-data narrow">
          <p>{words.lookSays}</p>
          <p className="after">
            <Button does onPress={() => look.isPending || look.mutate(null)}>
              {words.look}
            </Button>
          </p>
        </div>
      )}
      {look.isSuccess && messages.length > 0 && (
        <>
          <OutboxTable messages={messages} handOver={setHanding} />
          {next !== null && (
            <p className="after">
              <Button small onPress={() => look.isPending || look.mutate(next)}>
                {table.more}
              </Button>
            </p>
          )}
        </>
      )}
      {handing && (
        <HandOver
          message={handing}
          close={() => setHanding(null)}
          done={() => setMessages((before) => before.filter(({ id }) => id !== handing.id))}
        />
      )}
    </>
  );
}

type HandingOver = {
  readonly message: Message;
  readonly close: () => void;
  readonly done: () => void;
};

function HandOver({ message, close, done }: HandingOver): ReactNode {
  const words = useWords(findingsWords).outbox;
  const queries = useQueryClient();
  const deed = useMutation({
    mutationFn: (why: string) =>
      got(
        api.POST('/api/notices/{notice}/delivered', {
          params: { path: { notice: message.id } },
          body: { why },
        }),
      ),
    async onSuccess() {
      tell(words.done);
      done();
      close();
      await queries.invalidateQueries({ queryKey: ['findings'] });
      await queries.invalidateQueries({ queryKey: ['waiting'] });
    },
  });
  return (
    <ReasonDialog
      title={words.deliveredTitle}
      says={words.deliveredSays}
      label={words.why}
      hint={words.whyHint}
      does={words.do}
      isBusy={deed.isPending}
      refused={deed.error}
      submit={deed.mutate}
      close={close}
    />
  );
}

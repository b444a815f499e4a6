import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { findingAnswers, readWords, type Answer } from './queries.ts';
import { Settle } from './settle.tsx';

type Props = { readonly finding: string; readonly session: Session };

/** Which answers stop the clock until a person has looked into them. */
const TO_SETTLE: ReadonlySet<Answer['kind']> = new Set(['not-mine', 'disputed']);
const isOpen = ({ kind, settled, replaced }: Answer): boolean =>
  settled === null && replaced === null && TO_SETTLE.has(kind);

/** The holder's answers, what each means for the clock, and the settling of one that waits for it. */
export function Answers({ finding, session }: Props): ReactNode {
  const words = useWords(findingsWords).answers;
  const { data, error, refetch } = useQuery({
    ...findingAnswers(finding),
    enabled: may(session, 'listAnswers'),
  });
  const [isSettling, setSettling] = useState(false);
  const read = useMutation({ mutationFn: () => readWords(finding), gcTime: 0 });
  const said = new Map(read.data?.map(({ id, words: text }) => [id, text]));
  if (!may(session, 'listAnswers')) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{words.title}</h2>
      {error && !data && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={2} />}
      {data?.length === 0 && <p className="quiet">{words.none}</p>}
      {data?.map((answer) => (
        <OneAnswer
          key={answer.id}
          answer={answer}
          text={said.get(answer.id) ?? null}
          read={() => read.isPending || read.mutate()}
        />
      ))}
      {read.error && <ProblemView error={read.error} />}
      {data?.some(isOpen) && may(session, 'settleAnswer') && (
        <p className="after">
          <Button onPress={() => setSettling(true)}>{words.settle}</Button>
        </p>
      )}
      {isSettling && <Settle finding={finding} close={() => setSettling(false)} />}
    </section>
  );
}

function OneAnswer({
  answer,
  text,
  read,
}: {
  readonly answer: Answer;
  readonly text: string | null;
  readonly read: () => void;
}): ReactNode {
  const words = useWords(findingsWords).answers;
  const { day } = useFormats();
  const { kind, at, settled, replaced, wrote, exception } = answer;
  return (
    <div className="said">
      <p>
        <b>“{words.kinds[kind]}”</b>{' '}
        <span className="quiet small">
          <When at={at} time />
          {settled !== null && `, ${words.settled(day(settled))}`}
          {replaced !== null && `, ${words.replaced}`}
          {isOpen(answer) && `, ${words.open}`}
        </span>
      </p>
      {settled === null && replaced === null && <p className="small">{words.means[kind]}</p>}
      {text !== null && <blockquote dir="auto">{text}</blockquote>}
      {wrote && text === null && (
        <p className="small">
          {words.wrote}.{' '}
          <Button small onPress={read}>
            {words.read}
          </Button>{' '}
          <span className="quiet">{words.readWarns}</span>
        </p>
      )}
      {exception !== null && (
        <p className="small">
          <Link to="/exceptions">{words.exception}</Link>
        </p>
      )}
    </div>
  );
}

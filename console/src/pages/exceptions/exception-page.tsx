import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { refusedAs } from '../../api/problem.ts';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { Advise } from './advise.tsx';
import { Beside } from './beside.tsx';
import { Course } from './course.tsx';
import { Decide } from './decide.tsx';
import { EndEarly } from './end-early.tsx';
import { ExceptionMark } from './exception-mark.tsx';
import { File } from './file.tsx';
import { Mitigations } from './mitigations.tsx';
import { exception, type ExceptionFile } from './queries.ts';
import { Request } from './request.tsx';
import { useExceptionTitle } from './title.ts';
import { useAnswer } from './use-answer.ts';

/** One request, with all that the decision on it needs. */
export function ExceptionPage(): ReactNode {
  const words = useWords(exceptionsWords);
  const { day, number } = useFormats();
  const title = useExceptionTitle();
  const { exception: id } = useParams({ from: '/shell/exceptions/$exception' });
  const { data: own } = useSuspenseQuery(session);
  const { data: one } = useSuspenseQuery(exception(id));
  const [file, setFile] = useState<ExceptionFile | null>(null);
  const [late, setLate] = useState<string | null>(null);
  const answer = useAnswer(one, file);
  const isPerson = own.who?.person != null;
  const isOpen = one.state === 'asked' || one.state === 'advised';
  const isSeen = one.organisation !== null || file !== null;
  return (
    <>
      <PageHead
        crumb={
          <Link to="/exceptions" search={{ show: isOpen ? 'queue' : 'register' }}>
            {words.title}
          </Link>
        }
        title={title(one)}
        beside={<ExceptionMark state={one.state} />}
        answer={answer}
        asOf={
          one.asked === null
            ? words.request.number(number(one.number))
            : words.request.asOf(number(one.number), day(one.asked))
        }
      />
      {late !== null && (
        <div className="note" role="alert">
          <h2>{words.late.title}</h2>
          <p>{words.late.says(words.states[one.state])}</p>
          {late !== '' && (
            <p className="said small">
              {words.late.wrote} <bdi>{late}</bdi>
            </p>
          )}
        </div>
      )}
      <div className="split">
        <div>
          <section aria-labelledby="case">
            <h2 id="case">{words.request.title}</h2>
            {isSeen ? (
              <Request one={one} file={file} />
            ) : (
              <p className="note">{words.request.restricted}</p>
            )}
            <File one={one} file={file} onOpen={setFile} />
          </section>
          {isSeen && <Mitigations one={one} file={file} />}
          <Course one={one} file={file} />
        </div>
        {isSeen && <Beside one={one} file={file} />}
      </div>
      {isOpen && (
        <section className="narrow">
          <Decide
            one={one}
            whyNot={
              isPerson
                ? may(own, 'decideException')
                  ? null
                  : words.decide.notYours
                : words.decide.nobody
            }
            isRead={file !== null}
            onLate={(error, wrote) =>
              (refusedAs(error, 'exception-decided') || refusedAs(error, 'exception-ended')) &&
              setLate(wrote)
            }
          />
        </section>
      )}
      <section className="narrow">
        {isOpen && isPerson && may(own, 'adviseException') && (
          <Advise one={one} onAdvised={setFile} />
        )}
        {isPerson && <EndEarly one={one} own={own} />}
      </section>
    </>
  );
}

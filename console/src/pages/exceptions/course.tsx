import type { ReactNode } from 'react';
import { When } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import type { Exception, ExceptionFile } from './queries.ts';

type Props = { readonly one: Exception; readonly file: ExceptionFile | null };

/** Advice, and what became of it; with the words of people once the file is open. */
export function Course({ one, file }: Props): ReactNode {
  const words = useWords(exceptionsWords);
  const known = (
    [
      ['asked', one.asked],
      ['decided', one.decided],
      ['begun', one.begun],
      ['reminded', one.reminded],
      ['ended', one.ended],
    ] as const
  ).filter(([, at]) => at !== null);
  if (file === null && known.length === 0) return null;
  return (
    <section aria-labelledby="course">
      <h2 id="course">{words.course.title}</h2>
      {file === null ? (
        <dl className="facts">
          {known.map(([what, at]) => (
            <div key={what}>
              <dt>{words.course.known[what]}</dt>
              <dd>{at && <When at={at} time />}</dd>
            </div>
          ))}
        </dl>
      ) : file.events.length === 0 ? (
        <p className="quiet">{words.course.none}</p>
      ) : (
        <ul className="list">
          {file.events.map((event) => (
            <li key={event.what + event.at}>
              <p>
                <b>
                  {event.says === null
                    ? words.course.what[event.what]
                    : words.course.says[event.says]}
                </b>
                {event.by !== null && (
                  <>
                    {' '}
                    <bdi>{event.by}</bdi>
                  </>
                )}
              </p>
              {event.words !== null && (
                <p className="said">
                  <bdi>{event.words}</bdi>
                </p>
              )}
              <span className="when">
                <When at={event.at} time />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

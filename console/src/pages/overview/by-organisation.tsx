import type { ReactNode } from 'react';
import { Plot } from '../../parts/plot.tsx';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { shownOf } from './shown.ts';
import type { Course, Series } from './queries.ts';

/** The same course for each part, all on one scale: most still to do comes first. */
export function ByOrganisation({ course }: { readonly course: Course }): ReactNode {
  const words = useWords(overviewWords);
  const parts = course.parts.filter(({ coverage }) => coverage.all > 0);
  if (parts.length < 2) return null;
  const shown = parts.map((part) => shownOf(course, part));
  const heights = shown.flatMap(({ values, expected }) => [...values, expected?.value ?? 0]);
  const top = Math.max(1, ...heights.map((value) => value ?? 0));
  const most = parts.toSorted((a, b) => (b.now ?? 0) - (a.now ?? 0));
  return (
    <section aria-labelledby="by">
      <h2 id="by">{words.byTitle}</h2>
      <p className="lead">{words.byLead}</p>
      <ul className="many">
        {most.map((part) => (
          <li key={`${part.organisation} ${part.itself}`}>
            <Part course={course} series={part} top={top * 1.1} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { readonly course: Course; readonly series: Series; readonly top: number };

function Part({ course, series, top }: Props): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  const { now, makes, forecast, coverage, itself, name } = series;
  const { days, values, expected } = shownOf(course, series);
  const [was = null] = values;
  const all = number(coverage.all);
  const deadline = course.deadline === null ? null : { day: course.deadline, says: words.deadline };
  return (
    <>
      <h3>
        <Name>{itself ? words.itself(name) : name}</Name>
      </h3>
      {days.length > 1 && (
        <Plot
          {...{ days, values, expected, top }}
          until={course.deadline}
          deadline={deadline}
          isSmall
        />
      )}
      <p>
        <span className="now">{now === null ? words.few : number(now)}</span>{' '}
        <span className="quiet small">
          {was === null || was === now ? words.ofAll(all) : words.ofWas(all, number(was))}
        </span>
      </p>
      {makes !== null && forecast !== null && (
        <p className={makes ? 'out quiet' : 'out'}>
          {makes ? words.makes : words.left(number(forecast))}
        </p>
      )}
    </>
  );
}

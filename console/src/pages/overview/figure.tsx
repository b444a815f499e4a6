import type { ReactNode } from 'react';
import { Plot } from '../../parts/plot.tsx';
import { topFor } from '../../parts/plot-shape.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { shownOf } from './shown.ts';
import type { Course, Series } from './queries.ts';

/** One large number, its course, and the line of the deadline. */
export function Figure({ course }: { readonly course: Course }): ReactNode {
  const words = useWords(overviewWords);
  const formats = useFormats();
  const { total, deadline, calls } = course;
  const { days, values, expected } = shownOf(course, total);
  const first = days[0] ?? '';
  const today = days.at(-1) ?? '';
  const known = values.filter((value) => value !== null);
  const top = topFor(Math.max(1, expected?.value ?? 0, ...known));
  const points = days.flatMap((day, index) => {
    const value = values[index] ?? null;
    const isTold = course.inventories.includes(day) || day === today;
    return value !== null && isTold ? words.point(formats.number(value), formats.day(day)) : [];
  });
  const soon =
    expected === null
      ? []
      : [words.expected(formats.number(expected.value), formats.day(expected.day))];
  return (
    <figure className="figure">
      <div>
        <p className="big">{total.now === null ? '< 5' : formats.number(total.now)}</p>
        <p className="unit">{words.unit}</p>
        <p className="delta">
          <Delta series={total} /> {deadline === null && words.noDeadline}
        </p>
      </div>
      {days.length > 1 && (
        <Plot
          {...{ days, values, expected, top }}
          until={deadline}
          deadline={deadline === null ? null : { day: deadline, says: words.deadline }}
          today={{ day: today, says: words.today }}
          events={calls
            .filter(({ day }) => day >= first)
            .map(({ day }) => ({ day, says: words.called }))}
        />
      )}
      <figcaption className="unseen">
        {words.courseSays(formats.list([...points, ...soon]))}
      </figcaption>
    </figure>
  );
}

function Delta({ series: { now, weekAgo, needed, pace } }: { readonly series: Series }): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  const change = now === null || weekAgo === null ? null : weekAgo - now;
  const than =
    change === null
      ? ''
      : change === 0
        ? words.asMany
        : change > 0
          ? words.fewer(number(change))
          : words.more(number(-change));
  const speed =
    needed === null || pace === null
      ? ''
      : pace < 0.5
        ? words.paceNone(number(Math.ceil(needed)))
        : words.pace(number(Math.ceil(needed)), number(Math.round(pace)));
  return `${than} ${speed}`.trim();
}

import type { ReactNode } from 'react';
import { useFormats } from '../words/context.tsx';
import { plotted, type Course } from './plot-shape.ts';

type Mark = { readonly day: string; readonly says: string };
type Props = Course & {
  /** Days at which something happened; the deadline apart. */
  readonly events?: readonly Mark[];
  readonly deadline?: Mark | null;
  readonly today?: Mark | null;
  /** Without axes and words: one of many on one scale. */
  readonly isSmall?: boolean;
};

/**
 * What is known as a line, what is expected dashed, the deadline as the bolt. Scales and lines are d3's, the SVG our own: libraries that draw put
 * styles into the page, which its policy refuses. For eyes alone: whoever uses it says the same in words beside it.
 */
export function Plot({
  events = [],
  deadline = null,
  today = null,
  isSmall = false,
  ...course
}: Props): ReactNode {
  const formats = useFormats();
  const { seen, expected, last, end, lines, x } = plotted(course);
  const [first] = course.days;
  return (
    <div className="plot" aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
        {!isSmall &&
          lines.map(({ value, y }) => <path key={value} className="g-grid" d={`M0 ${y}H100`} />)}
        <path className="g-zero" d="M0 100H100" />
        {events.map(({ day }) => (
          <path key={day} className="g-event" d={`M${x(day)} 0V100`} />
        ))}
        {deadline && <path className="g-line" d={`M${x(deadline.day)} 0V100`} />}
        <path className="g-seen" d={seen} />
        {expected && <path className="g-maybe" d={expected} />}
      </svg>
      {!isSmall &&
        lines.map(({ value, y }) => (
          <span key={value} className="y" style={{ top: `${y}%` }}>
            {formats.number(value)}
          </span>
        ))}
      {!isSmall && first && (
        <span className="x x--first" style={{ left: 0 }}>
          {formats.shortDay(first)}
        </span>
      )}
      {!isSmall && today && <Under mark={today} at={x(today.day)} isShown={x(today.day) > 12} />}
      {!isSmall && deadline && (
        <span className="x deadline" style={{ left: `${x(deadline.day)}%` }}>
          {formats.shortDay(deadline.day)}
        </span>
      )}
      {!isSmall &&
        events.slice(0, 1).map(({ day, says }) => (
          // Where there is more room for it: beside the numbers of the axis there is none.
          <span
            key={day}
            className={`quiet plot-word${x(day) < 45 ? ' plot-word--after' : ''}`}
            style={x(day) < 45 ? { left: `${x(day)}%` } : { right: `${100 - x(day)}%` }}
          >
            {says}
          </span>
        ))}
      {!isSmall && deadline && (
        <span className="deadline plot-word" style={{ right: `${100 - x(deadline.day)}%` }}>
          {deadline.says}
        </span>
      )}
      {last && <span className="dot" style={{ left: `${last.x}%`, top: `${last.y}%` }} />}
      {!isSmall && last && (
        <span className="say say--left plot-last" style={{ left: `${last.x}%`, top: `${last.y}%` }}>
          {formats.number(last.value)}
        </span>
      )}
      {end && <span className="dot dot--maybe" style={{ left: `${end.x}%`, top: `${end.y}%` }} />}
      {!isSmall && end && (
        <span className="say plot-end" style={{ left: `${end.x}%`, top: `${end.y}%` }}>
          {formats.number(end.value)}
        </span>
      )}
    </div>
  );
}

const Under = ({
  mark,
  at,
  isShown,
}: {
  readonly mark: Mark;
  readonly at: number;
  readonly isShown: boolean;
}): ReactNode =>
  isShown && (
    <span className={`x${at > 95 ? ' x--last' : ''}`} style={{ left: `${at}%` }}>
      {mark.says}
    </span>
  );

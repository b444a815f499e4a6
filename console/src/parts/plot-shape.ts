import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** A course over days, as paths in a square of 100 by 100. Pure. */
export type Plotted = {
  /** What is known; broken off where a day's number is not. */
  readonly seen: string;
  /** From the last known day to what is expected; null: nothing is. */
  readonly expected: string | null;
  readonly last: Point | null;
  readonly end: Point | null;
  readonly lines: readonly { readonly value: number; readonly y: number }[];
  readonly x: (day: string) => number;
};
type Point = { readonly x: number; readonly y: number; readonly value: number };
export type Course = {
  readonly days: readonly string[];
  readonly values: readonly (number | null)[];
  readonly expected: { readonly day: string; readonly value: number } | null;
  /** The last day that is shown, if it is later than the others. */
  readonly until: string | null;
  /** What the top stands for: several plots on one scale share it. */
  readonly top: number;
};

/** About so many lines of a grid. */
const LINES = 4;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export function plotted({ days, values, expected, until, top }: Course): Plotted {
  const [first = '1970-01-01'] = days;
  const late = [days.at(-1) ?? '', expected?.day ?? '', until ?? ''].toSorted().at(-1) ?? first;
  const over = scaleLinear([at(first), Math.max(at(late), at(first) + 1)], [0, 100]);
  const y = scaleLinear([0, Math.max(1, top)], [100, 0]);
  const x = (day: string): number => over(at(day));
  const point = (day: string, value: number): Point => ({ x: x(day), y: y(value), value });
  const points = days.map((day, index) => {
    const value = values[index] ?? null;
    return value === null ? null : point(day, value);
  });
  const drawn = line<Point | null>(
    (one) => one?.x ?? 0,
    (one) => one?.y ?? 0,
  ).defined((one) => one !== null);
  const last = points.findLast((one) => one !== null) ?? null;
  const end = expected && point(expected.day, expected.value);
  return {
    seen: drawn(points) ?? '',
    expected: last && end && drawn([last, end]),
    last,
    end,
    lines: y
      .ticks(LINES)
      .flatMap((value) => (value > 0 && Number.isInteger(value) ? { value, y: y(value) } : [])),
    x,
  };
}

/** The top of a scale of round numbers, at or above `most`. */
export function topFor(most: number): number {
  const [, top = most] = scaleLinear([0, most * 1.08], [0, 1])
    .nice(LINES)
    .domain();
  return Math.ceil(top);
}

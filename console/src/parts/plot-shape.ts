/** A course over days, as lines in a square of 100 by 100. Pure. */
export type Plotted = {
  /** One for each stretch of days whose number is known: where it is null, nothing is drawn. */
  readonly seen: readonly string[];
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

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

export function plotted({ days, values, expected, until, top }: Course): Plotted {
  const first = at(days[0] ?? '1970-01-01');
  const span = Math.max(
    1,
    at([days.at(-1) ?? '', expected?.day ?? '', until ?? ''].sort().at(-1) ?? '') - first,
  );
  const x = (day: string): number => round(((at(day) - first) / span) * 100);
  const y = (value: number): number => round(100 - (value / Math.max(1, top)) * 100);
  const points = days.map((day, index): Point | null => {
    const value = values[index] ?? null;
    return value === null ? null : { x: x(day), y: y(value), value };
  });
  const last = points.findLast((point) => point !== null) ?? null;
  const end = expected && { x: x(expected.day), y: y(expected.value), value: expected.value };
  return {
    seen: stretches(points),
    expected: last && end ? `${last.x},${last.y} ${end.x},${end.y}` : null,
    last,
    end,
    lines: gridOf(top).map((value) => ({ value, y: y(value) })),
    x,
  };
}

function stretches(points: readonly (Point | null)[]): readonly string[] {
  const lines: string[][] = [[]];
  for (const point of points) {
    if (point === null) lines.push([]);
    else lines.at(-1)?.push(`${point.x},${point.y}`);
  }
  // A day alone is a short line, or nothing would be seen of it.
  return lines.flatMap((line) =>
    line.length === 0 ? [] : line.length === 1 ? `${line[0]} ${line[0]}` : line.join(' '),
  );
}

/** A scale of round numbers, the uppermost at or above `most`. */
export function topFor(most: number): number {
  const step = stepFor(most);
  return Math.max(step, Math.ceil((most * 1.08) / step) * step);
}
function stepFor(most: number): number {
  const rough = Math.max(1, most) / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  return Math.max(
    1,
    [1, 2, 5, 10].map((times) => times * ten).find((step) => step >= rough) ?? ten * 10,
  );
}
function gridOf(top: number): readonly number[] {
  const step = stepFor(top);
  return Array.from({ length: Math.floor(top / step) }, (_, index) => (index + 1) * step);
}
const round = (value: number): number => Math.round(value * 100) / 100;

import { html, raw } from 'hono/html';
import type { GovernmentReport } from '../../../actions/report/report.ts';
import type { Markup } from '../markdown.ts';

const WIDTH = 640;
const HEIGHT = 120;
const BASE = HEIGHT - 20;
const TOP = 14;

/** The course as a stepped line: between two looks nothing is seen to change. Days whose number is not told are gaps. */
export function chart(
  { course: { days, phones } }: Pick<GovernmentReport, 'course'>,
  alt: string,
  shown: { readonly day: (day: string) => string; readonly count: (n: number) => string },
): Markup | null {
  const told = phones.flatMap((count) => count ?? []);
  const most = Math.max(...told, 0);
  const [first, last] = [days[0], days.at(-1)];
  if (most === 0 || first === undefined || last === undefined) return null;
  const x = (place: number): number => (place / Math.max(1, days.length - 1)) * WIDTH;
  const y = (count: number): number => BASE - (count / most) * (BASE - TOP);
  const path = phones
    .map((count, place) => {
      if (count === null) return '';
      const before = phones[place - 1] ?? null;
      const to = `${round(x(place))} ${round(y(count))}`;
      return before === null ? `M${to}` : `L${round(x(place))} ${round(y(before))}L${to}`;
    })
    .join('');
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
    <line x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}" class="axis" />
    <line x1="0" y1="${TOP}" x2="${WIDTH}" y2="${TOP}" class="most" />
    <text x="0" y="${TOP - 4}">${shown.count(most)}</text>
    ${raw(`<path d="${path}" />`)}
    <text x="0" y="${HEIGHT - 4}">${shown.day(first)}</text>
    <text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${shown.day(last)}</text>
  </svg>`;
}

const round = (n: number): number => Math.round(n * 10) / 10;

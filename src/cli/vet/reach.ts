import { reachOf, type Reached } from '../../core/vetting/reach.ts';
import type { Told, Vetted } from '../../core/vetting/report.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { GROUPS } from './words.ts';

const MOST_HOSTS = 12;
const MOST_OTHERS = 6;

/** What the app may reach on a phone, and whom it can talk to. */
export function reachLines({ told }: Vetted, style: Style): readonly string[] {
  if (told === null) return [];
  const dot = ` ${style.symbols.dot} `;
  const all = reachOf(told);
  const far = all.filter(({ level }) => level === 'asked' || level === 'special');
  const near = all.filter((one) => !far.includes(one) && one.group !== 'other');
  const others = all.find(({ group }) => group === 'other')?.permissions ?? [];
  const words = (groups: readonly Reached[]): string =>
    groups.map(({ group }) => GROUPS[group]).join(dot);
  const lines = [
    far.length > 0 ? words(far) : 'nothing that a holder is asked for',
    ...(near.length > 0 ? [`Without asking: ${words(near)}`] : []),
    ...(others.length > 0
      ? [
          `Others: ${[...others.slice(0, MOST_OTHERS), ...(others.length > MOST_OTHERS ? [`${count(others.length - MOST_OTHERS)} more`] : [])].join(', ')}`,
        ]
      : []),
  ];
  return [
    style.paint('strong', 'MAY REACH'),
    ...lines.flatMap((line) => paragraph(style, line, '  ')),
    '',
    style.paint('strong', 'TALKS TO'),
    ...paragraph(style, hostWords(told, dot), '  '),
  ];
}

function hostWords({ hosts }: Told, dot: string): string {
  const shown = [...new Set(hosts.map(({ name }) => name))];
  if (shown.length === 0) return 'no host stands in what could be read';
  const more = shown.length - MOST_HOSTS;
  return [...shown.slice(0, MOST_HOSTS), ...(more > 0 ? [many(more, 'more host')] : [])].join(dot);
}

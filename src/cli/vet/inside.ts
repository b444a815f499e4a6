import type { Evidence } from '../../core/vetting/evidence.ts';
import { WEIGHTS } from '../../core/vetting/evidence.ts';
import type { Vetted } from '../../core/vetting/report.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { placeWords } from './layout.ts';
import { evidenceWords, SIGNALS, WEIGHTS_SAID } from './words.ts';

const MOST = 40;

/** What speaks about the app, and whose code and servers are in it: the heaviest first, each with its place. */
export function insideLines(vetted: Vetted, speaker: Speaker, style: Style): readonly string[] {
  if (vetted.told === null) return [];
  const heaviest = (a: Evidence, b: Evidence): number =>
    WEIGHTS.indexOf(b.weight) - WEIGHTS.indexOf(a.weight);
  const of = (about: Evidence['about']): readonly Evidence[] =>
    vetted.evidence.filter((sign) => sign.about === about).toSorted(heaviest);
  const inside = of('inside');
  return [
    ...signLines('SIGNS OF WHOSE IT IS', of('app'), speaker, style),
    ...(of('app').length > 0 ? [''] : []),
    ...(inside.length > 0
      ? signLines('WHOSE CODE AND SERVERS ARE INSIDE', inside, speaker, style)
      : [
          style.paint('strong', 'WHOSE CODE AND SERVERS ARE INSIDE'),
          ...paragraph(style, nobodyKnown(vetted), '  '),
        ]),
  ];
}

const nobodyKnown = ({ told, outcome }: Vetted): string =>
  outcome === 'analysed'
    ? `None of the makers that the catalogue knows, in ${many(told?.classes ?? 0, 'class', 'classes')} and ${many(told?.hosts.length ?? 0, 'host')}.`
    : 'What is inside could not be seen; that nothing was found there says nothing.';

function signLines(
  title: string,
  signs: readonly Evidence[],
  speaker: Speaker,
  style: Style,
): readonly string[] {
  if (signs.length === 0) return [];
  const more = signs.length - MOST;
  return [
    style.paint('strong', title),
    ...signs
      .slice(0, MOST)
      .flatMap((sign) => [
        ...paragraph(
          style,
          `${SIGNALS[sign.signal]} ${whoIs(sign, speaker)}`.trim(),
          `  ${WEIGHTS_SAID[sign.weight].padEnd(10)}`,
        ),
        ...paragraph(
          style,
          `${evidenceWords(sign, count)} ${style.symbols.dot} ${placeWords(sign.place)}${sign.basis === 'unverified' ? ` ${style.symbols.dot} row not verified` : ''}`,
          ' '.repeat(12),
          'quiet',
        ),
      ]),
    ...(more > 0 ? paragraph(style, `and ${count(more)} more (--json has all)`, '  ') : []),
  ];
}

/** The row's name and who makes it, unless the name says it already. */
function whoIs({ row, entity, app, territory }: Evidence, speaker: Speaker): string {
  const maker = entity === null ? null : speaker.entity(entity);
  const what = row?.name ?? (app === null ? null : speaker.app(app));
  if (what === null) return maker ?? territory ?? '';
  return maker === null || what.toLowerCase().includes(maker.toLowerCase())
    ? what
    : `${what}, by ${maker}`;
}

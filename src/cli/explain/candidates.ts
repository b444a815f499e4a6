import type { Candidate } from '../../actions/explain.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { nearest } from '../nearest.ts';
import { paragraph, type Style } from '../text/style.ts';
import { table, type ColumnSpec } from '../text/table.ts';

const MOST = 12;
/** Of what was asked for, as much as is needed to know it again. */
const LONGEST = 120;

/** Nothing, or several things, go by that text: what is near, and what it means that nothing is. */
export function candidateText(
  text: string,
  candidates: readonly Candidate[],
  catalogue: Catalogue,
  style: Style,
): string {
  const asked = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const lines =
    candidates.length > 0 ? several(asked, candidates, style) : none(asked, catalogue, style);
  return `${lines.join('\n')}\n`;
}

function several(text: string, candidates: readonly Candidate[], style: Style): readonly string[] {
  const shown = candidates.slice(0, MOST);
  const rows = shown.map(({ kind, label, id }) => [kind, label, `npx grendel explain ${id}`]);
  const longest = Math.max(...rows.map(([, , line = '']) => line.length));
  const columns: readonly ColumnSpec[] = [
    { most: 6, tone: 'quiet' },
    // The command is to be copied, so the name is cut and not it.
    { most: Math.max(12, style.columns - 12 - longest) },
    { most: Infinity },
  ];
  const exact = candidates.filter((candidate) => candidate.exact).length;
  const says =
    exact > 1
      ? `${exact} things are called ${text}: which one?`
      : `Nothing is called exactly ${text}. These come near:`;
  const more = candidates.length - shown.length;
  return [
    ...paragraph(style, says),
    ...table(style, columns, rows),
    ...(more > 0 ? [`  and ${more} more: npx grendel catalogue search`] : []),
  ];
}

function none(text: string, catalogue: Catalogue, style: Style): readonly string[] {
  const words = [
    ...catalogue.apps.flatMap(({ id, name }) => [id, name]),
    ...catalogue.entities.flatMap(({ id, name }) => [id, name]),
    ...catalogue.identifiers.map(({ identifier }) => identifier),
  ];
  // An id and its name often differ in case alone: one of them is enough.
  const near = [
    ...new Map(nearest(text, words, 4).map((word) => [word.toLowerCase(), word])).values(),
  ];
  return [
    ...paragraph(
      style,
      `The catalogue knows nothing called ${text}. An app that it does not know has no verdict: that is neither prohibited nor permitted.`,
    ),
    ...(near.length > 0 ? paragraph(style, `Is one of these meant? ${near.join(', ')}`, '  ') : []),
  ];
}

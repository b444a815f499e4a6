import type { Day } from '../../core/day.ts';
import { longDay } from '../../sentences/amounts.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import {
  nameOf,
  type ShownChange,
  type ShownChangeRead,
  type ShownPreview,
} from './changes-shown.ts';

const KINDS: Record<ShownChange['kind'], string> = {
  policy: 'policy',
  listing: 'listing',
  clearance: 'clearance of',
  finding: 'finding about',
  catalogue: 'catalogue',
  end: 'end of',
};

/** `Proposed: listing nl-temu, from 1 December 2026`, with its id. */
export function changeText(style: Style, one: ShownChange): readonly string[] {
  const { kind, state, subject, version, origin } = one;
  const what = kind === 'catalogue' ? `catalogue of ${version}` : `${KINDS[kind]} ${subject}`;
  const whose = origin === 'server' ? ', which this edition of Grendel comes with' : '';
  return [
    ...paragraph(style, `${titled(state)}: ${what}${whose}${periodText(one)}`),
    ...paragraph(style, one.id, '  ', 'quiet'),
  ];
}

const titled = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function periodText({ from, until }: Pick<ShownChange, 'from' | 'until'>): string {
  const begins = from === null ? '' : `, from ${longDay(from as Day)}`;
  return `${begins}${until === null ? '' : `, until ${longDay(until as Day)}`}`;
}

export function changeReadText(
  style: Style,
  { change, binds, others, comments, content, tables }: ShownChangeRead,
): readonly string[] {
  const shown = binds.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = binds.length - shown.length + others;
  const more = rest > 0 ? ` and ${count(rest)} more` : '';
  return [
    ...changeText(style, change),
    ...paragraph(style, change.why, '  Why: '),
    ...(change.decision === null ? [] : paragraph(style, change.decision, '  Decision: ')),
    ...paragraph(
      style,
      binds.length + others === 0 ? 'nobody' : `${shown.join(', ')}${more}`,
      '  Binds: ',
    ),
    ...(tables ?? []).flatMap(({ table, added, removed, changed }) =>
      paragraph(
        style,
        `${table}: ${count(added)} added, ${count(removed)} taken out, ${count(changed)} changed`,
        '  ',
      ),
    ),
    ...documentText(style, change, content),
    ...comments.flatMap(({ organisationName, words, at }) =>
      paragraph(style, `${organisationName}, ${at.slice(0, 10)}: ${words}`, '  '),
    ),
  ];
}

/** Of a listing, a clearance or a finding: what it says, member by member. A policy is a page of its own. */
function documentText(style: Style, { kind }: ShownChange, content: unknown): readonly string[] {
  if (typeof content !== 'object' || content === null || kind === 'policy' || kind === 'end')
    return [];
  return Object.entries(content).flatMap(([member, value]) =>
    paragraph(
      style,
      `${member}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      '    ',
    ),
  );
}

const MOST_NAMED = 12;
const MOST_VERDICTS = 20;

/** What a proposal would do, in the order in which people ask. */
export function previewText(
  style: Style,
  { day, verdicts, stored, found }: ShownPreview,
  nameOfOrganisation: (id: string) => string,
): readonly string[] {
  const few = (n: number | null, what: string): string =>
    n === null ? `fewer than five ${what}s` : many(n, what);
  const effects = stored.map((row) => {
    const parts = [
      ...(row.closes === 0 ? [] : [`${few(row.closes, 'finding')} would close`]),
      ...(row.measure === 0
        ? []
        : [`${few(row.measure, 'finding')} would be under another measure`]),
      ...(row.needless === 0 ? [] : [`${few(row.needless, 'exception')} would be needless`]),
    ];
    return `${nameOfOrganisation(row.organisation)}, ${nameOf(row)}: ${parts.join('; ')}`;
  });
  const counted =
    found === null
      ? ['What would newly be found is not known before the next inventory.']
      : found.rows.length === 0
        ? [`By the inventory of ${found.asOf.slice(0, 10)}: nowhere on five phones or more.`]
        : found.rows.map(
            (row) =>
              `${nameOfOrganisation(row.organisation)}: ${nameOf(row)} on ${many(row.devices, 'phone')}, by the inventory of ${found.asOf.slice(0, 10)}`,
          );
  return [
    ...paragraph(style, `On ${longDay(day as Day)} it would do this:`),
    ...verdicts
      .slice(0, MOST_VERDICTS)
      .flatMap((one) =>
        paragraph(
          style,
          `${nameOf(one)} under ${one.policy}: ${one.was ?? 'not known'}, then ${one.becomes ?? 'not known'}`,
          '  ',
        ),
      ),
    ...(verdicts.length > MOST_VERDICTS
      ? paragraph(style, `and ${count(verdicts.length - MOST_VERDICTS)} more verdicts`, '  ')
      : []),
    ...(verdicts.length === 0 ? paragraph(style, 'No verdict would be another.', '  ') : []),
    ...(effects.length === 0 ? ['Nothing that is stored would change.'] : effects).flatMap((line) =>
      paragraph(style, line, '  '),
    ),
    ...counted.flatMap((line) => paragraph(style, line, '  ')),
  ];
}

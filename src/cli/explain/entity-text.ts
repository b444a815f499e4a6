import type { EntityExplanation } from '../../actions/explain.ts';
import type { EntityId, Interest, Seat } from '../../core/statements.ts';
import { behind } from '../sentences/behind.ts';
import { DECISIONS, ENTITY_KINDS, SAYS } from '../../sentences/words.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { table, type ColumnSpec } from '../text/table.ts';
import { linkRows, sourceLines } from './app-text.ts';
import { heldAs } from '../../sentences/interest.ts';
import { factsOf, seatCodes, seatLink, type ShownLink } from './links.ts';
import { numberedSources, type Sources } from './sources.ts';

/** What the catalogue says of one entity: where it sits, who owns it, what it owns, what it publishes. */
export function entityText(
  explanation: EntityExplanation,
  policyId: string,
  speaker: Speaker,
  style: Style,
): string {
  const { entity, seats, owners, owns } = explanation;
  const sources = numberedSources();
  const kind = entity.stateOf ? `the state of ${entity.stateOf}` : ENTITY_KINDS[entity.kind];
  const ids = [entity.lei && `LEI ${entity.lei}`, entity.wikidata && `Wikidata ${entity.wikidata}`];
  const facts = [kind, ...ids.filter((id) => id !== '')].join(` ${style.symbols.dot} `);
  const sections = [
    [style.paint('strong', style.show(entity.name)), ...paragraph(style, facts, '', 'quiet')],
    list(style, 'Seats', linkRows(seatLinks(seats, sources), style)),
    list(
      style,
      'Owned by',
      linkRows(
        interestLinks(owners, (i) => i.owner, speaker, sources),
        style,
      ),
    ),
    list(
      style,
      'Owns',
      linkRows(
        interestLinks(owns, (i) => i.asset, speaker, sources),
        style,
      ),
    ),
    publishes(explanation, policyId, speaker, style),
    entity.note === '' ? [] : paragraph(style, `Note: ${entity.note}`),
    sourceLines(sources, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Interests = readonly Interest[];

/** Statements that say the same of the same interest are one line, with all their sources. */
function interestLinks(
  interests: Interests,
  otherOf: (interest: Interest) => EntityId,
  speaker: Speaker,
  sources: Sources,
): readonly ShownLink[] {
  const groups = Map.groupBy(interests, (i) =>
    [otherOf(i), i.kind, i.says, i.from, i.to, i.min, i.max].join('\t'),
  );
  return [...groups.values()].flatMap((group): readonly ShownLink[] => {
    const [first] = group;
    if (!first) return [];
    const facts = factsOf(group, sources);
    return [
      {
        ...facts,
        how: first.says === 'holds' ? '' : SAYS[first.says],
        held: heldAs(first, first.min, first.max),
        name: speaker.entity(otherOf(first)),
        seats: seatCodes(speaker, otherOf(first)),
        certain: facts.certain || first.says !== 'holds',
        rule: null,
        from: first.owner,
        to: first.asset,
      },
    ];
  });
}

function seatLinks(seats: readonly Seat[], sources: Sources): readonly ShownLink[] {
  const groups = Map.groupBy(seats, (s) => [s.kind, s.territory, s.says, s.from, s.to].join('\t'));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...seatLink(first, sources), ...factsOf(group, sources) }] : [];
  });
}

function publishes(
  { publishes: apps }: EntityExplanation,
  policyId: string,
  speaker: Speaker,
  style: Style,
): readonly string[] {
  if (apps.length === 0) return [];
  const rows = apps.map(({ name, verdict }) => [
    name,
    DECISIONS[verdict.decision],
    behind(verdict, speaker),
  ]);
  const columns: readonly ColumnSpec[] = [
    { most: 32 },
    { most: 12 },
    { most: Infinity, tone: 'quiet' },
  ];
  return [
    style.paint('strong', `Publishes ${many(apps.length, 'app')}, under ${policyId}`),
    ...table(style, columns, rows, 4),
  ];
}

const list = (style: Style, label: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [style.paint('strong', label), ...lines];

import type { Explanation } from '../../core/explanation.ts';
import type { EntityId } from '../../core/statements.ts';
import type { Phrases } from '../phrases.ts';
import type { Speaker } from '../speaker.ts';
import type { PageStatement } from './statements.ts';

/** Who is behind an app, as a picture has it: boxes, and lines between them that cite statements. */
export type PageChain = {
  readonly nodes: readonly ChainNode[];
  readonly links: readonly ChainLink[];
};
type ChainNode = {
  /** `app:tiktok`, `entity:bytedance`, `territory:CN`. */
  readonly id: string;
  readonly kind: 'app' | 'entity' | 'territory';
  readonly name: string;
  /** Territories of its seats, the most telling first; of a territory none. */
  readonly seats: readonly { readonly territory: string; readonly name: string }[];
  readonly isListed: boolean;
  /** A reason that decides goes through it. */
  readonly decides: boolean;
  /** So many steps from the app: publishers stand at 1. */
  readonly column: number;
};
type ChainLink = {
  readonly from: string;
  readonly to: string;
  /** `publisher`, `shareholding`, `operating` …: as the statements say it; `state`: by definition. */
  readonly as: string;
  readonly share: { readonly min: number; readonly max: number } | null;
  readonly isCertain: boolean;
  readonly decides: boolean;
  readonly statements: readonly number[];
};

export type Line = Omit<ChainLink, 'statements'> & { readonly number: number | null };

/** Left is the app, right the territories. Seats stand in it only where they decide. */
export function chainOfPage(
  phrases: Phrases,
  { app, verdict }: Explanation,
  statements: readonly PageStatement[],
  speaker: Speaker,
): PageChain {
  const states = verdict.because.flatMap((reason) =>
    'chain' in reason ? reason.chain.filter(({ rule }) => rule === 'state') : [],
  );
  const byDefinition = states.flatMap(({ entity, certain }) => stateLine(speaker, entity, certain));
  const lines = [...statements.filter(isDrawn).map(lineOf), ...byDefinition];
  return drawn(phrases, speaker, `app:${app.id}`, lines);
}

/** The line from an entity that is a state to its territory. */
export function stateLine(speaker: Speaker, entity: EntityId, isCertain: boolean): readonly Line[] {
  const territory = speaker.entityOf(entity)?.stateOf;
  if (!territory) return [];
  const [from, to] = [`entity:${entity}`, `territory:${territory}`];
  return [{ from, to, as: 'state', share: null, isCertain, decides: true, number: null }];
}

/** Boxes and lines, from the box `start` on. */
export function drawn(
  phrases: Phrases,
  speaker: Speaker,
  start: string,
  lines: readonly Line[],
): PageChain {
  const links = merged(lines);
  const columns = columnsFrom(start, links);
  const ids = [...new Set([start, ...links.flatMap(({ from, to }) => [from, to])])];
  const decided = new Set(
    links.filter(({ decides }) => decides).flatMap(({ from, to }) => [from, to]),
  );
  return {
    links,
    nodes: ids.map((id) => ({
      ...nodeOf(phrases, id, speaker),
      decides: decided.has(id),
      column: columns.get(id) ?? 1,
    })),
  };
}

const isDrawn = ({ kind, decides }: PageStatement): boolean => kind !== 'seat' || decides;

export function lineOf({
  kind,
  subject,
  object,
  as,
  share,
  isCertain,
  decides,
  number,
}: PageStatement): Line {
  const [from, to] =
    kind === 'publication'
      ? [`app:${subject}`, `entity:${object}`]
      : kind === 'seat'
        ? [`entity:${subject}`, `territory:${object}`]
        : [`entity:${object}`, `entity:${subject}`];
  return { from, to, as, share, isCertain, decides, number };
}

/** One line for what is stated of the same, certain where one of them is. */
function merged(lines: readonly Line[]): readonly ChainLink[] {
  const groups = Map.groupBy(lines, ({ from, to, as }) => `${from} ${to} ${as}`);
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { number: _, ...line } = first;
    return [
      {
        ...line,
        isCertain: of.some(({ isCertain }) => isCertain),
        decides: of.some(({ decides }) => decides),
        statements: of.flatMap(({ number }) => number ?? []),
      },
    ];
  });
}

/** So many lines from the start, in their direction; then, for what hangs beside, against it. */
function columnsFrom(start: string, links: readonly ChainLink[]): ReadonlyMap<string, number> {
  const columns = new Map([[start, 0]]);
  const walk = (against: boolean): void => {
    const queue = [...columns.keys()];
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at] ?? start;
      const column = columns.get(here) ?? 0;
      for (const { from, to } of links) {
        if (from === here && !columns.has(to)) {
          columns.set(to, column + 1);
          queue.push(to);
        }
        if (against && to === here && !columns.has(from)) {
          columns.set(from, Math.max(1, column - 1));
          queue.push(from);
        }
      }
    }
  };
  walk(false);
  walk(true);
  const last = Math.max(...columns.values());
  for (const id of columns.keys()) if (id.startsWith('territory:')) columns.set(id, last);
  return columns;
}

function nodeOf(
  phrases: Phrases,
  id: string,
  speaker: Speaker,
): Omit<ChainNode, 'decides' | 'column'> {
  const [kind = '', ...rest] = id.split(':');
  const of = rest.join(':');
  if (kind === 'territory')
    return {
      id,
      kind,
      name: phrases.territory(of),
      seats: [],
      isListed: speaker.isListed(of as never),
    };
  if (kind === 'app')
    return { id, kind, name: speaker.app(of as never), seats: [], isListed: false };
  const held = speaker.seats(of as EntityId).map(({ seat }) => seat.territory);
  const seats = [...new Set<string>(held)];
  return {
    id,
    kind: 'entity',
    name: speaker.entity(of as EntityId),
    seats: seats.map((territory) => ({ territory, name: phrases.territory(territory) })),
    isListed: seats.some((territory) => speaker.isListed(territory as never)),
  };
}

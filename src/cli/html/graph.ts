import type { Explanation } from '../../core/explanation.ts';
import type { EntityId } from '../../core/statements.ts';
import { heldAs } from '../../sentences/interest.ts';
import { shownLinks, type ShownLink } from '../explain/links.ts';
import type { Sources } from '../explain/sources.ts';
import { INTERESTS } from '../../sentences/words.ts';
import { territoryName } from '../../sentences/territories.ts';
import type { Speaker } from '../../sentences/speaker.ts';

/** The picture of who is behind an app, before it has places. */
export type Picture = {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
};
export type PictureNode = {
  readonly id: string;
  readonly kind: 'app' | 'entity' | 'territory';
  readonly name: string;
  /** `Singapore`, `the app`, `listed territory`. */
  readonly beneath: string;
  /** On the chain that decides. */
  readonly decides: boolean;
};
export type PictureEdge = {
  readonly from: string;
  readonly to: string;
  /** How, how much, since when; the number of the source. */
  readonly words: readonly string[];
  readonly certain: boolean;
  readonly decides: boolean;
};

const APP = 'app';
/** More would hide the chain that decides; the list beneath the picture has them all. */
const MOST_BESIDE = 4;

/** Null where nobody is known to be behind it: then a picture would say nothing. */
export function pictureOf(
  explanation: Explanation,
  speaker: Speaker,
  sources: Sources,
): Picture | null {
  const { app, verdict } = explanation;
  const nodes = new Map<string, PictureNode>();
  const edges = new Map<string, PictureEdge>();
  const place = (node: PictureNode): void => {
    const known = nodes.get(node.id);
    if (!known || (node.decides && !known.decides)) nodes.set(node.id, node);
  };
  const draw = (edge: PictureEdge): void => {
    const key = `${edge.from}\t${edge.to}`;
    const known = edges.get(key);
    if (!known || (edge.decides && !known.decides)) edges.set(key, edge);
  };
  place({ id: APP, kind: 'app', name: app.name, beneath: 'the app', decides: true });
  for (const reason of verdict.because) {
    const links = shownLinks(reason, speaker, sources);
    // A chain that does not start at the app (its name space, say) would hang in the air.
    if (links[0]?.from !== APP) continue;
    const decides = reason.leadsTo === verdict.decision && verdict.decision !== 'permitted';
    for (const link of links) {
      // A seat elsewhere stands in the box already; only a listed territory is an end of its own.
      if (isTerritory(link.to) && !speaker.isListed(link.to)) continue;
      place(nodeOf(link, decides, speaker));
      draw(edgeOf(link, decides));
    }
  }
  for (const edge of beside(explanation, nodes, speaker, sources)) {
    place(entityNode(edge.to as EntityId, false, speaker));
    draw(edge);
  }
  return nodes.size > 1 ? { nodes: [...nodes.values()], edges: [...edges.values()] } : null;
}

function beside(
  { otherInterests }: Explanation,
  nodes: ReadonlyMap<string, PictureNode>,
  speaker: Speaker,
  sources: Sources,
): readonly PictureEdge[] {
  return otherInterests
    .filter((i) => i.says === 'holds' && nodes.has(i.asset) && (i.to === null || i.to > speaker.at))
    .slice(0, MOST_BESIDE)
    .map((interest) => ({
      from: interest.asset,
      to: interest.owner,
      words: [
        INTERESTS[interest.kind].how,
        heldAs(interest, interest.min, interest.max),
        sources.cite(interest),
      ],
      certain: interest.basis === 'read' && interest.standing === 'confirmed',
      decides: false,
    }));
}

function nodeOf(link: ShownLink, decides: boolean, speaker: Speaker): PictureNode {
  return isTerritory(link.to)
    ? {
        id: link.to,
        kind: 'territory',
        name: link.name,
        beneath: 'listed territory',
        decides,
      }
    : entityNode(link.to as EntityId, decides, speaker);
}

function entityNode(id: EntityId, decides: boolean, speaker: Speaker): PictureNode {
  const territories = new Set(speaker.seats(id).map(({ seat }) => territoryName(seat.territory)));
  const entity = speaker.entityOf(id);
  return {
    id,
    kind: 'entity',
    name: speaker.entity(id),
    beneath:
      [...territories].join(', ') || (entity?.kind === 'person' ? 'person' : 'seat not known'),
    decides,
  };
}

const edgeOf = (link: ShownLink, decides: boolean): PictureEdge => ({
  from: link.from,
  to: link.to,
  words: [link.how, link.held, link.dates, numbersOf(link.basis)].filter((word) => word !== ''),
  certain: link.certain,
  decides,
});

const numbersOf = (basis: string): string => basis.match(/(?:\[\d+\])+/)?.[0] ?? '';

/** Territories are upper-case codes, entities lower-case ids. */
const isTerritory = (id: string): id is ReturnType<Speaker['seats']>[number]['seat']['territory'] =>
  /^[A-Z]{2}$/.test(id);

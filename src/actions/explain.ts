import type { Assessment } from '../core/assess.ts';
import type { Decisions } from '../core/situation.ts';
import type { Entity } from '../core/catalogue.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import type { AppId, EntityId, Interest, Seat } from '../core/statements.ts';
import type { Verdict } from '../core/verdict.ts';

/** What a catalogue search found, best first. */
export type Candidate =
  | { readonly kind: 'app'; readonly id: AppId; readonly label: string; readonly exact: boolean }
  | {
      readonly kind: 'entity';
      readonly id: EntityId;
      readonly label: string;
      readonly exact: boolean;
    };

export type EntityExplanation = {
  readonly entity: Entity;
  readonly seats: readonly Seat[];
  readonly owners: readonly Interest[];
  readonly owns: readonly Interest[];
  readonly publishes: readonly {
    readonly app: AppId;
    readonly name: string;
    readonly verdict: Verdict;
  }[];
  readonly entities: ReadonlyMap<EntityId, Entity>;
};

export type Answer =
  | { readonly kind: 'app'; readonly explanation: Explanation }
  | { readonly kind: 'entity'; readonly explanation: EntityExplanation }
  /** Nothing, or too many things, by that name. An app that the catalogue does not know has no verdict. */
  | { readonly kind: 'unclear'; readonly candidates: readonly Candidate[] };

/** Explains the one thing that the text means; an app before an entity of the same name. */
export function explainSubject(
  assessment: Assessment,
  candidates: readonly Candidate[],
  decisions: Decisions,
): Answer {
  const exact = candidates.filter((candidate) => candidate.exact);
  const apps = exact.filter((candidate) => candidate.kind === 'app');
  const meant = apps.length > 0 ? apps : exact;
  const only = meant.length === 1 ? meant[0] : undefined;
  if (only?.kind === 'app') {
    const explanation = explain(assessment, only.id, decisions);
    if (explanation) return { kind: 'app', explanation };
  }
  if (only?.kind === 'entity') {
    const explanation = explainEntity(assessment, only.id);
    if (explanation) return { kind: 'entity', explanation };
  }
  return { kind: 'unclear', candidates: meant.length > 1 ? meant : candidates };
}

function explainEntity(assessment: Assessment, id: EntityId): EntityExplanation | null {
  const { catalogue } = assessment;
  const entity = catalogue.entities.find((e) => e.id === id);
  if (!entity) return null;
  const owners = catalogue.interests.filter((i) => i.asset === id);
  const owns = catalogue.interests.filter((i) => i.owner === id);
  const near = new Set<EntityId>([id, ...owners.map((i) => i.owner), ...owns.map((i) => i.asset)]);
  const apps = new Set(
    catalogue.publications
      .filter((p) => p.entity === id && p.role === 'publisher')
      .map((p) => p.app),
  );
  return {
    entity,
    seats: catalogue.seats.filter((s) => s.entity === id),
    owners,
    owns,
    publishes: [...apps].map((app) => ({
      app,
      name: assessment.apps.get(app)?.name ?? app,
      verdict: assessment.verdict(app),
    })),
    entities: new Map(catalogue.entities.filter((e) => near.has(e.id)).map((e) => [e.id, e])),
  };
}

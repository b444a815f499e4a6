import { findingAfter } from './finding-after.ts';
import {
  isCertain,
  type Closing,
  type Finding,
  type FindingChange,
  type FindingState,
} from './finding.ts';
import { isLater } from './instant.ts';
import type { Instant } from './inventory.ts';

/** What people and deadlines do to a finding. Inventories and verdicts do the rest (`reconcile.ts`). */

type FindingRefusal =
  | { readonly code: 'finding-closed'; readonly because: Closing | null }
  /** It matched by a name alone: a person confirms it before its holder is called. */
  | { readonly code: 'finding-only-possible' }
  | { readonly code: 'finding-already-certain' }
  | {
      readonly code: 'finding-in-other-state';
      readonly state: FindingState;
      readonly needs: FindingState;
    }
  | { readonly code: 'deadline-not-passed'; readonly deadline: Instant };

export type FindingMove =
  | { readonly ok: true; readonly after: Finding; readonly change: FindingChange }
  | { readonly ok: false; readonly refusal: FindingRefusal };

/** A person vouches that it is that app, where only its name matched. Its state stays as it is. */
export function confirm(finding: Finding): FindingMove {
  if (finding.state === 'closed') return isClosed(finding);
  if (isCertain(finding)) return refused({ code: 'finding-already-certain' });
  return moved(finding, 'confirmed');
}

/** The holder is asked or told. Whoever has nothing but a name to go by calls nobody. */
export function call(finding: Finding): FindingMove {
  if (finding.state === 'open' && !isCertain(finding))
    return refused({ code: 'finding-only-possible' });
  return step(finding, 'open', 'called');
}

/** Once the deadline has passed; at the deadline itself it has not. */
export function markOverdue(finding: Finding, deadline: Instant, at: Instant): FindingMove {
  const move = step(finding, 'called', 'overdue');
  if (!move.ok || isLater(at, deadline)) return move;
  return refused({ code: 'deadline-not-passed', deadline });
}

export function escalate(finding: Finding): FindingMove {
  return step(finding, 'overdue', 'escalated');
}

function step(
  finding: Finding,
  needs: FindingState,
  kind: 'called' | 'overdue' | 'escalated',
): FindingMove {
  const { state } = finding;
  if (state === 'closed') return isClosed(finding);
  if (state !== needs) return refused({ code: 'finding-in-other-state', state, needs });
  return moved(finding, kind);
}

function moved(
  finding: Finding,
  kind: 'confirmed' | 'called' | 'overdue' | 'escalated',
): FindingMove {
  const change = { kind, finding: finding.id, app: finding.app };
  return { ok: true, after: findingAfter(finding, change, finding), change };
}

const isClosed = ({ because }: Finding): FindingMove =>
  refused({ code: 'finding-closed', because });

const refused = (refusal: FindingRefusal): FindingMove => ({ ok: false, refusal });

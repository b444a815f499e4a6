import type { ChangeId, ChangeKind, ChangeState } from '../core/changes/change.ts';
import type { Day } from '../core/day.ts';
import type { InventoryId, OrganisationId } from '../core/finding.ts';
import type { Instant, SeenDevice } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { AppId } from '../core/statements.ts';
import type { Origin } from '../actions/changes/stored.ts';

/** Rows as `0007-changes.sql` makes them. */
export type ChangesSchema = {
  rule_document: { digest: string; packed: Uint8Array };
  change: {
    id: ChangeId;
    kind: ChangeKind;
    state: ChangeState;
    origin: Origin;
    subject: string;
    document: string;
    version: string;
    policy: string | null;
    why: string;
    proposer_id: PersonId | null;
    proposed_at: Instant;
    holds_from: Day | null;
    holds_until: Day | null;
    decider_id: PersonId | null;
    decided_at: Instant | null;
    decision: string | null;
    place: number | null;
    begun_at: Instant | null;
    ended_at: Instant | null;
  };
  change_comment: {
    id: string;
    change_id: ChangeId;
    organisation_id: OrganisationId;
    person_id: PersonId;
    words: string;
    at: Instant;
  };
  change_look: { change_id: ChangeId; inventory_id: InventoryId };
  change_tally: {
    change_id: ChangeId;
    inventory_id: InventoryId;
    organisation_id: OrganisationId;
    app: AppId;
    devices: number;
  };
  past_assignment: {
    id: string;
    organisation_id: OrganisationId;
    ownership: SeenDevice['ownership'] | null;
    function: string | null;
    clearance: string | null;
    policy: string;
    policy_group: string;
    from_at: Instant;
    to_at: Instant;
  };
};

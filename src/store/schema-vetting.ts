import type { Generated } from 'kysely';
import type { VettingId, VettingOutcome, VettingState } from '../actions/vetting/stored.ts';
import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';

/** Rows as `0014-vetting.sql` makes them. */
export type VettingSchema = {
  vetting: {
    id: VettingId;
    organisation_id: OrganisationId;
    person_id: PersonId | null;
    name: string;
    batch: string | null;
    state: VettingState;
    announced_at: Instant;
    received: Generated<number>;
    pieces: Generated<number>;
    size: number | null;
    sha256: string | null;
    attempts: Generated<number>;
    edition: string | null;
    ended_at: Instant | null;
    kept_at: Instant | null;
    kept_by: PersonId | null;
    owner: string | null;
    lease_until: Instant | null;
  };
  vetting_piece: { vetting_id: VettingId; number: number; bytes: Uint8Array };
  examination: {
    sha256: string;
    edition: string;
    outcome: VettingOutcome;
    packed: Uint8Array;
    reader: string;
    catalogue: Day;
    digest: string;
    read_at: Instant;
  };
};

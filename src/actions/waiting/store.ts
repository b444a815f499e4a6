import type { FindingState, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';

export type Heap = { readonly count: number; readonly since: Instant | null };

/** What a look at all that waits needs of a database, beside what its parts give: `tables.waiting`. Counts alone. */
export type WaitingReading = {
  /** Findings that are overdue or escalated, and open ones by a name alone; since when the oldest is open. */
  readonly findings: (
    scope: readonly OrganisationId[],
  ) => Promise<readonly (Heap & { readonly state: FindingState; readonly certain: boolean })[]>;
  /** Answers of holders that a person has to look into, about findings that are not closed. */
  readonly answers: (scope: readonly OrganisationId[]) => Promise<Heap>;
  /** Messages that a person has to hand over, or to see to, by state. */
  readonly messages: (
    scope: readonly OrganisationId[],
  ) => Promise<readonly (Heap & { readonly state: string })[]>;
};

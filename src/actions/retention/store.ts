import type { RetentionClass } from '../../core/retention.ts';
import type { Instant } from '../../core/inventory.ts';

/** Those whose rows end; contacts have a date of their own, and openings of actors are found by the ledger's entries. */
export type RowClass = Exclude<RetentionClass, 'contacts' | 'actors'>;

/** How many of each thing went: `{ findings: 200, events: 812 }`. */
export type Erased = Readonly<Record<string, number>>;

/** What the end of terms needs of a database: `tables.retention`. */
export type RetentionChanging = {
  /**
   * At most about `limit` things of a class that ended at `before` or earlier, with all that hangs on them; nothing that is open.
   * All counts are 0 where nothing is left. `exceptions`: what the class of that name keeps is not erased with another.
   */
  readonly erase: (
    what: RowClass,
    when: { readonly before: Instant; readonly exceptions: Instant },
    limit: number,
  ) => Promise<Erased>;
  /** Openings of actors and texts to which no row refers that is within the term of its own class; gives how many went. */
  readonly eraseUnheld: (commitments: readonly string[], exceptions: Instant) => Promise<number>;
};

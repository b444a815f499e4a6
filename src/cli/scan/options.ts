import type { Outcome } from '../../core/outcome.ts';

/** What the reader asked to see of a scan, and how it ended. */
export type TextOptions = {
  /** All organisations of each app, one a line, instead of the largest few. */
  readonly byOrganisation: boolean;
  readonly outcome: Outcome;
  /** The day was chosen, and is therefore said. */
  readonly asOf: boolean;
};

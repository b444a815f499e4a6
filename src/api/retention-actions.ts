import type { ShownTerm } from '../actions/retention/terms.ts';
import type { Context } from '../actions/server.ts';
import type { RetentionClass } from '../core/retention.ts';
import type { Deed } from './actions.ts';

/** What the doors ask for about terms. */
export type RetentionActions = {
  readonly terms: (context: Context) => Promise<readonly ShownTerm[]>;
  readonly setTerm: Deed<
    [{ readonly class: RetentionClass; readonly days: number }],
    ShownTerm,
    'term-out-of-bounds'
  >;
};

import { sql, type RawBuilder } from 'kysely';
import type { FindingState } from '../../core/finding.ts';
import type { FindingCursor, StoredFinding } from '../../actions/store.ts';

/** An order that an index has, whose heads are merged. */
export type Order = {
  /** The column that comes before the id. */
  readonly column: RawBuilder<unknown>;
  /** `order by`, of columns of this table or query. */
  readonly by: (of?: 'finding' | 'first') => RawBuilder<unknown>;
  readonly beyond: (after: FindingCursor | null) => RawBuilder<unknown>;
};

const orderOf = (name: 'opened_at' | 'due', direction: 'asc' | 'desc'): Order => ({
  column: sql.raw(name),
  by(of) {
    const at = of === undefined ? '' : `${of}.`;
    return sql.raw(`order by ${at}${name} ${direction}, ${at}id ${direction}`);
  },
  beyond(after) {
    if (after === null) return sql`true`;
    const than = sql.raw(direction === 'asc' ? '>' : '<');
    return 'due' in after
      ? sql`(due, id) ${than} (${after.due}::date, ${after.id}::uuid)`
      : sql`(opened_at, id) ${than} (${after.opened}::timestamptz, ${after.id}::uuid)`;
  },
});

export const NEWEST = orderOf('opened_at', 'desc');
export const OLDEST = orderOf('opened_at', 'asc');
export const SOONEST = orderOf('due', 'asc');

/** Whoever has it was told until when. */
export const TOLD = ['called', 'overdue', 'escalated'] as const satisfies readonly FindingState[];
const told: ReadonlySet<FindingState> = new Set(TOLD);
export const isTold = ({ state }: StoredFinding): boolean => told.has(state);
/** As the index of deadlines has it. */
export const HAS_DUE = sql`state in ('called', 'overdue', 'escalated')`;

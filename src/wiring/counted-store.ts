import type { Changing, InventoryState, Store } from '../actions/store.ts';
import type { VettingOutcome } from '../actions/vetting/stored.ts';
import type { FindingChange } from '../core/finding.ts';
import type { Metrics } from './metrics.ts';

/** States in which an inventory is on its way; it counts when it leaves them. */
const UNDER_WAY: ReadonlySet<InventoryState> = new Set(['announced', 'receiving', 'staged']);

/** The same store, which counts what was committed. */
export function countedStore(
  store: Store,
  metrics: Pick<Metrics, 'inventoryEnded' | 'findingsChanged' | 'fileExamined'>,
): Store {
  return {
    ...store,
    async change(work) {
      let done: Done = newDone();
      const result = await store.change(async (tables) => {
        // What comes again after another came between has done nothing before.
        done = newDone();
        return work(noting(tables, done));
      });
      for (const state of done.states) metrics.inventoryEnded(state);
      metrics.findingsChanged(done.findings);
      for (const outcome of done.files) metrics.fileExamined(outcome);
      return result;
    },
  };
}

type Done = {
  readonly states: InventoryState[];
  readonly findings: Partial<Record<FindingChange['kind'], number>>;
  readonly files: VettingOutcome[];
};
const newDone = (): Done => ({ states: [], findings: {}, files: [] });

function noting(tables: Changing, { states, findings, files }: Done): Changing {
  const add = (kind: FindingChange['kind'], count: number): void => {
    findings[kind] = (findings[kind] ?? 0) + count;
  };
  return {
    ...tables,
    async publish(...asked) {
      const result = await tables.publish(...asked);
      if (result === 'published') states.push('published');
      return result;
    },
    async setInventory(id, from, to) {
      const isSet = await tables.setInventory(id, from, to);
      if (isSet && to.state && !UNDER_WAY.has(to.state)) states.push(to.state);
      // How many a publication changes is written down with it.
      const changes = isSet ? to.summary?.changes : null;
      for (const kind of ['opened', 'reopened', 'closed'] as const)
        if (changes) add(kind, changes[kind]);
      return isSet;
    },
    async applyEvents(events, days) {
      await tables.applyEvents(events, days);
      for (const { change } of events) add(change.kind, 1);
    },
    vetting: {
      ...tables.vetting,
      async addExamination(one) {
        await tables.vetting.addExamination(one);
        files.push(one.outcome);
      },
    },
  };
}

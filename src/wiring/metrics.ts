import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Sequencer } from '../actions/sequence.ts';
import type { InventoryChanges, InventoryState, Store } from '../actions/store.ts';
import type { VettingOutcome } from '../actions/vetting/stored.ts';
import type { FindingChange } from '../core/finding.ts';

/** What this process did since its start, and how much waits. No label holds an id, and none the name of an app: that is somebody's. */
export type Metrics = {
  readonly register: Registry;
  readonly inventoryEnded: (state: InventoryState) => void;
  readonly findingsChanged: (
    changes: Partial<InventoryChanges> | Readonly<Partial<Record<FindingChange['kind'], number>>>,
  ) => void;
  /** App files that were read, and what came of them. */
  readonly fileExamined: (outcome: VettingOutcome) => void;
  readonly jobFailed: (job: string) => void;
  /** Counts what it places. */
  readonly counting: (sequencer: Sequencer) => Sequencer;
  readonly watchWaiting: (log: Pick<Store['log'], 'waiting'>) => void;
};

/** What is seen again is no news. */
const NEWS = ['opened', 'reopened', 'closed'] as const;

export function newMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const inventories = new Counter({
    name: 'grendel_inventories_total',
    help: 'Inventories by how they ended, or were held.',
    labelNames: ['state'],
    registers,
  });
  const findings = new Counter({
    name: 'grendel_findings_total',
    help: 'Findings that were opened, reopened and closed.',
    labelNames: ['change'],
    registers,
  });
  for (const change of NEWS) findings.inc({ change }, 0);
  const entries = new Counter({
    name: 'grendel_ledger_entries_total',
    help: 'Entries that this process gave their place in the ledger.',
    registers,
  });
  const files = new Counter({
    name: 'grendel_app_files_total',
    help: 'App files that were read, by what came of them.',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'grendel_job_failures_total',
    help: 'Runs of jobs that failed; another one follows by itself.',
    labelNames: ['job'],
    registers,
  });
  return {
    register,
    inventoryEnded: (state) => inventories.inc({ state }),
    findingsChanged(changes) {
      for (const change of NEWS) findings.inc({ change }, changes[change] ?? 0);
    },
    fileExamined: (outcome) => files.inc({ outcome }),
    jobFailed: (job) => failures.inc({ job }),
    counting: ({ place, sign }) => ({
      sign,
      async place(log, limit) {
        const placed = await place(log, limit);
        if (typeof placed === 'number') entries.inc(placed);
        return placed;
      },
    }),
    watchWaiting(log) {
      const gauge: Gauge = new Gauge({
        name: 'grendel_ledger_waiting',
        help: 'Entries that have no place in the ledger yet.',
        registers,
        collect: async () => gauge.set(await log.waiting()),
      });
    },
  };
}

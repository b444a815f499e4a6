import type { ScanReport } from './report.ts';
import { devicesOf } from './scan.ts';

/** How a scan ends, as a process's exit code: spec/scan.md. */
export type Outcome = 'clear' | 'found' | 'failed' | 'unsure';
export const EXIT_CODES: Record<Outcome, 0 | 1 | 2 | 3> = {
  clear: 0,
  found: 1,
  failed: 2,
  unsure: 3,
};

/** `failOn: 'prohibited'` lets undetermined apps pass; nothing lets what could not be seen pass as clear. */
export function outcomeOf(report: ScanReport, failOn: 'prohibited' | 'undetermined'): Outcome {
  const counts = (decision: string): boolean =>
    failOn === 'undetermined' || decision === 'prohibited';
  if (report.apps.some((app) => counts(app.decision) && devicesOf(app) > 0)) return 'found';
  if (report.inputs.length === 0 || report.inputs.some((input) => input.outcome === 'refused')) {
    return 'failed';
  }
  const { notVisible, stale, notAssessed } = report.coverage;
  const blind = notVisible + stale + notAssessed > 0;
  return blind || report.inputs.some((input) => input.outcome === 'partly') ? 'unsure' : 'clear';
}

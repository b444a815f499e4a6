import type { Examined, VettingWhy } from '../../core/vetting/report.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';

/** Why there is no answer about a file. */
export type Stop =
  | { readonly kind: 'time'; readonly most: number }
  | { readonly kind: 'memory'; readonly most: number }
  | { readonly kind: 'answer'; readonly most: number }
  /** An error of ours, caught, or the end of the process with this code or signal. */
  | { readonly kind: 'crash'; readonly error: string; readonly at: string };

type Known = { readonly sha256: string; readonly size: number };

const WHY: Readonly<Record<Stop['kind'], VettingWhy>> = {
  time: 'took-too-long',
  memory: 'took-too-much-memory',
  answer: 'reader-stopped',
  crash: 'reader-stopped',
};

/** A reader that did not come to its end is a result of that file, and of no other. */
export function stopped({ sha256, size }: Known, stop: Stop): Examined {
  const { kind, ...facts } = stop;
  const finding: FileFinding = {
    code: `limit.${kind}`,
    place: { entry: '', offset: null },
    phoneReads: null,
    toolsRead: null,
    facts,
  };
  return {
    sha256,
    size,
    outcome: 'not-readable',
    why: WHY[kind],
    told: null,
    whose: { kind: 'unknown' },
    evidence: [],
    findings: [finding],
  };
}

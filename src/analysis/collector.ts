import type { FileFinding } from '../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../core/vetting/file-finding-codes.ts';

/** What a file can make us say. A code that occurred once is never lost, so that nothing that keeps a file from being cleared is. */
const BOUNDS = { ofOneCode: 50 } as const;

export type Collector = {
  readonly report: (finding: FileFinding) => void;
  /** All, in the order in which they were found; what was too many of one code is one more finding. */
  readonly findings: () => readonly FileFinding[];
};

export function collector(): Collector {
  const kept: FileFinding[] = [];
  const times = new Map<FileFindingCode, number>();
  const dropped = (): readonly FileFinding[] =>
    [...times]
      .filter(([, count]) => count > BOUNDS.ofOneCode)
      .map(([of, count]) => ({
        code: 'limit.findings',
        place: { entry: '', offset: null },
        phoneReads: null,
        toolsRead: null,
        facts: { of, count, kept: BOUNDS.ofOneCode },
      }));
  return {
    report(finding) {
      const count = (times.get(finding.code) ?? 0) + 1;
      times.set(finding.code, count);
      if (count <= BOUNDS.ofOneCode) kept.push(finding);
    },
    findings: () => [...kept, ...dropped()],
  };
}

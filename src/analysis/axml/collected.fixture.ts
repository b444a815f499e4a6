import type { FileFinding } from '../../core/vetting/file-finding.ts';

/** Findings as a reader gives them, and their codes in order. */
export function collected(): {
  readonly report: (finding: FileFinding) => void;
  readonly findings: FileFinding[];
  readonly codes: () => readonly string[];
} {
  const findings: FileFinding[] = [];
  return {
    report: (finding) => findings.push(finding),
    findings,
    codes: () => findings.map(({ code }) => code),
  };
}

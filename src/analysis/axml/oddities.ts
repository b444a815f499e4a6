import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';

type Oddity = {
  readonly phoneReads?: string | null;
  readonly toolsRead?: string | null;
  readonly facts?: Readonly<Record<string, string | number>>;
};

export type Note = (code: FileFindingCode, offset: number | null, oddity?: Oddity) => void;

/**
 * Findings of one entry, one per code: the first of a kind is told, with how often it was seen (`times`). A file with a million
 * chunks that nobody knows has one finding about them.
 */
export function oddities(
  entry: string,
  report: (finding: FileFinding) => void,
): { readonly note: Note; readonly tell: () => void } {
  const first = new Map<FileFindingCode, { finding: FileFinding; times: number }>();
  return {
    note(code, offset, { phoneReads = null, toolsRead = null, facts = {} } = {}) {
      const seen = first.get(code);
      if (seen) seen.times += 1;
      else
        first.set(code, {
          finding: { code, place: { entry, offset }, phoneReads, toolsRead, facts },
          times: 1,
        });
    },
    tell() {
      for (const { finding, times } of first.values())
        report({ ...finding, facts: { ...finding.facts, times } });
      first.clear();
    },
  };
}

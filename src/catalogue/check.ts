import { checkContradictions } from './check-contradictions.ts';
import { checkShares } from './check-shares.ts';
import { checkSources } from './check-sources.ts';
import { checkUnused } from './check-unused.ts';
import { readFiles, type PackFiles } from './files.ts';
import { readPack, signTables } from './pack.ts';
import type { RowProblem } from './problem.ts';

export type CheckResult = {
  /** Rows that the catalogue is read without, and tables that are missing. */
  readonly errors: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
  /** Rows that could be read, over all tables. */
  readonly rows: number;
};

/** Checks the data pack in a folder, row by row and as a whole. Problems are in the order of file and line. */
export const checkCatalogue = (dir: string): CheckResult => checkFiles(readFiles(dir));

/** The same of files that are read already. */
export function checkFiles(files: PackFiles): CheckResult {
  const pack = readPack(files, { thorough: true });
  const problems = [
    ...pack.problems,
    ...checkContradictions(pack),
    ...checkShares(pack),
    ...checkSources(pack),
    ...checkUnused(pack),
  ].toSorted(byPlace);
  const tables = [...Object.values(pack.tables), ...signTables(pack), pack.domains, pack.sources];
  return {
    errors: problems.filter((p) => p.severity === 'error'),
    warnings: problems.filter((p) => p.severity === 'warning'),
    rows: tables.reduce((sum, rows) => sum + rows.length, 0),
  };
}

const byPlace = (a: RowProblem, b: RowProblem): number =>
  compare(a.file, b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  compare(a.column ?? '', b.column ?? '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

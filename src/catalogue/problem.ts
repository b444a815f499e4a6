/** What is wrong with a row or a table, and what its keeper can do about it. */
export type RowProblem = {
  /** An error keeps the row out of the catalogue; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  readonly file: string;
  /** The line in the file, from 1 (the header); null where the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly remedy: string;
};

export type ProblemCode =
  | 'table-missing'
  | 'table-too-big'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'version'
  | 'not-utf8'
  | 'quotes'
  | 'cells'
  | 'empty'
  | 'unknown-word'
  | 'bad-id'
  | 'bad-date'
  | 'bad-country'
  | 'bad-government'
  | 'bad-lei'
  | 'bad-wikidata'
  | 'bad-package-name'
  | 'bad-bundle-id'
  | 'bad-track-id'
  | 'bad-prefix'
  | 'bad-domain'
  | 'bad-language'
  | 'bad-address'
  | 'bad-share'
  | 'bad-sign'
  | 'no-signs'
  | 'bad-key'
  | 'min-above-max'
  | 'from-after-to'
  | 'person-with-seat'
  | 'owns-itself'
  | 'unknown-reference'
  | 'double'
  | 'no-source'
  | 'unverified'
  | 'shares-above-100'
  | 'contradiction'
  | 'unused'
  | 'weak-source';

/** Where a problem is, before it is said which. */
export type Place = { readonly file: string; readonly line: number | null };
export type Report = (problem: RowProblem) => void;

export function problemAt(
  place: Place,
  column: string | null,
  code: ProblemCode,
  message: string,
  remedy: string,
  severity: RowProblem['severity'] = 'error',
): RowProblem {
  return {
    severity,
    code,
    file: place.file,
    line: place.line,
    column,
    message,
    remedy,
  };
}

/** `interests.csv:214 share_max_pct: 510 is no percentage (0–100). Did the decimal point get lost (51.0)?` */
export function sayProblem(problem: RowProblem): string {
  const line = problem.line === null ? '' : `:${problem.line}`;
  const column = problem.column === null ? '' : ` ${problem.column}`;
  return `${problem.file}${line}${column}: ${problem.message} ${problem.remedy}`;
}

const SHOWN = 60;
/** A cell in a message: short, and without what a terminal would act upon. */
export function quote(cell: string): string {
  const plain = cell.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '\u{FFFD}');
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

import type { Preview } from './queries.ts';

/** `few`: of so many apps the number is from one to four, which is not told. */
export type Sum = { readonly sure: number; readonly few: number };
export type Row = {
  readonly organisation: string;
  readonly closes: Sum;
  readonly measure: Sum;
  readonly needless: Sum;
  /** Phones, as the last inventory counted them. */
  readonly found: number;
};

const NONE: Sum = { sure: 0, few: 0 };
const plus = ({ sure, few }: Sum, value: number | null): Sum =>
  value === null ? { sure, few: few + 1 } : { sure: sure + value, few };

/** What a proposal would do, for each organisation over all apps; those with most first. */
export function byOrganisation({
  stored,
  found,
}: Pick<Preview, 'stored' | 'found'>): readonly Row[] {
  const rows = new Map<string, Row>();
  const of = (organisation: string): Row =>
    rows.get(organisation) ?? {
      organisation,
      closes: NONE,
      measure: NONE,
      needless: NONE,
      found: 0,
    };
  for (const { organisation, closes, measure, needless } of stored) {
    const row = of(organisation);
    rows.set(organisation, {
      ...row,
      closes: plus(row.closes, closes),
      measure: plus(row.measure, measure),
      needless: plus(row.needless, needless),
    });
  }
  for (const { organisation, devices } of found?.rows ?? []) {
    const row = of(organisation);
    rows.set(organisation, { ...row, found: row.found + devices });
  }
  return [...rows.values()].toSorted((a, b) => weight(b) - weight(a));
}
const weight = ({ closes, measure, needless, found }: Row): number =>
  [closes, measure, needless].reduce((all, { sure, few }) => all + sure + few, found);

/** Over all organisations. */
export const totalOf = (rows: readonly Row[], what: 'closes' | 'measure' | 'needless'): Sum =>
  rows.reduce(
    (all, row) => ({ sure: all.sure + row[what].sure, few: all.few + row[what].few }),
    NONE,
  );

import { isDay, type Day } from '../core/day.ts';
import { shareOf, WHOLE, type Share } from '../core/share.ts';
import type { Basis, Says, Standing, Territory } from '../core/statements.ts';
import { COUNTRIES } from './countries.ts';
import { isAddress } from './forms.ts';
import { problemAt, quote, type ProblemCode, type Report } from './problem.ts';
import { cellOf, type Row } from './table.ts';

/**
 * Reads the cells of one row after the other. What does not fit is reported; the row is then `broken` and
 * left out. One reader for all rows of a table, since a pack is read at every start.
 */
export type Cells = {
  readonly open: (row: Row) => void;
  readonly broken: () => boolean;
  readonly text: (column: string) => string;
  readonly needed: (column: string) => string;
  /** A cell of a certain form; empty where `optional`. */
  readonly form: (column: string, form: Form, optional?: 'optional') => string;
  /** The id of a row of another table. */
  readonly reference: (column: string, known: ReadonlySet<string>, table: string) => string;
  readonly word: <W extends string>(column: string, words: readonly W[], empty?: W) => W;
  readonly yes: (column: string) => boolean;
  readonly territory: (column: string) => Territory;
  readonly period: () => { from: Day | null; to: Day | null };
  readonly source: () => { basis: Basis; source: string };
  readonly shares: () => { min: Share; max: Share; figure: boolean };
  readonly fail: (column: string, code: ProblemCode, message: string, remedy: string) => void;
};

export type Form = {
  readonly code: ProblemCode;
  readonly fits: (text: string) => boolean;
  /** Ends the sentence `xy is no …`. */
  readonly called: string;
  readonly remedy: string;
};

export function cellReader(report: Report): Cells {
  let row: Row = NO_ROW;
  let broken = false;
  const fail: Cells['fail'] = (column, code, message, remedy) => {
    broken = true;
    report(problemAt(row, column, code, message, remedy));
  };
  const text: Cells['text'] = (column) => cellOf(row, column);
  const needed: Cells['needed'] = (column) => {
    const cell = text(column);
    if (cell === '') fail(column, 'empty', 'is empty.', 'Fill it in, or take the row out.');
    return cell;
  };
  const form: Cells['form'] = (column, wanted, optional) => {
    const cell = optional ? text(column) : needed(column);
    if (cell !== '' && !wanted.fits(cell)) {
      fail(column, wanted.code, `${quote(cell)} is no ${wanted.called}.`, wanted.remedy);
    }
    return cell;
  };
  const word: Cells['word'] = (column, words, empty) => {
    const cell = empty === undefined ? needed(column) : text(column);
    if (words.includes(cell as (typeof words)[number])) return cell as (typeof words)[number];
    if (cell === '' && empty !== undefined) return empty;
    const remedy = `Use one of: ${words.join(', ')}.`;
    if (cell !== '') fail(column, 'unknown-word', `${quote(cell)} is not known here.`, remedy);
    return words[0] as (typeof words)[number];
  };
  const day = (column: string): Day | null => {
    const cell = text(column);
    if (cell === '') return null;
    if (isDay(cell)) return cell;
    const remedy = 'Write a day that exists as 2026-11-26, or leave the cell empty.';
    fail(column, 'bad-date', `${quote(cell)} is no day.`, remedy);
    return null;
  };
  const share = (column: string, empty: Share): Share => {
    const cell = text(column);
    if (cell === '') return empty;
    const value = shareOf(cell);
    if (value !== null) return value;
    fail(column, 'bad-share', `${quote(cell)} is no percentage (0–100).`, shareRemedy(cell));
    return empty;
  };
  return {
    open: (next) => {
      row = next;
      broken = false;
    },
    broken: () => broken,
    text,
    needed,
    form,
    word,
    fail,
    reference: (column, known, table) => {
      const cell = needed(column);
      if (cell !== '' && !known.has(cell)) {
        const remedy = `Add it there, or mend the id (grendel catalogue search finds ids).`;
        fail(column, 'unknown-reference', `${quote(cell)} is not in ${table}.csv.`, remedy);
      }
      return cell;
    },
    yes: (column) => word(column, ['yes', 'no'], 'no') === 'yes',
    territory: (column) => {
      const cell = needed(column);
      const remedy = 'Use a code of ISO 3166-1 alpha-2 in capitals (CN, HK, TW, XK).';
      if (cell !== '' && !COUNTRIES.has(cell)) {
        fail(column, 'bad-country', `${quote(cell)} is no country code.`, remedy);
      }
      return cell as Territory;
    },
    period: () => {
      const from = day('from');
      const to = day('to');
      if (from !== null && to !== null && from > to) {
        const remedy = 'Swap them, or mend the one that is wrong.';
        fail('from', 'from-after-to', `${from} is after ${to}.`, remedy);
      }
      return { from, to };
    },
    source: () => {
      const basis = word('basis', BASES);
      const source = form('source', ADDRESS, 'optional');
      // What names no source was not read, whatever the row says.
      return { basis: source === '' ? 'unverified' : basis, source };
    },
    shares: () => {
      const min = share('share_min_pct', 0);
      const max = share('share_max_pct', WHOLE);
      if (min > max) {
        const message = `${text('share_min_pct')} is above ${text('share_max_pct')}.`;
        fail('share_min_pct', 'min-above-max', message, 'Swap the two ends of the range.');
      }
      const figure = text('share_min_pct') !== '' || text('share_max_pct') !== '';
      return { min, max, figure };
    },
  };
}

const NO_ROW: Row = { file: '', line: 0, cells: [], columns: new Map() };

export const BASES: readonly Basis[] = ['read', 'unverified'];
export const SAYS: readonly Says[] = ['holds', 'ends', 'contests', 'corrects'];
export const STANDINGS: readonly Standing[] = ['confirmed', 'reported', 'contested'];

export const ADDRESS: Form = {
  code: 'bad-address',
  fits: isAddress,
  called: 'address',
  remedy: 'Write the address of the page that was read: https://… without spaces and passwords.',
};

function shareRemedy(cell: string): string {
  const plain = cell.replace(',', '.').replace(/\s*%$/, '');
  if (plain !== cell && shareOf(plain) !== null) return `Write it as ${plain}.`;
  const lost = /^\d{3,6}$/.test(cell) ? `${cell.slice(0, 2)}.${cell.slice(2)}` : '';
  if (shareOf(lost) !== null) return `Did the decimal point get lost (${lost})?`;
  return 'Write a number from 0 to 100 with a point and at most four decimals, or leave it empty.';
}

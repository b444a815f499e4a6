import Papa from 'papaparse';
import type { GovernmentReport, ReportPart, Sum } from '../../../actions/report/report.ts';
import { BYTE_ORDER_MARK, FORMULA } from '../../../core/spreadsheet.ts';

const HEAD = ['table', 'organisation', 'of', 'what', 'day', 'count', 'told'] as const;
type Row = readonly [
  table: string,
  organisation: string,
  of: string,
  what: string,
  day: string,
  count: number | null,
  told: 'exact' | 'at-least' | 'not-told',
];

/** One number a row, so that a spreadsheet adds up what it may: `told` says what a number is. */
export function reportCsv(report: GovernmentReport): string {
  const rows = [...rowsOf(report)].map(([table, organisation, of, what, day, count, told]) => [
    table,
    organisation,
    of,
    what,
    day,
    count ?? '',
    told,
  ]);
  const text = Papa.unparse([[...HEAD], ...rows], { newline: '\r\n', escapeFormulae: FORMULA });
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}

function* rowsOf(report: GovernmentReport): Generator<Row> {
  const { name, from, to } = report;
  const one = (table: string, of: string, what: string, day: string, count: number | null): Row => [
    table,
    name,
    of,
    what,
    day,
    count,
    count === null ? 'not-told' : 'exact',
  ];
  const sum = (table: string, of: string, what: string, { count, more }: Sum): Row => [
    table,
    name,
    of,
    what,
    to,
    more && count === 0 ? null : count,
    more ? (count === 0 ? 'not-told' : 'at-least') : 'exact',
  ];
  if (report.sample) yield ['invented', name, '', 'sample fleet', to, null, 'exact'];
  for (const part of [report.total, ...report.parts]) yield* partRows(part, report);
  for (const [place, day] of report.course.days.entries())
    yield one('course', '', 'phones', day, report.course.phones[place] ?? null);
  for (const { app, category, phones, possible } of report.apps) {
    yield one('apps', app ?? `category:${category}`, 'phones', to, phones);
    yield one('apps', app ?? `category:${category}`, 'possible', to, possible);
  }
  for (const { state, findings } of report.states)
    yield one('states', state, 'findings', to, findings);
  yield sum('notices', '', 'called', report.called);
  if (report.deadline !== null)
    yield one('deadline', '', 'findings', report.deadline.day, report.deadline.findings);
  const { exceptions } = report;
  yield one('exceptions', '', 'asked', `${from}/${to}`, exceptions.asked);
  yield one('exceptions', '', 'decided', `${from}/${to}`, exceptions.decided);
  for (const { state, count } of exceptions.states)
    yield one('exceptions', state, 'state', to, count);
  for (const { ground, count } of exceptions.grounds)
    yield one('exceptions', ground ?? 'restricted', 'ground', to, count);
}

function* partRows(
  { name, itself, before, now, possible, coverage }: ReportPart,
  { from, to }: GovernmentReport,
): Generator<Row> {
  const cells = [
    ['phones', to, coverage.all],
    ['with-app', from, before],
    ['with-app', to, now],
    ['possible', to, possible],
    ['with-hits', to, coverage.withHits],
    ['without', to, coverage.without],
    ['not-visible', to, coverage.notVisible],
    ['not-visible-work-side', to, coverage.workSide],
    ['not-visible-managed-only', to, coverage.managedOnly],
    ['stale', to, coverage.stale],
    ['not-assessed', to, coverage.notAssessed],
  ] as const;
  for (const [what, day, count] of cells)
    yield [
      'organisations',
      name,
      itself ? 'itself' : '',
      what,
      day,
      count,
      count === null ? 'not-told' : 'exact',
    ];
}

import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { Items, ListedFinding, ShownFleet, ShownOrganisation } from './door.ts';

export type SummaryRow = {
  readonly organisation: string;
  readonly app: string | null;
  readonly appName: string | null;
  readonly category: string | null;
  readonly state: string;
  readonly certain: number;
  readonly possible: number;
};
type Names = {
  readonly fleets: readonly ShownFleet[];
  readonly organisations: readonly ShownOrganisation[];
};

/** Counts by app, then the newest findings: which organisation and fleet, since when, and why closed. */
export function findingsText(
  style: Style,
  page: Items<ListedFinding>,
  summary: readonly SummaryRow[],
  names: Names,
): string {
  if (summary.length === 0)
    return 'Nothing was found yet. Hand in an export: grendel upload FILE\n';
  const lines = [...summaryLines(style, summary), '', ...findingLines(style, page.items, names)];
  if (page.next)
    lines.push('', ...paragraph(style, 'There are more: --limit, --app, --fleet, --organisation.'));
  return `${lines.join('\n')}\n`;
}

function summaryLines(style: Style, summary: readonly SummaryRow[]): readonly string[] {
  const byApp = Map.groupBy(summary, ({ appName, category }) => appName ?? `(${category})`);
  const sum = (rows: readonly SummaryRow[], what: (row: SummaryRow) => number): number =>
    rows.reduce((total, row) => total + what(row), 0);
  const apps = [...byApp].map(([name, rows]) => {
    const open = rows.filter(({ state }) => state !== 'closed');
    return {
      name,
      certain: sum(open, ({ certain }) => certain),
      possible: sum(open, ({ possible }) => possible),
      closed: sum(rows, (row) => (row.state === 'closed' ? row.certain + row.possible : 0)),
    };
  });
  const sorted = apps.toSorted(
    (a, b) => b.certain - a.certain || b.possible - a.possible || (a.name < b.name ? -1 : 1),
  );
  const open = sorted.reduce((total, app) => total + app.certain, 0);
  const possible = sorted.reduce((total, app) => total + app.possible, 0);
  const head = `${many(open, 'finding')} open, ${count(possible)} more possible (by name only, to be confirmed before anybody is called)`;
  const rows = sorted.map((app) => [
    app.name,
    count(app.certain),
    count(app.possible),
    count(app.closed),
  ]);
  const columns = [
    { most: 32, tone: 'strong' },
    { most: 8, side: 'right' },
    { most: 8, side: 'right' },
    { most: 8, side: 'right' },
  ] as const;
  return [
    ...paragraph(style, head),
    '',
    ...table(style, columns, [['app', 'open', 'possible', 'closed'], ...rows]),
  ];
}

function findingLines(
  style: Style,
  findings: readonly ListedFinding[],
  { fleets, organisations }: Names,
): readonly string[] {
  if (findings.length === 0) return ['None of these.'];
  const nameOf = (id: string, all: readonly { readonly id: string; readonly name: string }[]) =>
    all.find((one) => one.id === id)?.name ?? '';
  const rows = findings.map((one) => [
    one.appName ?? `(${one.category})`,
    one.state === 'closed'
      ? `closed, ${one.because}`
      : `${one.state}${one.certain ? '' : ' (possible)'}`,
    `${one.opened.slice(0, 10)}${one.reopenings > 0 ? ' again' : ''}`,
    nameOf(one.organisation, organisations),
  ]);
  const columns = [
    { most: 20, tone: 'strong' },
    { most: 23 },
    { most: 16 },
    { most: Infinity },
  ] as const;
  // The id is what `findings show` asks for: it is never cut.
  const ids = findings.map(({ id, fleet }) => [id, nameOf(fleet, fleets)]);
  const below = table(style, [{ most: 36 }, { most: Infinity, tone: 'quiet' }], ids, 4);
  return table(style, columns, rows).flatMap((line, i) => [line, below[i] ?? '']);
}

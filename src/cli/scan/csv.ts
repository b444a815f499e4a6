import Papa from 'papaparse';
import { BYTE_ORDER_MARK, FORMULA } from '../../core/spreadsheet.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import { governmentsOf } from '../sentences/named-by.ts';
import { visible } from '../text/visible.ts';
import type { ScanView, ShownApp } from '../view.ts';

type Row = Readonly<Record<string, string | number>>;

/**
 * A table for spreadsheets: one row per app; per app and organisation with `--by organisation`; per phone and app
 * with `--devices`.
 */
export function scanCsv(view: ScanView, byOrganisation: boolean): string {
  if (view.devices !== null) return csv(DEVICE_COLUMNS, deviceRows(view));
  if (byOrganisation) return csv(ORGANISATION_COLUMNS, organisationRows(view));
  return csv(
    APP_COLUMNS,
    view.apps.map((app) => appRow(app, view)),
  );
}

const APP_COLUMNS = [
  'decision',
  'app',
  'name',
  'phones_by_identifier',
  'phones_by_identifier_other_case',
  'phones_by_name_only',
  'counted_without_phones',
  'second_copies',
  'identifier_borrowed',
  'platforms',
  'why',
  'reasons',
  'named_by',
];
const ORGANISATION_COLUMNS = ['organisation', 'decision', 'app', 'name', 'phones'];
const DEVICE_COLUMNS = [
  'device',
  'device_name',
  'holder',
  'organisation',
  'collected',
  'file',
  'decision',
  'app',
  'name',
  'match',
];

function appRow(app: ShownApp, { speaker, policy }: ScanView): Row {
  return {
    decision: app.decision,
    app: app.app,
    name: app.name,
    phones_by_identifier: app.devices.exact,
    phones_by_identifier_other_case: app.devices['case-folded'],
    phones_by_name_only: app.devices.name,
    counted_without_phones: app.counted,
    second_copies: app.secondCopies,
    identifier_borrowed: app.borrowed ? 'yes' : 'no',
    platforms: app.platforms.join(' '),
    why: app.verdict ? reasonSentence(app.name, app.verdict.because[0], speaker) : '',
    reasons: app.verdict?.because.map(({ code }) => code).join(' ') ?? '',
    named_by: governmentsOf(app.namedBy, policy.government).join(' '),
  };
}

function organisationRows({ apps }: ScanView): readonly Row[] {
  return apps.flatMap(({ decision, app, name, organisations }) =>
    organisations.map(({ organisation, devices }) => ({
      organisation,
      decision,
      app,
      name,
      phones: devices,
    })),
  );
}

function deviceRows({ devices, apps }: ScanView): readonly Row[] {
  const known = new Map(apps.map((app) => [app.app, app]));
  return (devices ?? []).flatMap((device) =>
    device.apps.map(({ app, strength }) => ({
      device: device.device,
      device_name: device.name ?? '',
      holder: device.holder ?? '',
      organisation: device.organisation ?? '',
      collected: device.collected ?? '',
      file: device.file,
      decision: known.get(app)?.decision ?? '',
      app,
      name: known.get(app)?.name ?? app,
      match: strength,
    })),
  );
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const data = rows.map((row) =>
    columns.map((column) => {
      const cell = row[column] ?? '';
      return typeof cell === 'number' ? cell : visible(cell);
    }),
  );
  const text = Papa.unparse([[...columns], ...data], { newline: '\r\n', escapeFormulae: FORMULA });
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}

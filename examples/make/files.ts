import type { Device } from './device.ts';
import type { Source, WeekId } from './plan.ts';
import { uuid } from './random.ts';
import { type Row, rowsOf } from './shown.ts';
import { utf8, windows1252 } from './text.ts';
import { androidManagement, androidManagementLines } from './write/android-management.ts';
import { excel, excelNl } from './write/excel.ts';
import { fleet } from './write/fleet.ts';
import { intune } from './write/intune.ts';
import { jamf } from './write/jamf.ts';
import { kandji } from './write/kandji.ts';
import { gzipped, zipped } from './write/pack.ts';
import { workspaceOne } from './write/workspace-one.ts';

type Writer = {
  readonly file: string;
  readonly write: (rows: readonly Row[], week: WeekId) => Uint8Array;
};

/** One file for each source, packed where an administrator would get it packed. */
export const WRITERS: Record<Source['id'], Writer> = {
  jamf: {
    file: 'dikes-orchards-jamf-v2-detail.json.gz',
    write: (rows) => gzipped(jamf(rows)),
  },
  intune: {
    file: 'bicycles-intune-AppInvRawData.zip',
    write: (rows, week) =>
      zipped({ [`AppInvRawData_${uuid('export job', week)}.csv`]: intune(rows) }),
  },
  'workspace-one': {
    file: 'libraries-workspace-one-device_apps.csv',
    write: (rows) => windows1252(workspaceOne(rows)),
  },
  kandji: {
    file: 'lighthouses-kandji-apps_install_report.csv',
    write: (rows) => utf8(kandji(rows)),
  },
  fleet: { file: 'canals-fleet-hosts.json.gz', write: (rows) => gzipped(fleet(rows)) },
  'android-management': {
    file: 'markets-android-management-devices.json.gz',
    write: (rows) => gzipped(androidManagement(rows)),
  },
  'android-management-lines': {
    file: 'markets-inspectors-status-reports.ndjson.gz',
    write: (rows) => gzipped(androidManagementLines(rows)),
  },
  excel: { file: 'clocks-phones.xlsx', write: (rows) => excel(rows) },
  'excel-nl': {
    file: 'clocks-tablets-opnieuw-opgeslagen.csv',
    write: (rows) => windows1252(excelNl(rows)),
  },
};

/** The exports of one week: file name and bytes. */
export function filesOf(devices: readonly Device[], week: WeekId): ReadonlyMap<string, Uint8Array> {
  const rows = rowsOf(devices, week);
  return new Map(
    Object.entries(WRITERS).map(([source, { file, write }]) => [
      file,
      write(
        rows.filter(({ device }) => device.source.id === source),
        week,
      ),
    ]),
  );
}

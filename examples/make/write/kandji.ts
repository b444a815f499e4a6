import { type Row, shownApps } from '../shown.ts';
import { byText, csvLine } from '../text.ts';

const HEADER = [
  'serial_number',
  'device_name',
  'blueprint_name',
  'os_version',
  'user',
  'platform',
  'app_name',
  'bundle_id',
  'version',
];

/** The script `installed_apps.py` over Kandji's API: sorted by app, so that a device's rows lie apart. */
export function kandji(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) => {
    const { device } = row;
    return shownApps(row).map((installed) => [
      device.serial,
      device.name,
      device.ministry,
      device.os,
      device.holder ? `${device.holder.first} ${device.holder.last}` : '',
      device.tablet ? 'iPad' : 'iPhone',
      installed.name,
      installed.identifier ?? '',
      installed.version,
    ]);
  });
  lines.sort((a, b) => byText(a[6] ?? '', b[6] ?? '') || byText(a[0] ?? '', b[0] ?? ''));
  return [HEADER, ...lines].map((cells) => `${csvLine(cells)}\r\n`).join('');
}

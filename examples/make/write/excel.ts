import { chance } from '../random.ts';
import { type Row, shownApps } from '../shown.ts';
import { csvLine, dutchMoment } from '../text.ts';
import { type Cell, workbook } from './xlsx.ts';

const HEADER = [
  'Device Name',
  'Serial Number',
  'User',
  'Organisation',
  'Platform',
  'App Name',
  'App Identifier',
  'App Version',
  'Last Seen',
];

/** A list that someone keeps in Excel: one row per app, dates as Excel's own numbers. */
export function excel(rows: readonly Row[]): Uint8Array {
  const lines = rows.flatMap((row): Cell[][] => {
    const { device, look } = row;
    return shownApps(row).map((installed) => [
      device.name,
      device.serial,
      device.holder?.email ?? '',
      device.ministry,
      device.platform === 'ios' ? 'iOS' : 'Android',
      installed.name,
      // One row in a hundred lost its identifier: a name is all that is left.
      lostIdentifier(device.key, installed.name) ? '' : (installed.identifier ?? ''),
      installed.version,
      { moment: look.collected },
    ]);
  });
  return workbook('Apps', [HEADER, ...lines]);
}

/** Also asked for the truth, which counts such a row as a match by name. */
export const lostIdentifier = (device: string, name: string): boolean =>
  chance(device, name, 'identifier lost') < 0.01;

/** A CSV that a Dutch Excel saved again: semicolons, Windows-1252, its own dates, versions turned to dates or cut. */
export function excelNl(rows: readonly Row[]): string {
  const header = 'Apparaatnaam;Serienummer;Gebruiker;App-naam;Bundel-id;Versie;Laatst gezien';
  const lines = rows.flatMap((row) => {
    const { device, look } = row;
    return shownApps(row).flatMap((installed) => {
      const line = csvLine(
        [
          device.name,
          device.serial,
          device.holder ? `${device.holder.first} ${device.holder.last}` : '',
          installed.name,
          lostIdentifier(device.key, installed.name) ? '' : (installed.identifier ?? ''),
          spoiled(installed.version),
          dutchMoment(look.collected),
        ],
        ';',
      );
      // Copied and pasted once too often.
      return chance(device.key, installed.name, 'twice') < 0.005 ? [line, line] : [line];
    });
  });
  return [header, ...lines].map((line) => `${line}\r\n`).join('');
}

/** `8.0.1` is the first of August to Excel (`8-0-1` in the sample); `39.0.0` loses its end. */
function spoiled(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  if (version.endsWith('.0')) return `${major}.${minor}`;
  return Number(major) <= 31 && Number(minor) <= 12 ? version.replaceAll('.', '-') : version;
}

import { type Row, shownApps } from '../shown.ts';
import { chance } from '../random.ts';

const HEADER =
  'Device Name,Serial Number,App Name,Assignment Status,Installed Status,Installed Version,Latest UEM Action';

/**
 * The administrators' script Apps.ps1 for Workspace ONE: an empty first line, no quotes, so that a comma in an app's
 * name moves its row; CRLF; the code page of Windows PowerShell 5.1.
 */
export function workspaceOne(rows: readonly Row[]): string {
  return ['', HEADER, ...rows.flatMap(linesOf)].map((line) => `${line}\r\n`).join('');
}

function linesOf(row: Row): readonly string[] {
  const { device, look } = row;
  const os = device.platform === 'ios' ? 'iOS' : 'Android';
  const who = device.holder?.first ?? 'Balie';
  const kind = device.tablet ? 'Tablet' : device.platform === 'ios' ? 'iPhone' : 'Galaxy';
  const start = `${who} ${kind} ${os} ${device.os} ${String(device.number).padStart(4, '0')},${device.serial}`;

  const installed = shownApps(row).map(
    ({ app, managed, version }) =>
      `${start},${inConsole(app.names[0])},${managed ? 'Assigned' : 'NotAssigned'},Installed,${version},Unknown`,
  );
  const removed = look.removed.map(
    ({ app }) => `${start},${app.names[0]},Assigned,NotInstalled,,RemoveCommandSuccessful`,
  );
  // Assigned, and not on the phone yet: no finding either.
  const waiting =
    chance(device.key, 'waiting') < 0.1
      ? [`${start},Edge,Assigned,NotInstalled,,InstallCommandDispatched`]
      : [];
  return [...installed, ...removed, ...waiting];
}

/** One ordinary app goes by its store title, which has a comma. All others by the name that every code page has. */
const inConsole = (name: string): string => (name === 'komoot' ? 'komoot: hike, bike & run' : name);

import type { Device, Installed } from '../device.ts';
import { hasSides } from '../look.ts';
import { hex, uuid } from '../random.ts';
import { type Row, shownApps } from '../shown.ts';
import { csvLine } from '../text.ts';

const HEADER = [
  'ApplicationKey',
  'ApplicationName',
  'ApplicationPublisher',
  'ApplicationShortVersion',
  'ApplicationVersion',
  'DeviceId',
  'DeviceName',
  'OSDescription',
  'OSVersion',
  'Platform',
  'UserId',
  'EmailAddress',
  'UserName',
];

/** Microsoft Intune, report AppInvRawData: names and no identifiers. UTF-8 with BOM, CRLF. */
export function intune(rows: readonly Row[]): string {
  const keys = new Map<string, string>();
  const keyOf = (...app: readonly string[]): string =>
    keys.getOrInsertComputed(app.join(), () => hex(64, 'application key', ...app));
  const lines = rows.flatMap((row) =>
    shownApps(row).map((installed) => [
      keyOf(installed.name, installed.version, platformOf(row.device)),
      ...line(row.device, installed),
    ]),
  );
  return `\uFEFF${[HEADER, ...lines].map((cells) => `${csvLine(cells)}\r\n`).join('')}`;
}

function line(device: Device, { name, version }: Installed): string[] {
  const { holder } = device;
  return [
    name,
    '',
    version,
    version,
    uuid(device.key),
    device.name,
    device.platform === 'ios' ? 'iOS' : 'Android',
    device.os,
    platformOf(device),
    holder ? uuid(device.key, 'user') : '',
    holder?.email ?? '',
    holder ? `${holder.first} ${holder.last}` : '',
  ];
}

/** `iOS` and `AndroidForWork`: as in the sample; the third is the enum of detected apps. All three memory. */
function platformOf(device: Device): string {
  if (device.platform === 'ios') return 'iOS';
  return hasSides(device) ? 'AndroidForWork' : 'AndroidDedicatedAndFullyManaged';
}

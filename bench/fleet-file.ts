import { closeSync, openSync, writeSync } from 'node:fs';
import { seeded } from './seeded.ts';

/**
 * An invented fleet as files of three kinds with the same content: 1 app in 100 is a wanted one. Names hold quotation
 * marks, delimiters and other scripts; a few identifiers are written with JSON escapes, a few names too.
 */
export type Kind = 'ndjson' | 'json' | 'csv';
export const WANTED = 5_000;
export const wantedIdentifier = (n: number): string => `com.vendor${n % 97}.wanted.app${n}`;

const NAMES = [
  'Notes',
  'Maps, Navigation & Traffic',
  'Say "Hello"',
  'Żabka',
  '微信读书',
  'Fotos — Galerie',
  'Bank',
  'Radio 😀',
  'Files by Example',
  'Calendar',
];
const FIRST = ['Femke', 'Omar', 'Zoë', 'Jan', 'Aylin', 'Pieter', 'Noor', 'Daan'];

type App = {
  readonly identifier: string;
  readonly name: string;
  readonly version: string;
  readonly escaped: boolean;
};

/** Writes the file; answers the number of wanted entries in it. `known`: their identifiers, where they are to be real ones. */
export function writeFleet(
  path: string,
  kind: Kind,
  devices: number,
  apps: number,
  known: readonly string[] | null = null,
): number {
  const random = seeded(20261125);
  const file = openSync(path, 'w');
  let chunk: string[] = [];
  let wanted = 0;
  const flush = (): void => {
    writeSync(file, Buffer.from(chunk.join('')));
    chunk = [];
  };
  if (kind === 'json') chunk.push('[');
  if (kind === 'csv') chunk.push(CSV_HEADER);
  for (let d = 0; d < devices; d++) {
    const device = makeDevice(d, random);
    const list = Array.from({ length: apps }, (): App => {
      const isWanted = random() < 0.01;
      if (isWanted) wanted++;
      const n = Math.floor(random() * (isWanted ? WANTED : 40_000));
      return {
        identifier: isWanted
          ? (known?.[n % known.length] ?? wantedIdentifier(n))
          : `com.maker${n % 211}.product.app${n}`,
        name: `${NAMES[n % NAMES.length]} ${n}`,
        version: `${n % 40}.${n % 9}.${n % 7}`,
        escaped: n % 500 === 0,
      };
    });
    if (kind === 'csv') chunk.push(...list.map((app) => csvRow(device, app)));
    else
      chunk.push(
        kind === 'json' && d > 0 ? ',' : '',
        jsonDevice(device, list),
        kind === 'json' ? '' : '\n',
      );
    if (d % 100 === 99) flush();
  }
  if (kind === 'json') chunk.push(']');
  flush();
  closeSync(file);
  return wanted;
}

type Device = {
  readonly id: string;
  readonly serial: string;
  readonly name: string;
  readonly holder: string;
  readonly number: number;
};

function makeDevice(number: number, random: () => number): Device {
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const first = FIRST[number % FIRST.length] ?? '';
  return {
    id: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    serial: `R5${hex(8).toUpperCase()}`,
    name: `Phone of ${first}, ${number}`,
    holder: `${first} de Wit`,
    number,
  };
}

const escapeDots = (json: string): string => json.replaceAll('.', String.raw`\u002e`);

function jsonDevice(device: Device, apps: readonly App[]): string {
  const list = apps.map(({ identifier, name, version, escaped }, i) => {
    const id = JSON.stringify(identifier);
    return `{"displayName":${JSON.stringify(name)},"packageName":${escaped ? escapeDots(id) : id},"versionName":"${version}","versionCode":${i * 1_000_003},"installerPackageName":"com.android.vending","state":"INSTALLED","applicationSource":"INSTALLED_FROM_PLAY_STORE","userFacingType":"USER_FACING","signingKeyCertFingerprints":["${device.id}${i}"]}`;
  });
  // The serial number stands behind the apps, as members may.
  return `{"deviceId":"${device.id}","deviceName":${JSON.stringify(device.name)},"user":{"name":${JSON.stringify(device.holder)}},"platform":"Android","osVersion":"16","applications":[${list.join(',')}],"serialNumber":"${device.serial}"}`;
}

const CSV_HEADER =
  'Device ID,Serial Number,Device Name,User,Platform,OS Version,App Name,Package Name,Version,Version Code,Installer,State\r\n';
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvRow = (device: Device, { identifier, name, version }: App): string =>
  `${device.id},${device.serial},${quoted(device.name)},${device.holder},Android,16,${quoted(name)},${identifier},${version},${device.number * 1009},com.android.vending,INSTALLED\r\n`;

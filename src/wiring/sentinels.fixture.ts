import { randomInt } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { xlsxOf } from '../inventory/xlsx.fixture.ts';

/** For tests only: texts that begin alike and are found wherever they went, in whatever form. */
export type Mark = {
  /** A text that was never made before: letters and digits. */
  readonly next: () => string;
  /** What follows each place where one stands: in clear, in UTF-16, as hexadecimal or base64; upper or lower case. */
  readonly foundIn: (content: Uint8Array | string) => readonly string[];
};

export function newMark(): Mark {
  const letters = Array.from({ length: 12 }, () => String.fromCharCode(65 + randomInt(26)));
  const begin = letters.join('');
  const forms = [begin, begin.toLowerCase()].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
    // Whatever stands before it: the part that does not depend on the neighbours.
    ...[0, 1, 2].map((shift) => {
      const whole = Buffer.from('x'.repeat(shift) + text).toString('base64');
      return Buffer.from(whole.slice(shift === 0 ? 0 : 4, -4));
    }),
  ]);
  let made = 0;
  return {
    next: () => `${begin}${(made++).toString(36).toUpperCase().padStart(4, '0')}`,
    foundIn(content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
      return forms.flatMap((form) => {
        const at = bytes.indexOf(form);
        return at === -1 ? [] : [bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1')];
      });
    },
  };
}

/** Every file below a folder, with its path: the path may tell as much as the content. */
export function* filesBelow(
  folder: string,
): Generator<readonly [path: string, content: Uint8Array]> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const kind = lstatSync(path);
    if (kind.isDirectory()) yield* filesBelow(path);
    else yield [path, kind.isFile() ? readFileSync(path) : new Uint8Array()];
  }
}

type Person = {
  readonly id: string;
  readonly serial: string;
  readonly name: string;
  readonly holder: string;
  readonly apps: readonly { readonly name: string; readonly identifier: string }[];
};

/** A phone with nothing on it that is looked for, and one with a hit among other things; everything else about both is marked. */
function people({ next }: Mark): readonly Person[] {
  const quiet = { name: next(), identifier: `org.${next()}.app` };
  const hit = { name: 'TikTok', identifier: 'com.zhiliaoapp.musically' };
  const person = (apps: Person['apps']): Person => ({
    id: next(),
    serial: next(),
    name: next(),
    holder: next(),
    apps,
  });
  return [person([quiet]), person([quiet, hit, { name: next(), identifier: next() }])];
}

const AT = '2026-11-24T07:12:09Z';
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.join(',')}\r\n`).join('');
const perApp = (
  all: readonly Person[],
  row: (person: Person, app: Person['apps'][number]) => readonly string[],
): readonly (readonly string[])[] => all.flatMap((one) => one.apps.map((app) => row(one, app)));

const sheet = (all: readonly Person[]): readonly (readonly string[])[] => [
  [
    'Device Name',
    'Serial Number',
    'User',
    'Organisation',
    'Platform',
    'App Name',
    'App Identifier',
    'Last Seen',
  ],
  ...perApp(all, ({ name, serial, holder }, app) => [
    name,
    serial,
    holder,
    'Water',
    'Android',
    app.name,
    app.identifier,
    AT,
  ]),
];
const jamf = (all: readonly Person[]): object => ({
  totalCount: all.length,
  results: all.map(({ id, serial, name, holder, apps }) => ({
    mobileDeviceId: id,
    deviceType: 'iOS',
    general: { udid: id, displayName: name, lastInventoryUpdateDate: AT, supervised: true },
    hardware: { serialNumber: serial },
    userAndLocation: {
      username: holder,
      realName: holder,
      emailAddress: `${holder}@example.nl`,
      department: 'Water',
    },
    applications: apps.map((app) => ({
      identifier: app.identifier,
      name: app.name,
      version: '1.0',
    })),
  })),
});
const google = ({ id, serial, apps }: Person): object => ({
  name: `enterprises/LC00test01/devices/${id}`,
  managementMode: 'DEVICE_OWNER',
  ownership: 'COMPANY_OWNED',
  lastStatusReportTime: AT,
  hardwareInfo: { serialNumber: serial },
  applicationReports: apps.map((app) => ({
    packageName: app.identifier,
    displayName: app.name,
    state: 'INSTALLED',
  })),
});
const fleetHosts = (all: readonly Person[]): object => ({
  hosts: all.map(({ id, serial, name, apps }, i) => ({
    id: i,
    hostname: name,
    display_name: name,
    uuid: id,
    platform: 'android',
    hardware_serial: serial,
    team_name: 'Water',
    detail_updated_at: AT,
    software: apps.map((app) => ({
      name: app.name,
      application_id: app.identifier,
      source: 'android_apps',
    })),
  })),
});
const intune = (all: readonly Person[]): string =>
  `\uFEFF${csv([
    [
      'ApplicationKey',
      'ApplicationName',
      'ApplicationPublisher',
      'ApplicationVersion',
      'DeviceId',
      'DeviceName',
      'Platform',
      'UserId',
      'EmailAddress',
      'UserName',
    ],
    ...perApp(all, ({ id, name, holder }, app) => [
      `${app.name}key`,
      app.name,
      '',
      '1.0',
      id,
      name,
      'iOS',
      `${holder}id`,
      `${holder}@example.nl`,
      holder,
    ]),
  ])}`;
const kandji = (all: readonly Person[]): string =>
  csv([
    [
      'serial_number',
      'device_name',
      'blueprint_name',
      'os_version',
      'user',
      'platform',
      'app_name',
      'bundle_id',
      'version',
    ],
    ...perApp(all, ({ serial, name, holder }, app) => [
      serial,
      name,
      'Water',
      '26.1',
      holder,
      'iPhone',
      app.name,
      app.identifier,
      '1.0',
    ]),
  ]);

export type MarkedFile = {
  readonly what: string;
  readonly content: Uint8Array;
  /** What an upload of it may end as. */
  readonly ends: 'published' | 'refused' | 'either';
};

/** Exports of many kinds, whole, broken and such as nobody understands, all full of marks. */
export function markedFiles(mark: Mark): readonly MarkedFile[] {
  const file = (
    what: string,
    content: string | Uint8Array,
    ends: MarkedFile['ends'] = 'published',
  ) => ({
    what,
    content: Buffer.from(content),
    ends,
  });
  const some = (): readonly Person[] => people(mark);
  const { next } = mark;
  const plain = csv(sheet(some()));
  const lines = (all: readonly Person[]): string =>
    all.map((one) => `${JSON.stringify(google(one))}\n`).join('');
  return [
    file('a CSV', csv(sheet(some()))),
    file('a workbook', xlsxOf(sheet(some()))),
    file('Jamf', JSON.stringify(jamf(some()))),
    file('Fleet, packed', gzipSync(JSON.stringify(fleetHosts(some())))),
    file('status reports, a line each', lines(some())),
    file('Android Management', JSON.stringify({ devices: some().map(google) })),
    file(
      'Intune in an archive whose member is named after a person',
      zipSync({ [`${next()}/AppInvRawData_${next()}.csv`]: Buffer.from(intune(some())) }),
    ),
    file('Kandji', kandji(some())),
    file(
      'rows too long and too short',
      `${plain}${csv([
        [next(), next(), next()],
        [...(sheet(some())[1] ?? []), next(), next()],
        [next(), ...(sheet(some())[1] ?? [])],
      ])}`,
      'either',
    ),
    file(
      'a quote too many',
      `${plain}"${next()},${next()},${next()}\r\n${csv(sheet(some()))}`,
      'either',
    ),
    file('cut off in the middle', JSON.stringify(jamf(some())).slice(0, -40), 'either'),
    file(
      'a broken line among good ones',
      `${lines(some())}{"name":"${next()}","applicationReports":[{"packageName" "${next()}"\n${lines(some())}`,
      'either',
    ),
    file('a damaged archive', gzipSync(csv(sheet(some()))).fill(0x55, 60), 'refused'),
    file('broken JSON', `{"${next()}": ["${next()}" "${next()}"`, 'refused'),
    file('no export', `${next()};${next()}\n${next()};${next()}\n`, 'refused'),
    file('a mail', `Dear ${next()},\n\n${next()} has ${next()}.\n`, 'refused'),
    file('a page', `<html><body><h1>${next()}</h1></body></html>`, 'refused'),
    file('nothing', '', 'refused'),
  ];
}

/** One that is long enough to be cut in the middle of its phones. */
export const longFile = (mark: Mark): string =>
  csv([
    ...sheet(people(mark)),
    ...Array.from({ length: 300 }, () => sheet(people(mark)).slice(1)).flat(),
  ]);

/**
 * What a device answered to a command, from its property list. Keys: Apple's device-management schema (read 2026-11-25).
 */
export type Answer =
  | {
      readonly kind: 'apps';
      readonly device: AppleDevice;
      readonly apps: readonly AppleApp[];
      readonly managedOnly: boolean;
    }
  /** NotNow: locked, asks again later. */
  | { readonly kind: 'busy'; readonly device: AppleDevice }
  | { readonly kind: 'error'; readonly device: AppleDevice }
  | { readonly kind: 'block-policy' }
  /** Something else: a poll, another command's answer. */
  | { readonly kind: 'other' };

export type AppleDevice = {
  readonly id: string | null;
  readonly serial: string | null;
  /** False where nobody said so. */
  readonly supervised: boolean;
  /** `EnrollmentID` is sent only by User Enrolment devices, in place of the UDID. */
  readonly userEnrolment: boolean;
};
type AppleApp = {
  readonly identifier: string | null;
  readonly name: string | null;
  readonly state: string;
  readonly managed: string | null;
};

type Dict = Readonly<Record<string, unknown>>;

const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array);
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export function readAnswer(plist: unknown): Answer {
  if (Array.isArray(plist)) return readBareList(plist);
  if (!isDict(plist)) return { kind: 'other' };
  if ('PayloadContent' in plist || 'PayloadType' in plist || 'blockedAppBundleIDs' in plist)
    return { kind: 'block-policy' };
  const device: AppleDevice = {
    id: text(plist['UDID']) ?? text(plist['EnrollmentID']),
    serial: text(plist['SerialNumber']),
    supervised: false,
    userEnrolment: !('UDID' in plist) && 'EnrollmentID' in plist,
  };
  const list = plist['InstalledApplicationList'];
  if (Array.isArray(list))
    return {
      kind: 'apps',
      device,
      apps: list.filter(isDict).map(installedApp),
      managedOnly: false,
    };
  const managed = plist['ManagedApplicationList'];
  if (isDict(managed))
    return {
      kind: 'apps',
      device,
      apps: Object.entries(managed).map(managedApp),
      managedOnly: true,
    };
  if (plist['Status'] === 'NotNow') return { kind: 'busy', device };
  if (plist['Status'] === 'Error' || plist['Status'] === 'CommandFormatError')
    return { kind: 'error', device };
  return { kind: 'other' };
}

const PLACEHOLDER = [
  'Installing',
  'DownloadFailed',
  'DownloadWaiting',
  'DownloadPaused',
  'DownloadCancelled',
];

function installedApp(app: Dict): AppleApp {
  // Only `Identifier` is sure to be there on iOS. An app that is still coming is not installed yet.
  const coming = PLACEHOLDER.some((key) => app[key] === true);
  return {
    identifier: text(app['Identifier']),
    name: text(app['Name']),
    state: coming ? 'installing' : 'installed',
    managed: text(app['Source']) === 'Declarative Device Management' ? 'true' : null,
  };
}

function managedApp([identifier, value]: [string, unknown]): AppleApp {
  const status = isDict(value) ? text(value['Status']) : null;
  return {
    identifier,
    name: null,
    state: (status ?? 'unknown').toLowerCase(),
    managed: status === 'UserInstalledApp' ? 'false' : 'true',
  };
}

/** A list of bundles, as tools on a cable write it. */
function readBareList(list: readonly unknown[]): Answer {
  const apps = list.filter(isDict).filter((app) => 'CFBundleIdentifier' in app);
  if (apps.length === 0) return { kind: 'other' };
  return {
    kind: 'apps',
    device: { id: null, serial: null, supervised: false, userEnrolment: false },
    apps: apps.map((app) => ({
      identifier: text(app['CFBundleIdentifier']),
      name: text(app['CFBundleDisplayName']) ?? text(app['CFBundleName']),
      state: 'installed',
      managed: null,
    })),
    managedOnly: false,
  };
}

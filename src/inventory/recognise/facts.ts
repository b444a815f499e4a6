import {
  APP_FIELDS,
  DEVICE_FIELDS,
  type AppField,
  type DeviceField,
  type Field,
} from '../layout.ts';
import { DEVICE_KEYS, fits } from './fields.ts';
import { lastName, listsIn, type Path, type Plain, plainIn, type Shape, shapeAt } from './shape.ts';
import * as looks from './values.ts';
import { mostly } from './values.ts';
import { fieldNamed, foldName, vagueName } from './vocabulary.ts';

export type DeviceFacts = Partial<Record<DeviceField, Path>>;
export type AppFacts = Partial<Record<AppField, Path>>;

const DEPTH = 4;

/** Which member of a device object holds which fact. */
export function deviceFacts(shape: Shape, except: Path = []): DeviceFacts {
  const plain = plainIn(shape, DEPTH).filter(({ path }) => !startsWith(path, except));
  const facts: DeviceFacts = assign(plain, DEVICE_FIELDS, deviceField);
  for (const { path, values } of plain) {
    const vague = vagueName(lastName(path));
    if (vague === null || !(path.length === 1 || ABOUT_DEVICE.has(foldName(path.at(-2) ?? ''))))
      continue;
    if (vague === 'name') facts['device-name'] ??= path;
    else if (!mostly(values, looks.looksLikeIdentifier)) facts['device-id'] ??= path;
  }
  const { holder, ...others } = facts;
  // Nothing names the device: its holder tells it apart.
  if (holder === undefined || DEVICE_KEYS.some((key) => facts[key] !== undefined)) return facts;
  return { ...others, 'device-name': holder };
}

/** Which member of an app object holds which fact. `inList`: the object stands in a list of apps by its name. */
export function appFacts(shape: Shape, inList: boolean): AppFacts {
  const plain = plainIn(shape, 3).filter(
    ({ path }) => !path.some((step) => /agent|launcher|kiosk|policy/i.test(step)),
  );
  const facts: AppFacts = assign(plain, APP_FIELDS, (path) => fieldNamed(lastName(path)));
  for (const { path, values } of plain) {
    const vague =
      path.length === 1 || ABOUT_APP.has(foldName(path[0] ?? ''))
        ? vagueName(lastName(path))
        : null;
    if (
      mostly(values, looks.looksLikeIdentifier) &&
      facts.identifier === undefined &&
      (vague !== null || inList)
    )
      facts.identifier = path;
    else if (vague === 'name') facts['app-name'] ??= path;
  }
  const listed = facts.identifier === undefined ? identifierInList(shape) : undefined;
  return listed === undefined ? facts : { ...facts, identifier: listed };
}

/** Further members that hold identifiers: Fleet's `bundle_identifier` beside `application_id`. */
export const furtherIdentifiers = (shape: Shape, first: Path): readonly Path[] =>
  plainIn(shape, 2)
    .filter(
      ({ path, values }) =>
        path.join('\n') !== first.join('\n') &&
        fieldNamed(lastName(path))?.field === 'identifier' &&
        mostly(values, looks.looksLikeIdentifier),
    )
    .map(({ path }) => path);

const ABOUT_APP = new Set([
  'app',
  'application',
  'attributes',
  'properties',
  'software',
  'details',
  'info',
  'title',
]);

/** Some list the identifier with each installed version of the app. */
function identifierInList(app: Shape): Path | undefined {
  for (const list of listsIn(app)) {
    const inner = shapeAt(app, list);
    if (inner === null || list.length > 2 || /path|permission|vulnerab|event/i.test(list[0] ?? ''))
      continue;
    const { identifier } = assign(plainIn(inner, 1), ['identifier'], (path) =>
      fieldNamed(lastName(path)),
    );
    const values = identifier === undefined ? [] : (shapeAt(inner, identifier)?.values ?? []);
    if (identifier !== undefined && mostly(values, looks.looksLikeIdentifier))
      return [...list, ...identifier];
  }
  return undefined;
}

function assign<F extends Field>(
  plain: readonly Plain[],
  wanted: readonly F[],
  named: (path: Path) => { field: Field; rank: number } | null,
): Partial<Record<F, Path>> {
  const facts: Partial<Record<F, Path>> = {};
  const candidates = plain.flatMap(({ path, values }) => {
    const found = named(path);
    const field = wanted.find((f) => f === found?.field);
    return found === null || field === undefined
      ? []
      : [{ path, field, rank: found.rank, fits: fits(field, values) }];
  });
  const order = candidates.toSorted(
    (a, b) => b.fits - a.fits || a.rank - b.rank || a.path.length - b.path.length,
  );
  for (const { path, field, fits } of order) if (fits >= 0) facts[field] ??= path;
  return facts;
}

/** Where no name tells a device: the first member whose values all differ from device to device. */
export function unlikeAnyOther(shape: Shape): Path | null {
  const found = plainIn(shape, 2).find(
    ({ values }) =>
      values.length > 1 &&
      values.length === Math.min(shape.objects, 100) &&
      new Set(values).size === values.length &&
      !values.some(looks.looksLikeDate),
  );
  return found?.path ?? null;
}

const ABOUT_DEVICE = new Set(
  [
    'general',
    'device',
    'deviceinfo',
    'info',
    'details',
    'host',
    'attributes',
    'data',
    'properties',
    'common',
    'hardware',
    'summary',
    'result',
    'phone',
    'endpoint',
    'managedDevice',
  ].map(foldName),
);
const ABOUT_HOLDER =
  /^(user|owner|holder|person|employee|assigneduser|userandlocation|deviceuserinfo|location|gebruiker|benutzer|utilisateur|uzytkownik)$/;
const ABOUT_ORGANISATION =
  /^(team|fleet|group|department|organisation|organization|site|tenant|blueprint|orgunit|organizationgroup|locationgroup)$/;

/** The last name says what it is; `name` within `user` or `group` is the holder's or the organisation's. */
function deviceField(path: Path): { field: Field; rank: number } | null {
  const names = path.filter((step) => step !== '*');
  const parent = foldName(names.at(-2) ?? '');
  const last = names.at(-1) ?? '';
  const named = fieldNamed(last);
  if (ABOUT_HOLDER.test(parent)) {
    if (vagueName(last) === 'name') return { field: 'holder', rank: 30 };
    return named !== null && ['holder', 'organisation'].includes(named.field) ? named : null;
  }
  if (ABOUT_ORGANISATION.test(parent))
    return vagueName(last) === 'name' ? { field: 'organisation', rank: 5 } : null;
  // `mdm.name`, `os.version`: facts within another thing are its own.
  if (named === null && /^(os|operatingsystem|platform)$/.test(parent) && foldName(last) === 'name')
    return { field: 'platform', rank: 3 };
  if (named?.field === 'version' && /^(os|operatingsystem|platform)$/.test(parent))
    return { field: 'os-version', rank: 3 };
  if (named === null && foldName(last) === 'type') return { field: 'platform', rank: 20 };
  return named;
}

const startsWith = (path: Path, start: Path): boolean =>
  start.length > 0 && start.every((step, i) => path[i] === step);

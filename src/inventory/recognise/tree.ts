import type { JsonLayout } from '../layout.ts';
import {
  type AppFacts,
  appFacts,
  type DeviceFacts,
  deviceFacts,
  furtherIdentifiers,
  unlikeAnyOther,
} from './facts.ts';
import { DEVICE_KEYS } from './fields.ts';
import { listsIn, type Path, type Shape, shapeAt } from './shape.ts';
import { looksLikeIdentifier, looksLikeTrackId, mostly } from './values.ts';
import { foldName, isAppList, isDeviceList } from './vocabulary.ts';

/** What JSON turned out to hold. `devices`: devices are listed, and no app is. */
export type Tree =
  | { readonly holds: 'apps'; readonly layout: JsonLayout; readonly unread: number }
  | { readonly holds: 'devices'; readonly devices: Path }
  /** Lists are there, and all are empty. */
  | { readonly holds: 'nothing' }
  | { readonly holds: 'unknown' };

type AppList = { readonly path: Path; readonly facts: AppFacts; readonly worth: number };

export function findTree(root: Shape): Tree {
  const [best, ...others] = appLists(root).toSorted((a, b) => b.worth - a.worth);
  if (best === undefined) return withoutApps(root);
  const { path, facts } = best;
  // A list within the chosen one (versions), or around it (devices), is part of it.
  const unread = others.filter(
    (other) =>
      other.worth >= best.worth - 1 && !isWithin(other.path, path) && !isWithin(path, other.path),
  ).length;
  const shape = shapeAt(root, path);
  if (shape === null) return { holds: 'unknown' };

  const inner = deviceListIn(shape);
  if (inner !== null) {
    const device = shapeAt(shape, inner);
    const told =
      device === null ? {} : device.objects === 0 ? { 'device-id': [] } : deviceFacts(device);
    return layout(unread, { devices: path, apps: inner, app: facts, device: told, inverted: true });
  }
  const own = deviceFacts(shape);
  const further = facts.identifier === undefined ? [] : furtherIdentifiers(shape, facts.identifier);
  const also = further.map((place) => ({ field: 'identifier' as const, path: place }));
  const outer = outerDevice(root, path);
  const outerShape = shapeAt(root, outer) ?? root;
  const relative = path.slice(outer.length);
  const named = deviceFacts(outerShape, relative.slice(0, relative.indexOf('*')));
  const unlike = outer.length > 0 && !hasKey(named) ? unlikeAnyOther(outerShape) : null;
  const around = unlike === null ? named : { ...named, 'device-id': unlike };
  if (isRow(own) && !(hasKey(around) && outer.length > 0))
    return layout(unread, {
      devices: path,
      apps: [],
      app: facts,
      device: withoutApp(own, facts),
      inverted: false,
      also,
    });
  const counts = facts['device-count'] !== undefined && !hasKey(around);
  // The scanner knows a device as an object: where the root is a list, each element stands for the one device.
  if (counts || (path[0] === '*' && outer.length === 0)) {
    const devices = path[0] === '*' ? ['*'] : [];
    const apps = path.slice(devices.length);
    return layout(unread, { devices, apps, app: facts, device: {}, inverted: false, also });
  }
  return layout(unread, {
    devices: outer,
    apps: relative,
    app: facts,
    device: around,
    inverted: false,
    also,
  });
}

const layout = (unread: number, rest: Omit<JsonLayout, 'kind'>): Tree => ({
  holds: 'apps',
  unread,
  layout: { kind: 'json', ...rest },
});

const isWithin = (path: Path, outer: Path): boolean => outer.every((step, i) => path[i] === step);

/** Lists of things that have identifiers with dots as well, and are no apps. */
const NO_APPS =
  /profile|declaration|activation|certificate|configuration|polic|payload|restriction|permission|extension|attribute|asset|ebook|command|event|label|statu|capabilit|error|keyedappstate|vulnerabilit|browser/;
/** What lies within these is none either. */
const NO_APPS_WITHIN = /profile|declaration|certificate|polic|payload|permission|vulnerabilit/;

function appLists(root: Shape): AppList[] {
  const lists: Path[] = [...listsIn(root)];
  // NDJSON of rows, or a single row: the root itself is the app.
  if (root.objects > 0) lists.push([]);
  return lists.flatMap((path) => {
    const shape = shapeAt(root, path);
    if (shape === null) return [];
    const names = path.filter((step) => step !== '*');
    const parent = names.at(-1) ?? '';
    const isOther = (name: string, pattern: RegExp): boolean =>
      pattern.test(foldName(name)) && !isAppList(name);
    if (names.some((name) => isOther(name, NO_APPS_WITHIN)) || isOther(names.at(-1) ?? '', NO_APPS))
      return [];
    const named = path.length > 0 && isAppList(parent);
    if (shape.objects === 0) return listOfStrings(path, shape, named);
    const facts = appFacts(shape, named);
    const sure =
      (facts.identifier !== undefined && hasIdentifiers(shape, facts.identifier)) ||
      hasStoreNumbers(shape, facts['track-id']);
    const hasName = facts['app-name'] !== undefined;
    if (!sure && !(hasName && (named || namesApp(facts['app-name']) || isListed(shape, facts))))
      return [];
    if (
      path.length === 0 &&
      ![facts.identifier, facts['app-name'], facts['track-id']].some(namesApp)
    )
      return [];
    const worth =
      (named ? 4 : 0) +
      (sure ? 3 : 0) +
      (hasName ? 1 : 0) +
      (facts.version === undefined ? 0 : 1) +
      (path.length === 0 ? -2 : 0);
    return [{ path, facts, worth }];
  });
}

function listOfStrings(path: Path, shape: Shape, named: boolean): AppList[] {
  const identifiers = mostly(shape.values, looksLikeIdentifier);
  if (!identifiers && !(named && shape.values.length > 0)) return [];
  return [
    {
      path,
      facts: identifiers ? { identifier: [] } : { 'app-name': [] },
      worth: (named ? 4 : 0) + (identifiers ? 2 : 0),
    },
  ];
}

const hasIdentifiers = (shape: Shape, path: Path): boolean => {
  const values = shapeAt(shape, path)?.values ?? [];
  return mostly(values, looksLikeIdentifier, 0.3);
};

const hasStoreNumbers = (shape: Shape, path: Path | undefined): boolean =>
  path !== undefined && mostly(shapeAt(shape, path)?.values ?? [], looksLikeTrackId, 0.3);

/** A name that says by itself that an app is meant: `appName`, `bundle_id`, not `name` or `title`. */
const namesApp = (path: Path | undefined): boolean =>
  path !== undefined &&
  /app|bundle|package|pkg|itunes|adamid|software|program|toepassing|anwendung|aplikac|aplicac/.test(
    foldName(path.join('')),
  );

/** Something with a publisher, a count of devices or a list of them is an app, even where only `name` says what it is called. */
const isListed = (shape: Shape, facts: AppFacts): boolean =>
  facts.publisher !== undefined ||
  facts['device-count'] !== undefined ||
  (facts.version !== undefined && !isRow(deviceFacts(shape)) && deviceListIn(shape) !== null);

const hasKey = (facts: DeviceFacts): boolean => DEVICE_KEYS.some((key) => facts[key] !== undefined);

/** One element is app and device at once: it names its device in words that only devices have. */
const isRow = (facts: DeviceFacts): boolean =>
  facts.serial !== undefined ||
  facts.imei !== undefined ||
  [facts['device-id'], facts['device-name']].some(
    (path) =>
      path !== undefined &&
      /device|host|udid|system|machine|asset|computer|phone|toestel|apparaat|gerat|appareil|urzadz|mobile|terminal|dispositiv|serial|endpoint|handset|username|useremail|userprincipal|upn|email|gebruiker|benutzer|utilisateur|uzytkownik/.test(
        foldName(path.join('')),
      ),
  );

/** A member read as the app's own (`name`, `version`) is not the device's as well. */
function withoutApp(device: DeviceFacts, app: AppFacts): DeviceFacts {
  const taken = new Set(Object.values(app).map((path) => path.join('\n')));
  return Object.fromEntries(
    Object.entries(device).filter(([, path]) => !taken.has(path.join('\n'))),
  );
}

/** A list of devices within an app: the inverted form. */
function deviceListIn(app: Shape): Path | null {
  for (const path of listsIn(app)) {
    const names = path.filter((step) => step !== '*');
    const shape = shapeAt(app, path);
    if (
      shape !== null &&
      (isDeviceList(names.at(-1) ?? '') || (shape.objects > 0 && isRow(deviceFacts(shape))))
    )
      return path;
  }
  return null;
}

/** The innermost list around the apps whose elements are devices; else the outermost list; else the document. */
function outerDevice(root: Shape, apps: Path): Path {
  const around = apps.flatMap((step, i) =>
    step === '*' && i < apps.length - 1 ? [apps.slice(0, i + 1)] : [],
  );
  const withKey = around.findLast((path) => {
    const shape = shapeAt(root, path);
    return shape !== null && hasKey(deviceFacts(shape));
  });
  return withKey ?? around[0] ?? [];
}

function withoutApps(root: Shape): Tree {
  const lists = listsIn(root);
  const devices = [...lists, ...(root.objects > 0 ? [[]] : [])].find((path) => {
    const shape = shapeAt(root, path);
    if (shape === null || shape.objects === 0) return false;
    const facts = deviceFacts(shape);
    return isRow(facts) || (isDeviceList(path.at(-2) ?? '') && hasKey(facts));
  });
  if (devices !== undefined) return { holds: 'devices', devices };
  const empty =
    lists.length > 0 &&
    lists.every((path) => {
      const shape = shapeAt(root, path);
      return shape !== null && shape.objects === 0 && shape.values.length === 0;
    });
  return { holds: empty ? 'nothing' : 'unknown' };
}

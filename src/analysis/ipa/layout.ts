import type { Entry, Zip } from '../zip/open-zip.ts';

/** Where the app lies in the archive; folders end with `/`. */
export type Layout = {
  /** `Payload/Demo.app/` */
  readonly root: string;
  /** In `Payload/`, as phones and stores want it. */
  readonly isPayload: boolean;
  /** Other apps that lie beside it. */
  readonly others: readonly string[];
};
/** A folder with an `Info.plist` in the app, that of the app first. */
export type Bundle = {
  readonly folder: string;
  readonly kind: 'app' | 'extension' | 'framework' | 'resources';
  readonly info: Entry;
};

const APP = '.app/';
const INFO = 'Info.plist';

/** The app of an archive: in `Payload/`, else the outermost one anywhere. Null: there is none for iOS. */
export const findApp = (zip: Zip): Layout | null => {
  const roots = new Set<string>();
  for (const { name } of zip.entries) {
    const end = name.indexOf(APP) + APP.length;
    if (end > APP.length && name.length === end + INFO.length && name.endsWith(INFO))
      roots.add(name.slice(0, end));
  }
  const isPayload = (root: string): boolean =>
    root.startsWith('Payload/') && root.indexOf('/', 8) === root.length - 1;
  const depth = (root: string): number => root.split('/').length;
  const wanted = [...roots].filter(isPayload);
  const found = wanted.length > 0 ? wanted : [...roots].sort((a, b) => depth(a) - depth(b));
  const [root, ...others] = found;
  if (root === undefined) return null;
  return {
    root,
    isPayload: wanted.length > 0,
    others: others.filter((other) => depth(other) === depth(root)),
  };
};

const KINDS: readonly (readonly [string, Bundle['kind']])[] = [
  ['.app/', 'app'],
  ['.appex/', 'extension'],
  ['.xctest/', 'extension'],
  ['.framework/', 'framework'],
  ['.bundle/', 'resources'],
];

export const findBundles = (zip: Zip, root: string): readonly Bundle[] => {
  const bundles: Bundle[] = [];
  for (const info of zip.entries) {
    if (!info.name.startsWith(root) || !info.name.endsWith(`/${INFO}`)) continue;
    const folder = info.name.slice(0, -INFO.length);
    const kind = KINDS.find(([ending]) => folder.endsWith(ending))?.[1];
    if (kind !== undefined) bundles.push({ folder, kind, info });
  }
  return bundles.sort((a, b) => Number(b.folder === root) - Number(a.folder === root));
};

/** The last part of a path, without a `/` at its end and without this ending. */
export const lastPart = (path: string, ending = ''): string => {
  const whole = path.endsWith('/') ? path.slice(0, -1) : path;
  const last = whole.slice(whole.lastIndexOf('/') + 1);
  return ending !== '' && last.endsWith(ending) ? last.slice(0, -ending.length) : last;
};

/**
 * JSON that keeps data in the place of names: objects keyed by serial number or package, and tables of a line of names
 * and lines of values. Turned into lists of objects, which the scanners can read. For documents that are held whole.
 */
import { isAppList } from './recognise/vocabulary.ts';
import { looksLikeIdentifier } from './recognise/values.ts';

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
type Dict = { [member: string]: Json };

const isDict = (value: Json | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key that is somebody's data: digits, dots or an address in it. */
const isDataKey = (key: string): boolean =>
  /\d{3}/.test(key) || /^[a-z]\w*\.[\w-]+\./i.test(key) || key.includes('@');

/** Whether the sample has such an object or table somewhere. */
export function isKeyed(value: Json, depth = 0): boolean {
  if (depth > 6) return false;
  if (Array.isArray(value))
    return value.slice(0, 20).some((element) => isKeyed(element, depth + 1));
  if (!isDict(value)) return false;
  return (
    isMap(value) ||
    isSplit(value) ||
    appListsOf(value).length > 1 ||
    tableOf(value) !== null ||
    Object.values(value).some((member) => isKeyed(member, depth + 1))
  );
}

/** Keyed by data; or by names of devices, each with a list of apps. */
function isMap(object: Dict): boolean {
  const keys = Object.keys(object);
  const values = Object.values(object);
  if (values.length > 1 && values.every((value) => isDict(value) && appListsOf(value).length > 0))
    return true;
  if (values.length > 1 && !keys.some(isAppList) && values.every(isListOfIdentifiers)) return true;
  return (
    keys.length > 0 &&
    keys.every(isDataKey) &&
    Object.values(object).every(
      (value) => typeof value !== 'boolean' || keys.every(looksLikeIdentifier),
    )
  );
}

/** `{"ios": [rows], "android": [rows]}`: one export in parts. */
const isSplit = (object: Dict): boolean => {
  const lists = Object.entries(object).filter(
    ([name, value]) => PLATFORM.test(name) && Array.isArray(value) && value.some(isDict),
  );
  return lists.length > 1 && Object.values(object).filter(Array.isArray).length === lists.length;
};
const PLATFORM =
  /^(ios|ipados|iphone|iphones|ipad|ipads|android|apple|androids|tablets|phones|smartphones)$/i;

const withPlatform = (row: Json, name: string): Json =>
  isDict(row) ? { platform: name, ...row } : row;

const isListOfIdentifiers = (value: Json): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((element) => typeof element === 'string' && looksLikeIdentifier(element));

/** Members that list apps: `managedApps` beside `userApps` must both be read. */
const appListsOf = (object: Dict): string[] =>
  Object.entries(object).flatMap(([name, value]) =>
    isAppList(name) &&
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((element) => isDict(element) || typeof element === 'string')
      ? [name]
      : [],
  );

/** The document with lists in place of maps and tables. */
export function listed(value: Json, depth = 0): Json {
  if (depth > 40) return null;
  if (Array.isArray(value)) return value.map((element) => listed(element, depth + 1));
  if (!isDict(value)) return value;
  const table = tableOf(value);
  if (table !== null) return { rows: table };
  if (isMap(value))
    return Object.entries(value).map(([key, member]) => entry(key, listed(member, depth + 1)));
  if (isSplit(value))
    return {
      rows: Object.entries(value).flatMap(([name, rows]) =>
        Array.isArray(rows) ? rows.map((row) => withPlatform(listed(row, depth + 1), name)) : [],
      ),
    };
  const lists = appListsOf(value);
  const merged = lists.length > 1 ? { apps: lists.flatMap((name) => asObjects(value[name])) } : {};
  const others = Object.entries(value).filter(
    ([name]) => lists.length < 2 || !lists.includes(name),
  );
  return {
    ...Object.fromEntries(others.map(([name, member]) => [name, listed(member, depth + 1)])),
    ...merged,
  };
}

const asObjects = (list: Json | undefined): Json[] =>
  Array.isArray(list)
    ? list.map((element) =>
        typeof element === 'string'
          ? { [looksLikeIdentifier(element) ? 'identifier' : 'name']: element }
          : element,
      )
    : [];

function entry(key: string, value: Json): Json {
  const name = looksLikeIdentifier(key) ? 'identifier' : 'deviceId';
  if (isDict(value)) return { [name]: key, ...value };
  if (Array.isArray(value))
    return { [name]: key, [name === 'deviceId' ? 'apps' : 'devices']: value };
  return name === 'identifier' && typeof value === 'boolean'
    ? { identifier: key, installed: value }
    : { [name]: key, version: value };
}

/** `{columns: [...], rows: [[...]]}`, under whatever names: names are texts, or objects that hold one. */
function tableOf(object: Dict): Json[] | null {
  const lists = Object.values(object).filter(Array.isArray);
  const names = lists.find(
    (list) => list.length > 1 && list.every((name) => nameOf(name) !== null),
  );
  const rows = lists.find((list) => list !== names && list.length > 0 && list.every(Array.isArray));
  if (names === undefined || rows === undefined) return null;
  const columns = names.map((name) => nameOf(name) ?? '');
  return (rows as Json[][]).map((row) =>
    Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])),
  );
}

function nameOf(value: Json): string | null {
  if (typeof value === 'string') return value;
  if (!isDict(value)) return null;
  const text = Object.entries(value).find(
    ([name, inner]) =>
      /^(column|name|columnname|field|title|displayname)$/i.test(name) && typeof inner === 'string',
  );
  return typeof text?.[1] === 'string' ? text[1] : null;
}

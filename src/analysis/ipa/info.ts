import { placeOf } from '../zip/open-zip.ts';
import type { Named, Place } from '../../core/vetting/place.ts';
import { dictOf, listOf, textOf, textsOf } from '../plist/value.ts';
import type { Dict, PlistValue } from '../plist/value.ts';
import { BOUNDS } from './bounds.ts';
import type { Gather, List } from './gather.ts';

/** An Info.plist that was read, with the means to say where in it something stands. */
export type Info = {
  readonly values: Dict;
  readonly entry: string;
  place(text: string, key?: string): Place;
  named(key: string): Named | null;
};

export const infoOf = ({ value, place }: List, entry: string): Info => {
  const values = dictOf(value);
  return {
    values,
    entry: placeOf(entry).entry,
    place,
    named(key) {
      const text = textOf(values[key]);
      return text === null ? null : { name: text, place: place(text, key) };
    },
  };
};

/** What an Info.plist, of the app or of an extension, asks for and whom it names. */
export const readRequests = (info: Info, into: Gather): void => {
  for (const key of Object.keys(info.values))
    if (/^NS\w+UsageDescription$/.test(key))
      into.add('permissions', { name: key, place: info.place(key) }, key);
  for (const scheme of textsOf(info.values['LSApplicationQueriesSchemes']))
    into.add('queries', { name: scheme, place: info.place(scheme) }, scheme);
  const transport = dictOf(info.values['NSAppTransportSecurity']);
  for (const domain of [
    ...Object.keys(dictOf(transport['NSExceptionDomains'])),
    ...textsOf(info.values['WKAppBoundDomains']),
  ])
    addHost(into, domain, info.place(domain), 'configuration');
};

/** Keys with their values, where these are short texts, numbers or lists of texts; of structures the names that matter inside. */
export const readKeys = (info: Info, into: Gather): void => {
  for (const [key, value] of Object.entries(info.values))
    addMetaData(into, key, value, info.place(key));
  for (const type of listOf(info.values['CFBundleURLTypes']))
    addMetaData(
      into,
      'CFBundleURLSchemes',
      dictOf(type)['CFBundleURLSchemes'],
      info.place('CFBundleURLSchemes'),
    );
  for (const item of listOf(info.values['SKAdNetworkItems']))
    addMetaData(
      into,
      'SKAdNetworkIdentifier',
      dictOf(item)['SKAdNetworkIdentifier'],
      info.place('SKAdNetworkIdentifier'),
    );
  const arbitrary = dictOf(info.values['NSAppTransportSecurity'])['NSAllowsArbitraryLoads'];
  addMetaData(into, 'NSAllowsArbitraryLoads', arbitrary, info.place('NSAllowsArbitraryLoads'));
};

export const addMetaData = (
  into: Gather,
  key: string,
  value: PlistValue | undefined,
  place: Place,
): void => {
  if (value === undefined) return;
  const texts = listOf(value).flatMap((one) => shown(one) ?? []);
  for (const text of texts.length > 0 ? texts : [shown(value)])
    into.add(
      'metaData',
      { name: key.slice(0, BOUNDS.value), value: text, place },
      `${place.entry} ${key} ${text ?? ''}`,
    );
};

const shown = (value: PlistValue): string | null => {
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isPlain ? String(value) : null;
  return text !== null && text.length <= BOUNDS.value ? text : null;
};

const HOST = /^(?:[a-z\d_](?:[a-z\d_-]{0,62})\.)+[a-z\d-]{2,63}$/;

/** A host as a maker declares it: `*.` before it and a port behind it are left off. */
export const addHost = (
  into: Gather,
  written: string,
  place: Place,
  from: 'configuration' | 'privacy-manifest',
): void => {
  const host = written
    .slice(0, 300)
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^\*\./, '')
    .replace(/[:/?#].*$/, '')
    .replace(/\.$/, '');
  if (host.length <= 253 && HOST.test(host))
    into.add('hosts', { name: host, from, place }, `${from} ${host}`);
};

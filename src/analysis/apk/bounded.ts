import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';

type Report = (finding: FileFinding) => void;

/** At most so many, and a finding where there are more: what was left out is nowhere evidence that it is not there. */
export const bounded = <Item>(
  items: readonly Item[],
  most: number,
  kind: string,
  report: Report,
  code: 'limit.searched' | 'limit.code' = 'limit.searched',
): readonly Item[] => {
  if (items.length > most) tellLeftOut(code, { kind, has: items.length, read: most }, report);
  return items.slice(0, most);
};

/** So many of this kind were not looked at. */
export const tellLeftOut = (
  code: 'limit.searched' | 'limit.code',
  facts: { readonly kind: string; readonly has: number; readonly read: number },
  report: Report,
): void => report({ code, place: placeOf(''), phoneReads: null, toolsRead: null, facts });

/** The first of each, as many as a list of facts may hold. */
export const once = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  kind: string,
  report: Report,
): readonly Item[] => {
  const kept = new Map<string, Item>();
  for (const item of items) {
    const name = key(item);
    if (!kept.has(name)) kept.set(name, item);
  }
  return bounded([...kept.values()], BOUNDS.listed, kind, report);
};

import type { Facts, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Place } from '../../core/vetting/place.ts';
import { BOUNDS as WORK } from '../macho/bounds.ts';
import type { Work } from '../macho/image.ts';
import { placeIn } from '../plist/place-in.ts';
import { readPlist } from '../plist/read-plist.ts';
import type { PlistValue } from '../plist/value.ts';
import { ofBytes } from '../source.ts';
import type { Source } from '../source.ts';
import { contentOf, placeOf, slice } from '../zip/open-zip.ts';
import type { Entry, Zip } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';

type Of<List> = List extends readonly (infer Item)[] ? Item : never;
type Lists = {
  readonly [Key in keyof Facts]: Facts[Key] extends readonly unknown[] ? Key : never;
}[keyof Facts];

/** Collects facts: each list with its bound, one thing named once. */
export type Gather = {
  readonly zip: Zip;
  readonly report: (finding: FileFinding) => void;
  add<Key extends Exclude<Lists, undefined>>(list: Key, item: Of<Facts[Key]>, same: string): void;
  list<Key extends Exclude<Lists, undefined>>(list: Key): Facts[Key];
  unread(what: Unread['what'], why: Unread['why'], place: Place): void;
  /** An entry's content; null where it can't be had, which is then in `unread`. */
  content(entry: Entry, most: number, what: Unread['what']): Uint8Array | null;
  plist(entry: Entry, what: Unread['what']): List | null;
  /** A program's bytes; null where they can't be had or are too many. */
  program(entry: Entry): Source | null;
  readonly work: Work;
};

/** A property list that was read. `place`: where a text stands in it, behind its key if one is given. */
export type List = { readonly value: PlistValue; place(text: string, key?: string): Place };

export const gather = (zip: Zip, report: (finding: FileFinding) => void): Gather => {
  const lists = new Map<string, Map<string, unknown>>();
  let [plists, listBytes, searched, programs, programBytes] = [0, 0, 0, 0, 0];
  const self: Gather = {
    zip,
    report,
    add(list, item, same) {
      const items = lists.get(list) ?? new Map<string, unknown>();
      lists.set(list, items);
      if (items.has(same)) return;
      if (items.size < BOUNDS.list) items.set(same, item);
      else limit(list);
    },
    list: <Key extends Exclude<Lists, undefined>>(list: Key) =>
      [...(lists.get(list)?.values() ?? [])] as unknown as Facts[Key],
    unread: (what, why, place) =>
      self.add(
        'unread',
        { what, why, place },
        `${what} ${why} ${place.entry} ${place.offset ?? ''}`,
      ),
    content(entry, most, what) {
      const content = contentOf(zip, entry, most);
      if (typeof content !== 'string') return content;
      self.unread(what, content, placeOf(entry.name));
      return null;
    },
    plist(entry, what) {
      if (plists >= BOUNDS.plists || listBytes >= BOUNDS.inAllPlists)
        return over(entry, what, 'plists');
      plists += 1;
      const bytes = self.content(entry, BOUNDS.inAllPlists - listBytes, what);
      if (bytes === null) return null;
      listBytes += bytes.length;
      const { entry: name } = placeOf(entry.name);
      const value = readPlist(bytes, report, name);
      if (value === null) self.unread(what, 'broken', placeOf(entry.name));
      if (value === null) return null;
      return {
        value,
        place(text, key) {
          searched += bytes.length;
          return searched > BOUNDS.searched ? placeOf(entry.name) : placeIn(name, bytes, text, key);
        },
      };
    },
    program(entry) {
      if (programs >= BOUNDS.programs || programBytes > BOUNDS.inAllPrograms)
        return over(entry, 'code', 'programs');
      programs += 1;
      const stored = slice(zip, entry);
      const content = stored === null ? self.content(entry, BOUNDS.program, 'code') : null;
      const source = stored ?? (content === null ? null : ofBytes(content));
      programBytes += source?.size ?? 0;
      return source;
    },
    work: { left: WORK.work },
  };
  const said = new Set<string>();
  const limit = (list: string): void => {
    if (said.has(list)) return;
    said.add(list);
    report({
      code: 'ipa.limit',
      place: placeOf(''),
      phoneReads: null,
      toolsRead: null,
      facts: { list },
    });
  };
  const over = (entry: Entry, what: Unread['what'], list: string): null => {
    limit(list);
    self.unread(what, 'limit', placeOf(entry.name));
    return null;
  };
  return self;
};

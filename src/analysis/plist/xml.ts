import { parseXmlPlist } from '../../markup/plist-xml.ts';
import { xmlReader } from '../../markup/xml.ts';
import type { Say } from './say.ts';
import { BOUNDS } from './bounds.ts';
import type { PlistValue } from './value.ts';

/** A property list in XML; null where it is none. Says when a dict has a key twice, since readers differ in which one they take. */
export const readXmlPlist = (text: string, say: Say): PlistValue | null => {
  // Apple's reader (CoreFoundation, CFPropertyList.c, from memory) knows the five entities of XML and none besides.
  if (/<!ENTITY\s/u.test(text.slice(0, text.search(/<plist[\s>]/u) >>> 0)))
    say('plist.entities', null);
  try {
    check(text, say);
    return parseXmlPlist(text);
  } catch (error) {
    say(error instanceof TooMuch ? error.code : 'plist.broken', null);
    return null;
  }
};

class TooMuch extends Error {
  readonly code: 'plist.too-deep' | 'plist.bomb';
  constructor(code: TooMuch['code']) {
    super(code);
    this.code = code;
  }
}

const check = (text: string, say: Say): void => {
  const dicts: Set<string>[] = [];
  let words = '';
  let [depth, values] = [0, 0];
  const reader = xmlReader({
    open(name) {
      words = '';
      depth += 1;
      values += 1;
      if (depth > BOUNDS.depth) throw new TooMuch('plist.too-deep');
      if (values > BOUNDS.values) throw new TooMuch('plist.bomb');
      if (name === 'dict') dicts.push(new Set());
    },
    text(part) {
      words += part;
    },
    close(name) {
      depth -= 1;
      if (name === 'dict') dicts.pop();
      if (name !== 'key') return;
      const keys = dicts.at(-1);
      if (keys?.has(words)) say('plist.duplicate-key', null);
      keys?.add(words);
    },
  });
  reader.push(text);
  reader.end();
};

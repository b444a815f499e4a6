import { xmlReader } from './xml.ts';

export type PlistValue =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | PlistValue[]
  | { [key: string]: PlistValue };

type Open = {
  readonly kind: 'dict' | 'array';
  readonly value: { [key: string]: PlistValue } | PlistValue[];
  key: string | null;
};

const DEEPEST = 200;

/**
 * A property list in XML. Read here and not by plist 5.0, whose XML parser prints what it finds wrong, with words of the file,
 * to the terminal. Throws where it is no property list.
 */
export function parseXmlPlist(text: string): PlistValue {
  const open: Open[] = [];
  const found: PlistValue[] = [];
  let words = '';
  const put = (value: PlistValue): void => {
    const outer = open.at(-1);
    if (outer === undefined) found.push(value);
    else if (Array.isArray(outer.value)) outer.value.push(value);
    else if (outer.key !== null) {
      outer.value[outer.key] = value;
      outer.key = null;
    } else throw new Error('a value without a key');
  };
  const reader = xmlReader({
    open(name) {
      words = '';
      if (open.length > DEEPEST) throw new Error('nested too deep');
      if (name === 'dict')
        open.push({
          kind: 'dict',
          value: Object.create(null) as { [key: string]: PlistValue },
          key: null,
        });
      if (name === 'array') open.push({ kind: 'array', value: [], key: null });
    },
    close(name) {
      if (name === 'plist') return;
      if (name === 'dict' || name === 'array') {
        const closed = open.pop();
        if (closed?.kind !== name) throw new Error('dict and array are mixed up');
        put(closed.value);
      } else if (name === 'key') {
        const outer = open.at(-1);
        if (outer?.kind !== 'dict') throw new Error('a key outside of a dict');
        outer.key = words;
      } else put(plain(name, words));
      words = '';
    },
    text(part) {
      words += part;
    },
  });
  reader.push(text);
  reader.end();
  const [value, ...more] = found;
  if (value === undefined || more.length > 0 || open.length > 0) throw new Error('not one value');
  return value;
}

function plain(name: string, words: string): PlistValue {
  switch (name) {
    case 'string':
      return words;
    case 'true':
    case 'false':
      return name === 'true';
    case 'integer':
    case 'real':
      return Number(words);
    case 'date':
      return new Date(words);
    case 'data':
      return Buffer.from(words, 'base64');
    default:
      throw new Error('a tag that no property list has');
  }
}

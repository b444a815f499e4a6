/**
 * JSON read from a sample that may end anywhere: what stands before the end is kept as far as it goes. Several documents
 * one after the other (NDJSON) are all read. For recognising only; the scanners read the data.
 */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

export type Prefix = {
  readonly documents: readonly Json[];
  /** The last document ends within the sample. */
  readonly whole: boolean;
  /** Where the text stops being JSON; null where it is JSON as far as it goes. */
  readonly brokenAt: number | null;
};

const DEEPEST = 64;
const MOST_DOCUMENTS = 200;

/** Signals that the sample ended; what was built so far stays. */
const END = Symbol('end');
const BROKEN = Symbol('broken');
type Stop = typeof END | typeof BROKEN;

export function parsePrefix(text: string): Prefix {
  const reader = { text, at: 0 };
  const documents: Json[] = [];
  while (documents.length < MOST_DOCUMENTS) {
    skipBlank(reader);
    if (reader.at >= text.length) return { documents, whole: true, brokenAt: null };
    const slot: { value?: Json } = {};
    const stop = readValue(reader, (value) => (slot.value = value), 0);
    if (slot.value !== undefined) documents.push(slot.value);
    if (stop === BROKEN) return { documents, whole: false, brokenAt: reader.at };
    if (stop === END) return { documents, whole: false, brokenAt: null };
    skipBlank(reader);
    // Some tools write `},` between the records of a log.
    if (text[reader.at] === ',') reader.at += 1;
  }
  return { documents, whole: false, brokenAt: null };
}

type Reader = { readonly text: string; at: number };

function skipBlank(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? 'x')) reader.at += 1;
}

function readValue(reader: Reader, put: (value: Json) => void, depth: number): Stop | null {
  skipBlank(reader);
  const first = reader.text[reader.at];
  if (first === undefined) return END;
  if (depth > DEEPEST) return BROKEN;
  if (first === '{') return readObject(reader, put, depth);
  if (first === '[') return readArray(reader, put, depth);
  if (first === '"') {
    const text = readString(reader);
    if (typeof text !== 'string') return text;
    put(text);
    return null;
  }
  const word = /[-+\w.]+/y;
  word.lastIndex = reader.at;
  const found = word.exec(reader.text)?.[0];
  if (found === undefined) return BROKEN;
  if (reader.at + found.length >= reader.text.length && depth > 0) return END;
  reader.at += found.length;
  const value = literal(found);
  if (value === undefined) return BROKEN;
  put(value);
  return null;
}

function literal(word: string): Json | undefined {
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  const number = Number(word);
  return Number.isNaN(number) ? undefined : number;
}

function readString(reader: Reader): string | Stop {
  const { text } = reader;
  let end = reader.at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return END;
  const raw = text.slice(reader.at, end + 1);
  reader.at = end + 1;
  try {
    return JSON.parse(raw) as string;
  } catch {
    // A raw tab or line end in a string: wrong, and common in hand-made files.
    return raw.slice(1, -1);
  }
}

function readObject(reader: Reader, put: (value: Json) => void, depth: number): Stop | null {
  const object: { [member: string]: Json } = Object.create(null) as { [member: string]: Json };
  put(object);
  reader.at += 1;
  for (;;) {
    skipBlank(reader);
    const next = reader.text[reader.at];
    if (next === undefined) return END;
    if (next === '}') {
      reader.at += 1;
      return null;
    }
    if (next === ',') {
      reader.at += 1;
      continue;
    }
    if (next !== '"') return BROKEN;
    const name = readString(reader);
    if (typeof name !== 'string') return name;
    skipBlank(reader);
    if (reader.text[reader.at] === undefined) return END;
    if (reader.text[reader.at] !== ':') return BROKEN;
    reader.at += 1;
    const stop = readValue(reader, (value) => (object[name] = value), depth + 1);
    if (stop !== null) return stop;
  }
}

function readArray(reader: Reader, put: (value: Json) => void, depth: number): Stop | null {
  const array: Json[] = [];
  put(array);
  reader.at += 1;
  for (;;) {
    skipBlank(reader);
    const next = reader.text[reader.at];
    if (next === undefined) return END;
    if (next === ']') {
      reader.at += 1;
      return null;
    }
    if (next === ',') {
      reader.at += 1;
      continue;
    }
    const stop = readValue(reader, (value) => array.push(value), depth + 1);
    if (stop !== null) return stop;
  }
}

export const isObject = (value: Json | undefined): value is { [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

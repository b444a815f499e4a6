import { MAX_SPELLINGS } from './limits.ts';

/**
 * Lists of spellings by number, each held once: a fleet has one app under one name on thousands of devices. Number 0 is the
 * empty list.
 */
export type Spellings = {
  readonly at: (list: number) => readonly string[];
  /** The list with what the texts add to it. */
  readonly join: (list: number, texts: readonly string[]) => number;
};

export function createSpellings(): Spellings {
  const lists: (readonly string[])[] = [[]];
  const known: Map<string, number> = new Map();
  const at = (list: number): readonly string[] => lists[list] ?? [];
  return {
    at,
    join(list, texts) {
      const had = at(list);
      // As nearly all are: the first spelling of a hit, which other hits have as well. Its key is the text itself.
      const [first = '', second] = texts;
      const shared = list === 0 && second === undefined ? known.get(first) : undefined;
      if (shared !== undefined) return shared;
      if (texts.every((text) => had.includes(text))) return list;
      const longer = [...had];
      for (const text of texts) addSpelling(longer, text);
      const key = longer.join('\n');
      const same = known.get(key);
      if (same !== undefined) return same;
      const number = lists.push(longer) - 1;
      if (known.size < MAX_SHARED) known.set(key, number);
      return number;
    },
  };
}
const MAX_SHARED = 10_000;

export function addSpelling(spellings: string[], text: string): void {
  if (text !== '' && spellings.length < MAX_SPELLINGS && !spellings.includes(text))
    spellings.push(text);
}

/**
 * Finds numbered texts again without holding one of them: what has the text makes it anew when two hashes agree. Twelve to
 * twenty bytes a text, where a map of strings takes over a hundred.
 */
export type TextIndex = {
  /** The number that was added with this text, or -1. */
  readonly find: (text: string) => number;
  /** The text must not be there yet. */
  readonly add: (number: number, text: string) => void;
};

/** Numbers are below `most`; `textOf` gives the text that a number was added with. */
export function indexTexts(most: number, textOf: (number: number) => string): TextIndex {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
  const mask = size - 1;
  // 0 is free, else the number plus one.
  const places = new Int32Array(size);
  const hashes = new Int32Array(most);
  return {
    find(text) {
      const hash = hashOf(text);
      for (let place = hash & mask; ; place = (place + 1) & mask) {
        const number = (places[place] ?? 0) - 1;
        if (number < 0) return -1;
        if (hashes[number] === hash && textOf(number) === text) return number;
      }
    },
    add(number, text) {
      const hash = hashOf(text);
      let place = hash & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
      hashes[number] = hash;
    },
  };
}

/** FNV-1a over UTF-16 units, its bits mixed once more: the low ones choose the place. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/**
 * Seeded chance. Every question has a name, and its answer depends on the name alone: a device or an app more
 * leaves all other answers as they were. Not for secrets.
 */
export function chance(...name: readonly (string | number)[]): number {
  // FNV-1a over the name, then MurmurHash3's finish: without it, names that differ in their ends stay alike.
  let hash = 0x811c9dc5;
  for (const character of name.join('\u0001')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from 0 up to, not including, `below`. */
export function upTo(below: number, ...name: readonly (string | number)[]): number {
  return Math.floor(chance(...name) * below);
}

export function pick<T>(from: readonly [T, ...T[]], ...name: readonly (string | number)[]): T {
  return from[upTo(from.length, ...name)] ?? from[0];
}

/** Picks by weight; the weights need not add up to one. */
export function weighted<T>(
  from: readonly (readonly [T, number])[],
  ...name: readonly (string | number)[]
): T {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance(...name) * total;
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  if (!last) throw new Error('nothing to pick from');
  return last[0];
}

/** `digits` hexadecimal digits that belong to the name. */
export function hex(digits: number, ...name: readonly (string | number)[]): string {
  let text = '';
  for (let i = 0; text.length < digits; i += 1) {
    text += upTo(2 ** 32, ...name, i)
      .toString(16)
      .padStart(8, '0');
  }
  return text.slice(0, digits);
}

/** Shaped like a UUID of version 4; the first block is one of the samples', so that it is seen to be invented. */
export function uuid(...name: readonly (string | number)[]): string {
  return `7d1b2c3d-${hex(4, ...name, 'a')}-4000-8000-${hex(12, ...name, 'b')}`;
}

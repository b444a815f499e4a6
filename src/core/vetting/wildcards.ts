/** Names in which `*` stands for any characters: `libjcore*.so`. Compared with regard to case. */
function wildcard(name: string): RegExp {
  return new RegExp(`^${sourceOf(name)}$`);
}

/** One pattern for all of them, so that thousands of names are looked at once; null where there is none. */
export const anyOf = (names: readonly string[]): RegExp | null =>
  names.length === 0 ? null : new RegExp(`^(?:${names.map(sourceOf).join('|')})$`);

const sourceOf = (name: string): string =>
  name
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]*');

/** Which of the names mean what, plain names by look-up. */
export function matcherOf<T>(
  pairs: readonly (readonly [name: string, meaning: T])[],
): (name: string) => readonly T[] {
  const plain = Map.groupBy(
    pairs.filter(([name]) => !name.includes('*')),
    ([name]) => name,
  );
  const wild = pairs
    .filter(([name]) => name.includes('*'))
    .map(([name, meaning]) => ({ pattern: wildcard(name), meaning }));
  return (name) => [
    ...(plain.get(name) ?? []).map(([, meaning]) => meaning),
    ...wild.filter(({ pattern }) => pattern.test(name)).map(({ meaning }) => meaning),
  ];
}

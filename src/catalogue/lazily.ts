/** An object as text, a line for each property: its name, and its value as JSON. */
export const linesOf = (value: object): string =>
  Object.entries(value)
    .map(([name, part]) => `${name} ${JSON.stringify(part)}`)
    .join('\n');

/**
 * The object again; each property is parsed when it is first asked for. To copy the object asks for all of them. `text` has to come from `linesOf`, of a `T`
 * that is the same after a turn through JSON.
 */
export function lazily<T extends object>(text: string): T {
  const lazy = {};
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const space = text.indexOf(' ', from);
    const [name, begin] = [text.slice(from, space), space + 1];
    Object.defineProperty(lazy, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value: unknown = JSON.parse(text.slice(begin, to));
        Object.defineProperty(lazy, name, { enumerable: true, value });
        return value;
      },
    });
    from = to + 1;
  }
  return lazy as T;
}

/** Real certificates have one or two kilobytes. */
const LONGEST = 2 ** 13;
const MOST = 64;

/**
 * `read`, once for the same bytes: a certificate stands in an app once for each scheme, and in most apps of a publisher. `read` must depend on nothing else, and
 * gets bytes of its own, so that no file stays in memory for the sake of its certificate.
 */
export function remembering<T>(read: (bytes: Buffer) => T): (bytes: Uint8Array) => T {
  const known = new Map<string, T>();
  return (bytes) => {
    const own = Buffer.from(bytes);
    if (own.length > LONGEST) return read(own);
    const key = own.toString('latin1');
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = read(own);
    // The oldest goes; a file with hundreds of them makes the others be read again, and no more.
    if (known.size >= MOST) known.delete(known.keys().next().value ?? '');
    known.set(key, made);
    return made;
  };
}

/** The text of a property list: by its mark, by the zeros of UTF-16 without one, by what its XML says, else UTF-8. */
export const decodeText = (bytes: Uint8Array): string => {
  const [a = 1, b = 1, c = 1] = bytes;
  if (a === 0xff && b === 0xfe) return decode('utf-16le', bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return decode('utf-16be', bytes.subarray(2));
  if (a === 0xef && b === 0xbb && c === 0xbf) return decode('utf-8', bytes.subarray(3));
  if (a === 0 && b !== 0) return decode('utf-16be', bytes);
  if (a !== 0 && b === 0) return decode('utf-16le', bytes);
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const said = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]{1,40})["']/.exec(start)?.[1] ?? 'utf-8';
  // A list that says UTF-16 and yet could be read as far as this is none.
  return decode(/^utf-?16/i.test(said) ? 'utf-8' : said, bytes);
};

const decode = (encoding: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

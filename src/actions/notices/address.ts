/** RFC 5321: 254 octets between the angle brackets. */
const LONGEST = 254;
const ADDRESS =
  /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+\.[^\s\p{C}@<>()[\]\\,;:".]{2,}$/u;

/**
 * The address in what an MDM gives as a device's holder; null where it gives a name, a number, or the account of a guest
 * (`…#EXT#@…`, to which nothing can be sent). A user principal name looks like an address and mostly is one; where it is none, the
 * message bounces.
 */
export function addressIn(holder: string | null): string | null {
  const text = holder?.trim() ?? '';
  const [, inBrackets] = /<([^<>]+)>$/.exec(text) ?? [];
  const address = inBrackets ?? text;
  const isOne =
    address.length <= LONGEST && ADDRESS.test(address) && !address.toUpperCase().includes('#EXT#@');
  return isOne ? address : null;
}

/** One person's address, however it is written: mail servers that tell case apart are not found in practice. */
export const sameAddress = (address: string): string => address.normalize('NFKC').toLowerCase();

import { oidOf, readAsn1 } from './asn1.ts';
import type { Asn1 } from './asn1.ts';

/** Their values are compared as people read them; of others, bytes. RFC 2253, 2.3. */
const KEYWORDS: ReadonlySet<string> = new Set([
  '2.5.4.3',
  '2.5.4.6',
  '2.5.4.7',
  '2.5.4.8',
  '2.5.4.9',
  '2.5.4.10',
  '2.5.4.11',
  '0.9.2342.19200300.100.1.1',
  '0.9.2342.19200300.100.1.25',
]);
const [UTF8, PRINTABLE] = [0x0c, 0x13];

/**
 * Whether two distinguished names (DER) are the same, as phones compare them: in one kind of text or another, without regard to case and to doubled blanks. Whoever signs an
 * app with an old tool has their name in two kinds. Java's X500Name.equals (AVA.toRFC2253CanonicalString, from memory).
 */
export const isSameName = (one: Buffer, other: Buffer): boolean => {
  if (one.equals(other)) return true;
  const [a, b] = [readAsn1(one), readAsn1(other)];
  return a !== null && b !== null && canonical(a) === canonical(b);
};

const canonical = (name: Asn1): string =>
  name.parts.map((set) => set.parts.map(attributeOf).toSorted().join('+')).join(',');

const attributeOf = ({ parts: [type, value] }: Asn1): string => {
  const oid = oidOf(type) ?? '?';
  const isText = value?.tag === UTF8 || value?.tag === PRINTABLE;
  return isText && KEYWORDS.has(oid)
    ? `${oid}=${JSON.stringify(asRead(value.content.toString('utf8')))}`
    : `${oid}#${value?.bytes.toString('hex') ?? ''}`;
};

const asRead = (text: string): string =>
  text.toUpperCase().toLowerCase().normalize('NFKD').replaceAll(/\s+/gu, ' ').trim();

import { oidOf, readAsn1 } from './asn1.ts';
import type { Asn1 } from './asn1.ts';
import { nameOfSignature } from './oids.ts';
import { remembering } from './remembering.ts';

/** What stands in a certificate (RFC 5280, 4.1), leniently: whoever signs an app writes their own, and phones take nearly anything. */
export type Fields = {
  readonly spki: Buffer;
  /** Comma-separated, the last part first, as RFC 4514 has it; bad UTF-8 replaced. */
  readonly subject: string;
  readonly issuer: string;
  /** The issuer as it is encoded: what a PKCS#7 signer names. */
  readonly issuerBytes: Buffer;
  readonly serialBytes: Buffer;
  /** Hexadecimal, in capitals. */
  readonly serial: string;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly signatureAlgorithm: string | null;
};

const CONTEXT_0 = 0xa0;
const MOST_NAME = 1_000;

/** Null where it is no certificate. */
export const fieldsOf = remembering((der): Fields | null => {
  const [tbs, algorithm] = readAsn1(der)?.parts ?? [];
  const parts = tbs?.parts ?? [];
  const [serial, , issuer, validity, subject, spki] =
    parts[0]?.tag === CONTEXT_0 ? parts.slice(1) : parts;
  if (!serial || !issuer || !validity || !subject || !spki) return null;
  return {
    spki: spki.bytes,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    issuerBytes: issuer.bytes,
    serialBytes: serial.content,
    serial: serial.content
      .subarray(0, 64)
      .toString('hex')
      .replace(/^(?:00)+(?=.)/u, '')
      .toUpperCase(),
    notBefore: instantOf(validity.parts[0]),
    notAfter: instantOf(validity.parts[1]),
    signatureAlgorithm: nameOfSignature(oidOf(algorithm?.parts[0])),
  };
});

const nameOf = (name: Asn1): string =>
  name.parts
    .toReversed()
    .map((set) => set.parts.map(attributeOf).join('+'))
    .join(', ')
    .slice(0, MOST_NAME);

const attributeOf = ({ parts: [type, value] }: Asn1): string => {
  const oid = oidOf(type) ?? '?';
  const text = value ? textOf(value).replaceAll(/[,+"\\<>;]/gu, String.raw`\$&`) : '';
  return `${SHORT[oid] ?? oid}=${text}`;
};

/** RFC 4514, 3; and the address that test keys carry. */
const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
};

const BMP = 0x1e;
const T61 = 0x14;

const textOf = ({ tag, content }: Asn1): string => {
  if (tag === BMP) return content.toString('latin1').replaceAll(/(.)(.)/gsu, wide);
  return content.toString(tag === T61 ? 'latin1' : 'utf8');
};

const wide = (_: string, high: string, low: string): string =>
  String.fromCharCode(high.charCodeAt(0) * 256 + low.charCodeAt(0));

/** UTCTime (two digits of a year, up to 2049) or GeneralizedTime, in UTC; null where it is neither. */
const instantOf = (time: Asn1 | undefined): string | null => {
  const text = time?.content.toString('latin1') ?? '';
  const match = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u.exec(text);
  if (match === null) return null;
  const [, year = '', month, day, hour, minute, second] = match;
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const date = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

import type { Named } from '../../core/vetting/place.ts';
import { occurrences, type Region } from './region.ts';

/** What a file can make us keep; more is no clearer. */
const BOUNDS = { hosts: 2_000, examined: 20_000, points: 2_000_000, authority: 300 } as const;

/**
 * Hosts in texts of code: in every URL, and where a text is nothing but a host. Lower case, without port and user; of `http://%s.example.com/` the part
 * that is known. Nothing else is decoded.
 */
export function hostsIn(region: Region): readonly Named[] {
  const found = new Map<string, number>();
  const keep = (host: string | null, offset: number): void => {
    if (host === null || found.has(host)) return;
    if (found.size < BOUNDS.hosts) found.set(host, offset);
    else region.full('hosts');
  };
  for (const at of occurrences(region, Buffer.from('://'), BOUNDS.examined, 'hosts'))
    if (isOfNetwork(region, at)) keep(inUrl(region, at + 3), at + 3);
  for (const end of endsOfHosts(region)) {
    const text = wholeText(region, end);
    keep(bare(text), end - text.length);
  }
  return [...found].map(([name, offset]) => ({ name, place: { entry: region.entry, offset } }));
}

/** Common in hosts that apps talk to and rare in names of Java packages, which read backwards. */
const BARE_ENDINGS = new Set([
  '.com',
  '.cn',
  '.net',
  '.org',
  '.ru',
  '.ir',
  '.su',
  '.kp',
  '.hk',
  '.by',
]);
const POINT = Buffer.from('.');

/** Where texts end that end like a host. Most texts of code have no point, so those are looked for. */
function* endsOfHosts(region: Region): Iterable<number> {
  const { bytes, to } = region;
  for (const point of occurrences(region, POINT, BOUNDS.points, 'hosts')) {
    const end = bytes[point + 3] === 0 ? point + 3 : point + 4;
    if (bytes[end] !== 0 || end >= to) continue;
    if (BARE_ENDINGS.has(bytes.toString('latin1', point, end))) yield end;
  }
}

const REVERSED = /^(?:com|cn|net|org|ru|ir|io|me|de|android|androidx|java|javax|kotlin|sun)\./;

/** Names of XML namespaces and the like: written as URLs, asked by nobody. */
const NAMESPACES = new Set([
  'schemas.android.com',
  'schemas.microsoft.com',
  'schemas.xmlsoap.org',
  'www.w3.org',
  'xmlpull.org',
  'xml.org',
  'xml.apache.org',
  'apache.org',
  'java.sun.com',
  'ns.adobe.com',
]);

/** `content://com.android.contacts/` is no host: a scheme that is written out has to be one of networks. */
function isOfNetwork({ bytes, from }: Region, at: number): boolean {
  const before = bytes.toString('latin1', Math.max(from, at - 16), at);
  const scheme = /[a-z][a-z0-9+.-]*$/i.exec(before)?.[0].toLowerCase() ?? '';
  return scheme === '' || SCHEMES.test(scheme);
}
/** At the end: a byte of length stands before it in DEX, and may look like a letter. */
const SCHEMES = /(?:https?|wss?|ftps?|mqtts?|tcp|udp|ssl|tls|rtmps?|rtsp|socks5?|grpc)$/;

const OF_AUTHORITY = /^[A-Za-z0-9.\-_~%:@]+/;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/;
const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** Of this machine and of networks at home (RFC 1122, RFC 1918, RFC 3927). */
const NEAR = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;

function inUrl({ bytes, to }: Region, from: number): string | null {
  const text = bytes.toString('latin1', from, Math.min(to, from + BOUNDS.authority));
  const authority = OF_AUTHORITY.exec(text)?.[0] ?? '';
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:.*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (ADDRESS.test(host)) return NEAR.test(host) ? null : host;
  const known = host.slice(host.lastIndexOf('%') + 1).replace(/^[^.]*\./, '');
  return checked(host.includes('%') ? known : host);
}

function bare(text: string): string | null {
  const host = text.toLowerCase();
  return REVERSED.test(host) ? null : checked(host);
}

function checked(host: string): string | null {
  const isName = NAMESPACES.has(host) || /^javax?\./.test(host);
  return host.length <= 253 && HOST.test(host) && !isName ? host : null;
}

/** The text that ends here, as far as a host is long: back to the NUL before it, without the byte of its length (as DEX has it). */
function wholeText({ bytes, from }: Region, end: number): string {
  const least = Math.max(from, end - 260);
  const before = bytes.subarray(least, end - 1).lastIndexOf(0);
  const text = bytes.toString('latin1', least + before + 1, end);
  return text.charCodeAt(0) === text.length - 1 ? text.slice(1) : text;
}

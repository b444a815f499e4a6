import type { Named } from '../../core/vetting/place.ts';
import { occurrences, type Region } from './region.ts';

const BOUNDS = { addresses: 1_000, examined: 20_000, length: 400 } as const;

/** URLs whose path holds a dotted name (`/com.snowplowanalytics.snowplow/tp2`): whose server it is stands in the path and not in the host. */
export function addressesIn(region: Region): readonly Named[] {
  const { bytes, entry, to } = region;
  const found = new Map<string, number>();
  for (const at of occurrences(region, Buffer.from('://'), BOUNDS.examined, 'addresses')) {
    const rest = URL_END.exec(bytes.toString('latin1', at + 3, Math.min(to, at + BOUNDS.length)));
    const scheme = SCHEME.exec(bytes.toString('latin1', Math.max(region.from, at - 8), at));
    if (rest === null || scheme === null || !hasDottedName(rest[0])) continue;
    const name = `${scheme[0]}://${rest[0]}`;
    if (found.has(name)) continue;
    if (found.size === BOUNDS.addresses) {
      region.full('addresses');
      break;
    }
    found.set(name, at - scheme[0].length);
  }
  return [...found].map(([name, offset]) => ({ name, place: { entry, offset } }));
}

const SCHEME = /(?:https?|wss?)$/;
const URL_END = /^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/;
const DOTTED = /^[a-z][\w-]*(?:\.[\w-]+){2}/i;

/** Part by part: a pattern over the whole path could be kept busy by one that is made for it. */
const hasDottedName = (rest: string): boolean =>
  rest
    .split('/')
    .slice(1)
    .some((part) => DOTTED.test(part));

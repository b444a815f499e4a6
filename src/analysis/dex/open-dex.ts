import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { addressesIn } from '../traces/addresses.ts';
import { hostsIn } from '../traces/hosts.ts';
import { leadsIn } from '../traces/leads.ts';
import { tellsFull, type Region } from '../traces/region.ts';
import { classIndex } from './class-index.ts';
import type { Dex } from './dex.ts';
import { readHeaders, withinFile, type Header, type Say } from './header.ts';

export type { Dex } from './dex.ts';

/** Opens a file of Android code, as inflated; null where it is none. `entry` is its name in places. */
export function openDex(
  bytes: Uint8Array,
  report: (finding: FileFinding) => void,
  entry: string,
): Dex | null {
  const say: Say = (code, offset, facts = {}, phoneReads = null) =>
    report({ code, place: { entry, offset }, phoneReads, toolsRead: null, facts });
  const headers = withinFile(readHeaders(bytes, say), bytes.length, say);
  if (headers.length === 0) return null;
  const region: Region = {
    ...textRegion(bytes, headers, entry, say),
    full: tellsFull(entry, 0, report),
  };
  const classes = headers.map((header) => classIndex(bytes, header, entry, say));
  return {
    classes,
    hosts: () => hostsIn(region),
    addresses: () => addressesIn(region),
    leads: () => leadsIn(region),
  };
}

/** From the first text to the end of the last one. What compilers write is nothing but texts; in a file made by hand there may be more in between. */
function textRegion(
  bytes: Uint8Array,
  headers: readonly Header[],
  entry: string,
  say: Say,
): Omit<Region, 'full'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = bytes.length;
  let last = 0;
  for (const { strings } of headers) {
    let nowhere = 0;
    for (let string = 0; string < strings.count; string++) {
      const at = view.getUint32(strings.offset + string * 4, true);
      if (at >= bytes.length || at === 0) nowhere += 1;
      else {
        if (at < from) from = at;
        if (at > last) last = at;
      }
    }
    if (nowhere > 0)
      say('dex.reference-nowhere', strings.offset, { table: 'string_ids', count: nowhere });
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(0, last + 1);
  return { bytes: buffer, entry, from, to: end === -1 ? bytes.length : end + 1 };
}

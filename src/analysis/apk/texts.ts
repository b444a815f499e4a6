import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { bufferOf } from '../source.ts';
import { hostsIn } from '../traces/hosts.ts';
import { leadsIn } from '../traces/leads.ts';
import { tellsFull, type Region } from '../traces/region.ts';
import { contentOf } from '../zip/open-zip.ts';
import { tellLeftOut } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { entryName, filesWith } from './inside.ts';
import type { Archive, File } from './inside.ts';

const TEXT =
  /^(?:assets|res\/raw)\/.*\.(?:json|properties|xml|txt|conf|cfg|ini|js|bundle|html?|ya?ml|toml|env|plist|csv)$|^[^/]+\.(?:json|properties)$/iu;
/** Names hundreds of projects that the app only thanks. */
const LICENCES = /licen[cs]e|notice|third.?party|copying/iu;

/** Hosts and numbers of registers in the texts that lie beside the code, the smallest texts first. */
export const textsOf = (
  archives: readonly Archive[],
  report: (finding: FileFinding) => void,
): { readonly hosts: Facts['hosts']; readonly leads: Facts['leads'] } => {
  const files = filesWith(archives, (name) => TEXT.test(name) && !LICENCES.test(name));
  const kept = smallest(files);
  if (kept.length < files.length)
    tellLeftOut('limit.searched', { kind: 'texts', has: files.length, read: kept.length }, report);
  const regions = kept.flatMap((file) => regionOf(file, report));
  return {
    hosts: regions.flatMap((region) =>
      hostsIn(region).map((host) => ({ ...host, from: 'configuration' as const })),
    ),
    leads: regions.flatMap(leadsIn),
  };
};

const smallest = (files: readonly File[]): readonly File[] => {
  let bytes = 0;
  return files
    .filter(({ entry }) => entry.size <= BOUNDS.textBytes)
    .toSorted((a, b) => a.entry.size - b.entry.size)
    .slice(0, BOUNDS.texts)
    .filter(({ entry }) => {
      bytes += entry.size;
      return bytes <= BOUNDS.textBytesInAll;
    });
};

const regionOf = (
  { archive, entry }: File,
  report: (finding: FileFinding) => void,
): readonly Region[] => {
  const content = contentOf(archive.zip, entry, BOUNDS.textBytes);
  if (typeof content === 'string') return [];
  const name = entryName(archive, entry);
  const full = tellsFull(name, null, report);
  return [{ bytes: bufferOf(content), entry: name, from: 0, to: content.length, full }];
};

import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Named } from '../../core/vetting/place.ts';
import { bufferOf } from '../source.ts';
import { hostsIn } from '../traces/hosts.ts';
import { leadsIn } from '../traces/leads.ts';
import { tellsFull, type Region } from '../traces/region.ts';
import { contentOf } from '../zip/open-zip.ts';
import { tellLeftOut } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { entryName, filesWith } from './inside.ts';
import type { Archive, File } from './inside.ts';
import type { Table } from './tables.ts';

const TEXT =
  /^(?:assets|res\/raw)\/.*\.(?:json|properties|xml|txt|conf|cfg|ini|js|bundle|html?|ya?ml|toml|env|plist|csv)$|^[^/]+\.(?:json|properties)$/iu;
/** Names hundreds of projects that the app only thanks. */
const LICENCES = /licen[cs]e|notice|third.?party|copying/iu;

type Texts = { readonly hosts: Facts['hosts']; readonly leads: Facts['leads'] };

/** Hosts and numbers of registers in the texts that lie beside the code, the smallest texts first, and in those of the resources. */
export const textsOf = (
  archives: readonly Archive[],
  tables: readonly Table[],
  report: (finding: FileFinding) => void,
): Texts => {
  const files = filesWith(archives, (name) => TEXT.test(name) && !LICENCES.test(name));
  const kept = smallest(files);
  if (kept.length < files.length)
    tellLeftOut('limit.searched', { kind: 'texts', has: files.length, read: kept.length }, report);
  let left: number = BOUNDS.textBytes;
  const found = [
    ...kept.flatMap((file) => regionOf(file, report)).map((region) => searched(region)),
    ...tables.map((table) => {
      const { size, ...texts } = searchedIn(table, left, report);
      left -= size;
      return texts;
    }),
  ];
  return {
    hosts: found.flatMap(({ hosts }) => hosts),
    leads: found.flatMap(({ leads }) => leads),
  };
};

/** `base`: where the region begins in its entry; null: its bytes are not those of the entry. */
const searched = (region: Region, base: number | null = 0): Texts => {
  const moved = <Found extends Named>(found: Found): Found => {
    const { entry, offset } = found.place;
    const at = base === null || offset === null ? null : base + offset;
    return { ...found, place: { entry, offset: at } };
  };
  return {
    hosts: hostsIn(region).map((host) => ({ ...moved(host), from: 'configuration' as const })),
    leads: leadsIn(region).map(moved),
  };
};

/** What a person reads in the app stands there: its makers, and the sites it sends them to. */
const searchedIn = (
  { resources, entry }: Table,
  most: number,
  report: (finding: FileFinding) => void,
): Texts & { readonly size: number } => {
  const { bytes, offset, size } = resources.texts(most);
  if (size > most)
    tellLeftOut(
      'limit.searched',
      { kind: 'bytes of texts of resources', has: size, read: most },
      report,
    );
  const full = tellsFull(entry, null, report);
  const texts = searched({ bytes, entry, from: 0, to: bytes.length, full }, offset);
  return { ...texts, size: Math.min(size, most) };
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

import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { readNetworkSecurity } from '../axml/read-network-security.ts';
import { contentOf } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';
import { entryName } from './inside.ts';
import type { Archive, File } from './inside.ts';
import type { Apk } from './read-apk.ts';
import { textsOfId } from './tables.ts';
import type { Table } from './tables.ts';

type Security = { readonly hosts: Facts['hosts']; readonly certificates: readonly File[] };

/** What the network security configuration that the manifest names says: hosts, and files with certificates that the app trusts. */
export const networkSecurityOf = (
  { manifest }: Apk,
  archives: readonly Archive[],
  tables: readonly Table[],
  report: (finding: FileFinding) => void,
): Security => {
  const named = manifest?.application?.networkSecurityConfig?.reference ?? null;
  const filesNamed = (id: number | null): readonly File[] =>
    id === null
      ? []
      : textsOfId(tables, id)
          .slice(0, BOUNDS.certificates)
          .flatMap(({ name }) => find(archives, name));
  const read = filesNamed(named).map((file) => {
    const entry = entryName(file.archive, file.entry);
    const content = contentOf(file.archive.zip, file.entry, BOUNDS.textBytes);
    const security =
      typeof content === 'string' ? null : readNetworkSecurity(content, report, entry);
    return { entry, security };
  });
  return {
    hosts: read.flatMap(({ entry, security }) =>
      (security?.hosts ?? []).map(({ name, offset }) => ({
        name,
        place: { entry, offset },
        from: 'configuration' as const,
      })),
    ),
    certificates: read
      .flatMap(({ security }) => security?.trustAnchors ?? [])
      .slice(0, BOUNDS.certificates)
      .flatMap(({ resource }) => filesNamed(resource)),
  };
};

const find = (archives: readonly Archive[], name: string): readonly File[] =>
  archives.flatMap((archive) => {
    const entry = archive.zip.entry(name);
    return entry === null ? [] : [{ archive, entry }];
  });

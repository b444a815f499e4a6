import type { Facts, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import { once } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { readCode } from './code.ts';
import type { Code } from './code.ts';
import { filesOf, librariesOf } from './files.ts';
import { labelsOf } from './labels.ts';
import { manifestFacts, NOTHING_SAID } from './manifest-facts.ts';
import { nestedIn } from './nested.ts';
import { networkSecurityOf } from './network-security.ts';
import type { Apk } from './read-apk.ts';
import { defaultLanguageOf, tablesOf } from './tables.ts';
import { textsOf } from './texts.ts';
import { trustAnchorsOf } from './trust-anchors.ts';

type Parts = {
  readonly base: Apk;
  /** The base first. */
  readonly parts: readonly Apk[];
  readonly unread: readonly Unread[];
};

/** Facts of an app from its parts: who it is by the base, what it has by all of them, archives with code inside included. */
export const join = (
  format: 'apk' | 'split-apks',
  { base, parts, unread }: Parts,
  report: (finding: FileFinding) => void,
): Facts => {
  const outer = parts.map(({ archive }) => archive);
  const nested = outer.map((archive) => nestedIn(archive, report, format === 'apk' ? 0 : 1));
  const archives = [...outer, ...nested.flatMap((inside) => inside.archives)];
  const { tables, unread: unreadTables } = tablesOf(outer, report);
  const code = readCode(
    archives,
    nested.flatMap((inside) => inside.code),
    report,
  );
  const texts = textsOf(archives, tables, report);
  const security = networkSecurityOf(base, outer, tables, report);
  const said = parts.map((part) => manifestFacts(part, tables));
  const own = said[0] ?? NOTHING_SAID;
  const list = <Item>(kind: string, items: readonly Item[], key: (item: Item) => string) =>
    once(items, key, kind, report);
  const hosts = [
    ...said.flatMap((each) => each.hosts),
    ...security.hosts,
    ...code.hosts,
    ...texts.hosts,
  ];
  return {
    platform: 'android',
    format,
    identifier: own.identifier,
    version: own.version,
    build: own.build,
    labels: labelsOf(tables, base),
    oldestSystem: own.oldestSystem,
    targetSystem: own.targetSystem,
    signers: base.signers,
    teams: [],
    components: list(
      'components',
      said.flatMap((each) => each.components),
      ({ kind, name }) => `${kind} ${name}`,
    ),
    metaData: list(
      'meta-data',
      said.flatMap((each) => each.metaData),
      ({ name, value }) => `${name} ${value}`,
    ),
    permissions: list(
      'permissions',
      said.flatMap((each) => each.permissions),
      byName,
    ),
    queries: list(
      'queries',
      said.flatMap((each) => each.queries),
      byName,
    ),
    libraries: librariesOf(archives, report),
    frameworks: [],
    files: filesOf(archives),
    classes: code.classes,
    hosts: list('hosts', hosts, ({ name, from }) => `${from} ${name}`),
    addresses: list('addresses', code.addresses, byName),
    trustAnchors: trustAnchorsOf(archives, security.certificates, report),
    leads: list('leads', [...code.leads, ...texts.leads], ({ kind, name }) => `${kind} ${name}`),
    defaultLanguage: defaultLanguageOf(tables),
    unread: [
      ...unread,
      ...parts.flatMap((part) => part.unread),
      ...nested.flatMap((inside) => inside.unread),
      ...unreadTables,
      ...code.unread,
      ...withoutCode(base, code),
    ].slice(0, BOUNDS.listed),
  };
};

/** An app that says it has code and has none: the code comes from elsewhere, or is packed as something else. */
const withoutCode = ({ archive, manifest }: Apk, code: Code): readonly Unread[] => {
  if (code.classes.length > 0 || code.unread.length > 0) return [];
  if (manifest === null || manifest.application?.hasCode === false) return [];
  archive.report({
    code: 'apk.no-code',
    place: placeOf(''),
    phoneReads: null,
    toolsRead: null,
    facts: { package: (manifest.package?.text ?? '').slice(0, 300) },
  });
  return [{ what: 'code', why: 'missing', place: placeOf(archive.name) }];
};

const byName = ({ name }: { readonly name: string }): string => name;

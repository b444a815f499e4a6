import type { Platform } from '../catalogue.ts';
import type { Kit, Knowledge, KnownSigner } from './knowledge.ts';
import { prefixesOf, type Prefixes } from './prefixes.ts';
import { anyOf, matcherOf } from './wildcards.ts';

/** Knowledge, laid out for look-ups; made once for any number of files. */
export type Matchers = {
  readonly packages: Prefixes<Kit>;
  readonly applePrefixes: Prefixes<Kit>;
  readonly libraries: (name: string) => readonly Kit[];
  readonly frameworks: (name: string) => readonly Kit[];
  readonly metaData: (name: string) => readonly Kit[];
  readonly permissions: (name: string) => readonly Kit[];
  readonly assets: (name: string) => readonly Kit[];
  readonly assetPattern: RegExp | null;
  readonly code: Prefixes<Knowledge['code'][number]>;
  /** Domains of kits and of owners; the longest that fits counts. */
  readonly kitDomains: ReadonlyMap<string, readonly Kit[]>;
  readonly domains: ReadonlyMap<string, Knowledge['domains'][number]>;
  readonly anchors: ReadonlyMap<string, Knowledge['anchors'][number]>;
  readonly signers: ReadonlyMap<string, readonly KnownSigner[]>;
  readonly identifiers: (platform: Platform, identifier: string) => Identified | null;
  readonly names: ReadonlyMap<string, Knowledge['names'][number]>;
};

type Identified = Knowledge['identifiers'][number] & { readonly exact: boolean };

const made = new WeakMap<Knowledge, Matchers>();

export function matchersOf(knowledge: Knowledge): Matchers {
  const before = made.get(knowledge);
  if (before) return before;
  const matchers = layOut(knowledge);
  made.set(knowledge, matchers);
  return matchers;
}

function layOut(knowledge: Knowledge): Matchers {
  const { kits } = knowledge;
  const pairs = (of: (kit: Kit) => readonly string[]): readonly (readonly [string, Kit])[] =>
    kits.flatMap((kit) => of(kit).map((name) => [name, kit] as const));
  const assets = pairs((kit) => kit.assets);
  const names = matcherOf(assets);
  return {
    packages: prefixesOf(
      '.',
      pairs((kit) => kit.packages),
    ),
    applePrefixes: prefixesOf(
      null,
      pairs((kit) => kit.applePrefixes),
    ),
    libraries: matcherOf(pairs((kit) => kit.libraries)),
    frameworks: matcherOf(pairs((kit) => kit.frameworks)),
    metaData: matcherOf(pairs((kit) => kit.metaData)),
    permissions: matcherOf(pairs((kit) => kit.permissions)),
    assets: names,
    assetPattern: anyOf(assets.map(([name]) => name)),
    code: prefixesOf(
      '.',
      knowledge.code.map((row) => [row.prefix, row] as const),
    ),
    kitDomains: groups(pairs((kit) => kit.domains)),
    domains: new Map(knowledge.domains.map((row) => [row.domain, row])),
    anchors: new Map(knowledge.anchors.map((row) => [row.sha256, row])),
    signers: Map.groupBy(knowledge.signers, ({ platform, key }) => `${platform} ${key}`),
    identifiers: identifiersOf(knowledge),
    names: new Map(knowledge.names.map((row) => [nameKey(row.name), row])),
  };
}

function groups<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const result = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const before = result.get(key);
    if (before) before.push(value);
    else result.set(key, [value]);
  }
  return result;
}

/** Android package names match exactly, Apple's exactly and else without regard to case, which is said. */
function identifiersOf({ identifiers }: Knowledge): Matchers['identifiers'] {
  const exact = new Map(identifiers.map((row) => [`${row.platform} ${row.identifier}`, row]));
  const folded = new Map(
    identifiers
      .filter(({ platform }) => platform === 'ios')
      .map((row) => [row.identifier.toLowerCase(), row]),
  );
  return (platform, identifier) => {
    const row = exact.get(`${platform} ${identifier}`);
    if (row) return { ...row, exact: true };
    const alike = platform === 'ios' ? folded.get(identifier.toLowerCase()) : undefined;
    return alike ? { ...alike, exact: false } : null;
  };
}

/** Names as people see them: without case, invisible signs and doubled space; wide and joined letters as plain ones. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Mn}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

import type { Evidence, EvidenceKind, Signal, Weight } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Kit } from './knowledge.ts';
import type { Matchers } from './matchers.ts';
import type { Named } from './place.ts';
import { classesUnder, prefixOf, type ClassCount, type Prefixes } from './prefixes.ts';
import { sighted, type Sightings } from './sightings.ts';
import { shortened, signOf } from './sign.ts';

/** Presence of code that somebody else made: by the manifest, which keeps its names when code is shrunk, by classes, libraries, assets and keys. */
export function kitSigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  return [
    ...componentSigns(facts, matchers),
    ...classSigns(facts, matchers.packages, false),
    ...classSigns(facts, matchers.applePrefixes, true),
    ...addressSigns(facts, matchers),
    ...namedSigns('native-library', facts.libraries, matchers.libraries),
    ...namedSigns('framework', facts.frameworks, matchers.frameworks),
    ...namedSigns('meta-data', facts.metaData, matchers.metaData),
    ...namedSigns('permission', facts.permissions, matchers.permissions),
    ...namedSigns('asset', assetsOf(facts, matchers), matchers.assets),
  ];
}

/**
 * How far each kind of sign is to be trusted (docs/vetting-evidence.md has the reasons). What is only referred to is called and not contained;
 * short beginnings of Apple's class names are shared by several makers.
 */
const WEIGHT_OF: Partial<Readonly<Record<EvidenceKind, Weight>>> = {
  component: 'decisive',
  'defined-class': 'decisive',
  'native-library': 'decisive',
  framework: 'decisive',
  'class-prefix': 'strong',
  'meta-data': 'strong',
  'privacy-manifest': 'strong',
  host: 'strong',
  permission: 'supporting',
  asset: 'supporting',
  'referenced-class': 'supporting',
};

const SIGNALS: Readonly<Record<Kit['table'], Signal>> = {
  sdks: 'sdk',
  packers: 'packer',
  loaders: 'loads-code',
  channels: 'sold-through',
};

/** One sign of a kit. A trace says that a name is there, not the thing that bears it. */
export function kitSign(
  kit: Kit,
  kind: EvidenceKind,
  value: string,
  seen: Sightings,
  isTrace = false,
): Evidence {
  const weight = isTrace ? 'supporting' : (WEIGHT_OF[kind] ?? 'hint');
  const isSdk = kit.table === 'sdks';
  return signOf({
    signal: isTrace && isSdk ? 'sdk-trace' : kind === 'host' && isSdk ? 'host' : SIGNALS[kit.table],
    about: kit.table === 'channels' ? 'app' : 'inside',
    // Whose packer it is says little of whose app: half the world's apps are packed with a few.
    weight: kit.table === 'packers' && weight !== 'hint' ? 'supporting' : weight,
    kind,
    value,
    row: { table: kit.table, id: kit.id, name: kit.name },
    entity: kit.entity,
    count: seen.count,
    place: seen.first.place,
    basis: kit.basis,
    source: kit.source,
  });
}

function componentSigns(facts: Facts, { packages }: Matchers): readonly Evidence[] {
  const seen = new Map<string, Sightings>();
  for (const component of facts.components) {
    if (component.kind === 'extension') continue;
    const prefix = prefixOf(packages, component.name);
    if (prefix !== null) seen.set(prefix, sighted(seen.get(prefix), component));
  }
  return [...seen].flatMap(([prefix, sightings]) =>
    (packages.meanings.get(prefix) ?? []).map((kit) =>
      kitSign(kit, 'component', sightings.first.name, sightings),
    ),
  );
}

function classSigns(facts: Facts, prefixes: Prefixes<Kit>, isApple: boolean): readonly Evidence[] {
  const indexes = facts.classes.filter(({ kind }) => (kind === 'apple') === isApple);
  return [...classesUnder(prefixes, indexes)].flatMap(([prefix, count]) =>
    (prefixes.meanings.get(prefix) ?? []).flatMap((kit) => classSign(kit, prefix, count, isApple)),
  );
}

function classSign(
  kit: Kit,
  prefix: string,
  { defined, referenced }: ClassCount,
  isApple: boolean,
): readonly Evidence[] {
  if (defined !== null) {
    // A whole class that the row names is no stub of a package.
    const isWhole = defined.first.name === prefix;
    const isTrace = !isWhole && defined.count < kit.leastClasses;
    return [kitSign(kit, isApple ? 'class-prefix' : 'defined-class', prefix, defined, isTrace)];
  }
  return referenced === null ? [] : [kitSign(kit, 'referenced-class', prefix, referenced, true)];
}

/** A maker's code behind the app's own package and host still writes its name into the path of an address. */
function addressSigns(facts: Facts, { packages }: Matchers): readonly Evidence[] {
  const seen = new Map<string, Sightings>();
  for (const address of facts.addresses ?? []) {
    for (const part of pathOf(address.name)) {
      const prefix = prefixOf(packages, part);
      if (prefix !== null) seen.set(prefix, sighted(seen.get(prefix), address));
    }
  }
  return [...seen].flatMap(([prefix, sightings]) =>
    (packages.meanings.get(prefix) ?? []).map((kit) =>
      kitSign(kit, 'host', shortened(sightings.first.name), sightings, true),
    ),
  );
}

const pathOf = (address: string): readonly string[] =>
  address
    .split('/')
    .slice(3)
    .filter((part) => part.includes('.'));

function namedSigns(
  kind: EvidenceKind,
  found: readonly Named[],
  kitsOf: (name: string) => readonly Kit[],
): readonly Evidence[] {
  const seen = new Map<Kit, Sightings>();
  for (const named of found)
    for (const kit of kitsOf(named.name)) seen.set(kit, sighted(seen.get(kit), named));
  return [...seen].map(([kit, sightings]) => kitSign(kit, kind, sightings.first.name, sightings));
}

/** GUARD: more entries than this are named by the same few rows. */
const MOST_ASSETS = 1000;
const assetsOf = (facts: Facts, { assetPattern }: Matchers): readonly Named[] =>
  assetPattern === null ? [] : facts.files.find(assetPattern, MOST_ASSETS);

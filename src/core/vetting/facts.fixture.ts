import type { Certificate, ClassIndex, Facts, Signer } from './facts.ts';
import type { Named } from './place.ts';

/** For tests only: facts of an app file, of which a test names what matters to it. */
export type FactsCase = Partial<
  Omit<Facts, 'identifier' | 'components' | 'libraries' | 'permissions' | 'files' | 'classes'>
> & {
  readonly identifier?: string;
  readonly components?: readonly string[];
  readonly libraries?: readonly string[];
  readonly permissions?: readonly string[];
  readonly keys?: Readonly<Record<string, string>>;
  readonly labelled?: readonly string[];
  readonly frameworkNames?: readonly string[];
  readonly talksTo?: readonly string[];
  readonly declares?: readonly string[];
  /** Names of entries. */
  readonly entries?: readonly string[];
  /** Full names of classes, one list a DEX file or image. */
  readonly dex?: readonly (readonly string[])[];
  /** Classes that are named and defined elsewhere. */
  readonly named?: readonly string[];
  readonly objc?: readonly string[];
  readonly signedBy?: readonly (string | Partial<Signer>)[];
};

const MANIFEST = 'AndroidManifest.xml';
const named = (name: string, entry = MANIFEST, offset: number | null = 0): Named => ({
  name,
  place: { entry, offset },
});

export function factsOf(c: FactsCase): Facts {
  const {
    identifier,
    components = [],
    libraries = [],
    permissions = [],
    keys = {},
    labelled = [],
    frameworkNames = [],
    talksTo = [],
    declares = [],
    entries = [],
    dex = [],
    named: mentioned = [],
    objc = [],
    signedBy = [],
    ...rest
  } = c;
  return {
    platform: 'android',
    format: 'apk',
    version: named('1.0'),
    build: named('1'),
    labels: labelled.map((name) => ({ ...named(name, 'resources.arsc'), language: 'und' })),
    oldestSystem: '21',
    targetSystem: '34',
    teams: [],
    metaData: Object.entries(keys).map(([name, value]) => ({ ...named(name), value })),
    queries: [],
    frameworks: frameworkNames.map((name) => ({
      ...named(name, `Frameworks/${name}.framework`),
      bundleId: null,
      version: null,
    })),
    hosts: [
      ...talksTo.map((name) => ({ ...named(name, 'classes.dex', 9), from: 'code' as const })),
      ...declares.map((name) => ({
        ...named(name, 'PrivacyInfo.xcprivacy'),
        from: 'privacy-manifest' as const,
      })),
    ],
    addresses: [],
    trustAnchors: [],
    leads: [],
    defaultLanguage: null,
    unread: [],
    ...rest,
    identifier: identifier === undefined ? null : named(identifier),
    components: components.map((name, i) => ({ ...named(name, MANIFEST, i), kind: 'service' })),
    libraries: libraries.map((name) => named(name, `lib/arm64-v8a/${name}`)),
    permissions: permissions.map((name) => named(name)),
    files: { find: (pattern, most) => found(entries, pattern, most) },
    classes: [
      ...dex.map((classes, i) =>
        classIndex('java', classes, i === 0 ? mentioned : [], `classes${i === 0 ? '' : i + 1}.dex`),
      ),
      ...(dex.length === 0 && mentioned.length > 0
        ? [classIndex('java', [], mentioned, 'classes.dex')]
        : []),
      ...(objc.length > 0 ? [classIndex('apple', objc, [], 'Payload/Demo.app/Demo')] : []),
    ],
    signers: signedBy.map((one) => signer(typeof one === 'string' ? { sha256: one } : one)),
  };
}

const found = (entries: readonly string[], pattern: RegExp, most: number): readonly Named[] =>
  entries
    .filter((entry) => pattern.test(entry))
    .slice(0, most)
    .map((entry) => named(entry, entry, null));

/** As the readers answer: Java on package boundaries, Apple by beginnings. */
function classIndex(
  kind: ClassIndex['kind'],
  defined: readonly string[],
  referenced: readonly string[],
  entry: string,
): ClassIndex {
  const fits = (prefix: string) => (name: string) =>
    kind === 'apple'
      ? name.startsWith(prefix)
      : name === prefix || name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}$`);
  return {
    place: { entry, offset: 0 },
    kind,
    defined: defined.length,
    under: (prefix) => {
      const [here, elsewhere] = [defined, referenced].map((all) => all.filter(fits(prefix)));
      const first = [...(here ?? []), ...(elsewhere ?? [])].toSorted()[0];
      if (first === undefined) return null;
      const place = { entry, offset: defined.indexOf(first) + 1 };
      return {
        defined: here?.length ?? 0,
        referenced: elsewhere?.length ?? 0,
        first: { name: first, place },
      };
    },
  };
}

export const KEY = (letter: string): string => letter.repeat(64);

const signer = ({ sha256, ...given }: Partial<Signer> & { sha256?: string }): Signer => ({
  scheme: 'v2',
  role: 'signer',
  verified: true,
  certificate: certificate(sha256 ?? KEY('a')),
  place: { entry: '', offset: 100 },
  ...given,
});

export const certificate = (sha256: string, subject: string | null = null): Certificate => ({
  sha256,
  sha1: '',
  subject,
  issuer: null,
  serial: null,
  notBefore: null,
  notAfter: null,
  key: 'RSA 2048',
  signatureAlgorithm: null,
  spki: null,
});

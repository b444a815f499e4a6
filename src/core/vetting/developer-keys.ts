import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Matchers } from './matchers.ts';
import { signOf } from './sign.ts';

/** Values that tutorials and templates carry, and references that only the phone resolves. */
const NO_KEY = /^(?:@|\$|your|test|demo|example|sample|xxx)|^(.)\1*$/i;
const SHORTEST = 8;

/**
 * The keys by which makers of SDKs know their customers: the same key in two apps is one account, whatever names stand on them. A hint here;
 * `sharedKeys` brings files together.
 */
export const keySigns = (facts: Facts, { metaData }: Matchers): readonly Evidence[] =>
  facts.metaData.flatMap(({ name, value, place }) => {
    const [kit] = metaData(name);
    if (!kit || value === null || value.length < SHORTEST || NO_KEY.test(value)) return [];
    return signOf({
      signal: 'developer-key',
      about: 'app',
      weight: 'hint',
      kind: 'meta-data',
      value: `${name}=${value}`,
      row: { table: kit.table, id: kit.id, name: kit.name },
      count: 1,
      place,
      basis: kit.basis,
      source: kit.source,
    });
  });

/** What two files or more have in common: the key, and the files (SHA-256) with their identifiers. */
export type SharedKey = {
  readonly key: string;
  /** `white-label`: signed by several keys or under names of several makers; `one-account`: all signed alike. */
  readonly means: 'one-account' | 'white-label';
  readonly files: readonly { readonly sha256: string; readonly identifier: string | null }[];
};

type KeyedFile = {
  readonly sha256: string;
  readonly evidence: readonly Evidence[];
  readonly told: {
    readonly identifier: { readonly name: string } | null;
    readonly signers: readonly { readonly certificate: { readonly sha256: string } }[];
  } | null;
};

/** Over any number of files: keys that stand in more than one app. */
export function sharedKeys(files: readonly KeyedFile[]): readonly SharedKey[] {
  const found = files.flatMap((file) =>
    file.evidence
      .filter(({ signal }) => signal === 'developer-key')
      .map(({ value }) => ({ key: value, file })),
  );
  return [...Map.groupBy(found, ({ key }) => key)].flatMap(([key, same]): readonly SharedKey[] => {
    const apps = new Map(
      same.map(({ file }) => [file.told?.identifier?.name ?? file.sha256, file]),
    );
    if (apps.size < 2) return [];
    const signers = new Set([...apps.values()].map(signersOf));
    return [
      {
        key,
        means: signers.size > 1 ? 'white-label' : 'one-account',
        files: [...apps.values()].map(({ sha256, told }) => ({
          sha256,
          identifier: told?.identifier?.name ?? null,
        })),
      },
    ];
  });
}

const signersOf = ({ told }: KeyedFile): string =>
  (told?.signers ?? [])
    .map(({ certificate }) => certificate.sha256)
    .toSorted()
    .join();

import type { Facts } from '../../core/vetting/facts.ts';
import type { Named } from '../../core/vetting/place.ts';
import type { Manifest, MetaData } from '../axml/manifest.ts';
import type { Said } from '../axml/value.ts';
import { placeOf } from '../zip/open-zip.ts';
import { placeInside } from './inside.ts';
import { MANIFEST } from './manifests.ts';
import type { Apk } from './read-apk.ts';
import { plainOfId, textsOfId } from './tables.ts';
import type { Table } from './tables.ts';

type FromManifest = Pick<
  Facts,
  | 'identifier'
  | 'version'
  | 'build'
  | 'oldestSystem'
  | 'targetSystem'
  | 'components'
  | 'metaData'
  | 'permissions'
  | 'queries'
  | 'hosts'
>;

const LONGEST_VALUE = 500;
/** Values of meta-data that are looked up in the resources. */
const MOST_LOOKED_UP = 200;

/** What the manifest of a part says, in the words of facts; texts that it leaves to the resources from there. */
export const manifestFacts = (
  { archive, manifest }: Apk,
  tables: readonly Table[],
): FromManifest => {
  if (manifest === null) return NOTHING_SAID;
  const { entry } = placeInside(archive.name, placeOf(MANIFEST));
  const thing = ({ name, offset }: { readonly name: string; readonly offset: number }) => ({
    name,
    place: { entry, offset },
  });
  const said = (value: Said | null): Facts['version'] => {
    if (value === null) return null;
    if (value.reference !== null) return textsOfId(tables, value.reference)[0] ?? null;
    return value.text === null ? null : thing({ name: value.text, offset: value.offset });
  };
  const level = (value: Said | null): string | null =>
    value?.reference == null
      ? (value?.text ?? null)
      : (plainOfId(tables, value.reference)?.name ?? null);
  return {
    identifier: said(manifest.package),
    version: said(manifest.versionName),
    build: buildOf(manifest, thing, tables),
    oldestSystem: level(manifest.minSdk),
    targetSystem: level(manifest.targetSdk),
    components: componentsOf(manifest).map(({ kind, ...named }) => ({ ...thing(named), kind })),
    metaData: manifest.metaData.map((data, index) => ({
      ...thing(data),
      value: valueOf(data, index < MOST_LOOKED_UP ? tables : []),
    })),
    permissions: manifest.permissions.map(thing),
    queries: manifest.queries.map(thing),
    hosts: manifest.hosts.map((host) => ({ ...thing(host), from: 'manifest' })),
  };
};

/** The version code: a number in the manifest, or one in the resources that it names. */
const buildOf = (
  { versionCode, versionCodeFrom }: Manifest,
  thing: (code: { readonly name: string; readonly offset: number }) => Named,
  tables: readonly Table[],
): Facts['build'] => {
  if (versionCode !== null) return thing({ name: versionCode.value, offset: versionCode.offset });
  const found = versionCodeFrom === null ? null : plainOfId(tables, versionCodeFrom);
  return found !== null && /^-?\d{1,10}$/.test(found.name) ? found : null;
};

const componentsOf = ({ application, components }: Manifest) => {
  const { className = null, factory = null } = application ?? {};
  return [
    ...(className === null ? [] : [{ ...className, kind: 'application' as const }]),
    ...(factory === null ? [] : [{ ...factory, kind: 'factory' as const }]),
    // An alias is another name for an activity, and may stand under the icon in its place.
    ...components.map(({ name, offset, kind }) => ({
      name,
      offset,
      kind: kind === 'activity-alias' ? ('activity' as const) : kind,
    })),
  ];
};

const valueOf = ({ value, resource }: MetaData, tables: readonly Table[]): string | null => {
  const text = resource === null ? value : (textsOfId(tables, resource)[0]?.name ?? value);
  return text === null || text.length > LONGEST_VALUE ? null : text;
};

export const NOTHING_SAID: FromManifest = {
  identifier: null,
  version: null,
  build: null,
  oldestSystem: null,
  targetSystem: null,
  components: [],
  metaData: [],
  permissions: [],
  queries: [],
  hosts: [],
};

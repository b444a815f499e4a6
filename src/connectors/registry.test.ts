import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CONNECTORS, LATER } from './registry.ts';

/** What connectors share; every other folder is a connector. */
const SHARED = new Set(['conformance', 'http', 'later', 'simulated']);
const here = (pattern: string) => globSync(pattern, { cwd: import.meta.dirname });
const every = [...Object.values(CONNECTORS).map(({ abilities }) => abilities), ...LATER];

test('each folder of a connector has its line in the registry, and each line its folder', () => {
  const folders = here('*/index.ts').map((file) => file.split(/[/\\]/)[0]);
  assert.deepEqual(folders.toSorted(), Object.keys(CONNECTORS).toSorted());
  const all = here('*/*.ts').map((file) => file.split(/[/\\]/)[0] ?? '');
  assert.deepEqual(
    [...new Set(all)].filter((folder) => !SHARED.has(folder)).toSorted(),
    Object.keys(CONNECTORS).toSorted(),
  );
});

test('a connector is found under the name that its abilities give', () => {
  for (const [name, { abilities }] of Object.entries(CONNECTORS)) assert.equal(abilities.mdm, name);
});

test('every setting that is an address says so, so that no secret goes to a host that nobody named', () => {
  const addresses = Object.entries(CONNECTORS).flatMap(([mdm, { asks }]) =>
    asks
      .filter(({ name, what }) => /url|address|host/i.test(name) || /^address/i.test(what))
      .map(({ name, address, secret }) => [`${mdm} ${name}`, address, secret]),
  );
  assert.deepEqual(addresses, [
    ['intune login', true, false],
    ['intune graph', true, false],
    ['jamf url', true, false],
    ['nanomdm url', true, false],
    ['nanomdm kmfddm-url', true, false],
  ]);
});

test('what comes later is written down for every file, and is no connector yet', () => {
  const files = here('later/*.ts')
    .map((file) => file.replace(/^later[/\\]|\.ts$/g, ''))
    .filter((file) => file !== 'facts');
  assert.deepEqual(files.toSorted(), LATER.map(({ mdm }) => mdm).toSorted());
  for (const { mdm } of LATER) assert.equal(CONNECTORS[mdm], undefined);
});

test('every connector passes the suite that all pass', () => {
  for (const name of Object.keys(CONNECTORS)) {
    const tests = here(`${name}/**/*.test.ts`).map((file) =>
      readFileSync(`${import.meta.dirname}/${file}`, 'utf8'),
    );
    assert.ok(
      tests.some((text) => text.includes('connectorConformance(')),
      `${name} has no test that calls connectorConformance`,
    );
  }
});

test('what an ability says has a source with a day, or is said to be unverified', () => {
  for (const { mdm, levers, limits, verify, ...more } of every) {
    const sources = [
      ...levers.flatMap(({ block, remove }) => [block.source, remove.source]),
      ...[more.allowList, more.exempt, more.markNonCompliant, more.messageHolder].map(
        ({ source }) => source,
      ),
      ...limits.map(({ source }) => source),
      verify.source,
    ];
    for (const { basis, says } of sources)
      if (basis === 'read') assert.match(says, /20\d\d-\d\d-\d\d/, `${mdm}: ${says}`);
  }
});

test('no phone is spoken of twice, and all that an administrator must give is named', () => {
  for (const { mdm, levers, rights } of every) {
    const phones = levers.map(({ platform, enrolment }) => `${platform} ${enrolment}`);
    assert.equal(new Set(phones).size, phones.length, mdm);
    assert.ok(rights.read.length > 0 && rights.apply.length > 0, mdm);
  }
  for (const { abilities, asks } of Object.values(CONNECTORS)) {
    const names = asks.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, abilities.mdm);
    assert.ok(
      asks.some(({ secret, use }) => secret && use === 'read'),
      abilities.mdm,
    );
  }
});

test('what docs/add-a-connector.md leads to is there', () => {
  const page = readFileSync('docs/add-a-connector.md', 'utf8');
  const named = [...page.matchAll(/`(src\/[^`\s]+|conformance\/[^`\s]+)`/g)].map(
    ([, path]) => path,
  );
  assert.ok(named.length > 5);
  for (const path of named) {
    const file = path?.startsWith('src/') === true ? path : `src/connectors/${path}`;
    assert.equal(globSync(file).length > 0, true, file);
  }
});

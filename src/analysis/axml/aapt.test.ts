import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { openResources } from '../arsc/read-resources.ts';
import { ofBytes } from '../source.ts';
import { classIn } from './collector.ts';
import type { Manifest } from './manifest.ts';
import { MUTATIONS, mutated, type MutationName } from './mutations.fixture.ts';
import { readManifest } from './read-manifest.ts';

/** More real apps, where a folder of them is given: the larger ones are no dependency. */
const MORE = process.env['GRENDEL_APKS'];
const APKS = [
  ...globSync('node_modules/agent-device/android/*/dist/*.apk'),
  ...globSync('node_modules/io.appium.settings/apks/*.apk'),
  ...(MORE === undefined ? [] : globSync(join(MORE, '**/*.apk'))),
];
const aapt = (...words: readonly string[]): string =>
  spawnSync('aapt', ['dump', ...words], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout ?? '';
const skip = aapt('badging', APKS[0] ?? '').includes('package:') ? false : 'aapt is not installed';

const quoted = (text: string, before: string): string | null =>
  new RegExp(`${before}'([^']*)'`, 'm').exec(text)?.[1] ?? null;

for (const file of APKS)
  test(`${basename(file)} says what aapt says`, { skip }, () => {
    const entries = unzipSync(readFileSync(file), {
      filter: ({ name }) => name === 'AndroidManifest.xml' || name === 'resources.arsc',
    });
    const findings: string[] = [];
    const report = ({ code }: { readonly code: string }) => findings.push(code);
    const manifest = readManifest(entries['AndroidManifest.xml']!, report, 'AndroidManifest.xml');
    assert.ok(manifest);
    const badging = aapt('badging', file);
    assert.equal(manifest.package?.text, quoted(badging, 'package: name='));
    assert.equal(manifest.versionCode?.value ?? '', quoted(badging, 'versionCode='));
    assert.equal(manifest.versionName?.text ?? '', quoted(badging, 'versionName='));
    assert.equal(manifest.minSdk?.text ?? null, quoted(badging, '^sdkVersion:'));
    assert.equal(manifest.targetSdk?.text ?? null, quoted(badging, '^targetSdkVersion:'));
    assert.deepEqual(
      [...new Set(manifest.permissions.map(({ name }) => name))].toSorted(),
      [...badging.matchAll(/^uses-permission(?:-sdk-23)?: name='([^']*)'/gm)]
        .map(([, name]) => name)
        .filter((name) => !badging.includes(`uses-implied-permission: name='${name}'`))
        .toSorted(),
    );
    const expected = labels(badging);
    // aapt prints a label for each configuration of the resources, and none where there are no resources.
    if (expected.length > 0 || manifest.application?.label?.reference != null)
      assert.deepEqual(labelsOf(manifest, entries['resources.arsc'], report), expected);
    assert.deepEqual(
      manifest.components.map(({ kind, name }) => `${kind} ${name}`),
      components(aapt('xmltree', file, 'AndroidManifest.xml'), manifest.package?.text ?? ''),
    );
    assert.deepEqual(findings, []);
  });

function labelsOf(
  manifest: Manifest,
  arsc: Uint8Array | undefined,
  report: (finding: { readonly code: string }) => void,
): readonly string[] {
  const label = manifest.application?.label;
  if (label?.reference == null) return label?.text == null ? [] : [label.text];
  const resources =
    arsc === undefined ? null : openResources(ofBytes(arsc), report, 'resources.arsc');
  return [...new Set(resources?.strings(label.reference).map(({ text }) => text))];
}

const labels = (badging: string): readonly string[] => [
  ...new Set(
    [...badging.matchAll(/^application(?:-label(?:-[\w-]+)?:|: label=)'([^']*)'/gm)]
      .map(([, text]) => text ?? '')
      .filter((text) => text !== ''),
  ),
];

/** Components of a tree as aapt prints it: right below the application, two blanks further in. */
function components(tree: string, packageName: string): readonly string[] {
  const found: string[] = [];
  let open: string | null = null;
  for (const line of tree.split('\n')) {
    const element = /^( *)E: (\S+)/.exec(line);
    if (element) {
      const isOne = /^(?:activity|activity-alias|service|receiver|provider)$/.test(
        element[2] ?? '',
      );
      open = isOne && element[1]?.length === 6 ? (element[2] ?? null) : null;
    }
    const name = /android:name\(0x01010003\)="([^"]*)"/.exec(line)?.[1];
    if (open !== null && name !== undefined) {
      found.push(`${open} ${classIn(packageName, name)}`);
      open = null;
    }
  }
  return found;
}

test(
  'where aapt reads a mutated manifest whole, it reads the same; where it refuses, a finding is there',
  { skip },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'grendel-aapt-'));
    try {
      for (const name of Object.keys(MUTATIONS) as MutationName[]) {
        const bytes = mutated(name);
        const codes: string[] = [];
        const manifest = readManifest(bytes, ({ code }) => codes.push(code), 'AndroidManifest.xml');
        const file = join(folder, 'mutated.apk');
        writeFileSync(file, zipSync({ 'AndroidManifest.xml': new Uint8Array(bytes) }));
        const badging = aapt('badging', file);
        const read = quoted(badging, 'package: name=');
        if (read === null) assert.ok(codes.length > 0, name);
        else {
          assert.equal(manifest?.package?.text, read, name);
          assert.equal(manifest.versionCode?.value ?? '', quoted(badging, 'versionCode='), name);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

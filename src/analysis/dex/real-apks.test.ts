import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ofBytes } from '../source.ts';
import { contentOf, openZip } from '../zip/open-zip.ts';
import { openDex } from './open-dex.ts';

/** How many `Class descriptor` lines dexdump 11.0.0 prints for each (2026-11-27). */
const APKS = [
  ['io.appium.settings/apks/settings_apk-debug.apk', 9, 5_846],
  [
    'agent-device/android/snapshot-helper/dist/agent-device-android-snapshot-helper-0.21.5.apk',
    1,
    35,
  ],
] as const;

for (const [apk, files, classes] of APKS) {
  test(`${classes} classes, as dexdump counts them: ${apk.split('/').at(-1)}`, () => {
    const findings: FileFinding[] = [];
    const report = (finding: FileFinding): void => void findings.push(finding);
    const zip = openZip(
      ofBytes(readFileSync(new URL(`../../../node_modules/${apk}`, import.meta.url))),
      report,
    );
    assert.ok(zip.kind === 'zip');
    const code = zip.entries.filter(({ name }) => /^classes\d*\.dex$/.test(name));
    assert.equal(code.length, files);
    let defined = 0;
    for (const entry of code) {
      const bytes = contentOf(zip, entry, 2 ** 28);
      assert.ok(bytes instanceof Uint8Array);
      const dex = openDex(bytes, report, entry.name);
      for (const index of dex?.classes ?? []) defined += index.defined;
    }
    assert.equal(defined, classes);
    assert.deepEqual(
      findings.filter(({ code: of }) => of.startsWith('dex.')),
      [],
    );
  });
}

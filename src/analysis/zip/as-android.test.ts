import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ofBytes } from '../source.ts';
import { ZIP_MUTATIONS } from './mutations.fixture.ts';
import { contentOf, openZip } from './open-zip.ts';

const MANIFEST = 'AndroidManifest.xml';

/** aapt of Debian opens archives with Android's own library, as of Android 10. */
const isMissing = spawnSync('aapt', ['version']).error !== undefined;

/** Android 10's installer takes an unknown method as stored; its aapt as deflated, as Android did before 9. */
const AAPT_DIFFERS = /^method (?:7261|local 0, central 0x2C2C)/u;

/** By our findings, the phone gets at the manifest. */
const weSayReadable = (bytes: Uint8Array): boolean => {
  const findings: FileFinding[] = [];
  const zip = openZip(ofBytes(bytes), (finding) => findings.push(finding));
  const entry = zip.kind === 'zip' ? zip.entry(MANIFEST) : null;
  if (zip.kind === 'zip' && entry !== null) contentOf(zip, entry, 2 ** 26);
  return !findings.some(
    ({ phoneReads, place }) =>
      phoneReads === 'refuses the archive' ||
      (phoneReads === 'refuses the entry' && place.entry === MANIFEST),
  );
};

test(
  'whether a phone gets at the manifest of a bent archive: our findings say the same as the library of Android 10',
  { skip: isMissing && 'aapt is not installed' },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'aapt-'));
    const file = join(folder, 'bent.apk');
    for (const [mutation, make] of Object.entries(ZIP_MUTATIONS)) {
      if (AAPT_DIFFERS.test(mutation)) continue;
      const bytes = make();
      writeFileSync(file, bytes);
      const { stdout } = spawnSync('aapt', ['dump', 'badging', file], {
        encoding: 'utf8',
        timeout: 10_000,
      });
      assert.equal(
        weSayReadable(bytes),
        stdout.startsWith("package: name='com.callstack."),
        mutation,
      );
    }
    rmSync(folder, { recursive: true });
  },
);

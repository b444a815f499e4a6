import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { openDex } from './open-dex.ts';

/** More real apps, where a folder of them is given: the larger ones are no dependency. */
const MORE = process.env['GRENDEL_APKS'];
const APKS = [
  ...globSync('node_modules/agent-device/android/*/dist/*.apk'),
  ...globSync('node_modules/io.appium.settings/apks/*.apk'),
  ...(MORE === undefined ? [] : globSync(join(MORE, '**/*.apk'))),
];
const dexdump = (file: string): readonly string[] =>
  [
    ...(
      spawnSync('dexdump', ['-l', 'plain', file], { encoding: 'utf8', maxBuffer: 2 ** 30 })
        .stdout ?? ''
    ).matchAll(/^ {2}Class descriptor {2}: 'L([^']+);'$/gm),
  ].map(([, name]) => (name ?? '').replaceAll('/', '.'));
const skip = spawnSync('dexdump', ['-h']).error ? 'dexdump is not installed' : false;

for (const apk of APKS)
  test(
    `${basename(apk)} has the classes that dexdump lists, under their own names`,
    { skip },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'grendel-dexdump-'));
      const files = unzipSync(readFileSync(apk), { filter: ({ name }) => name.endsWith('.dex') });
      for (const [name, bytes] of Object.entries(files)) {
        const file = join(folder, basename(name));
        writeFileSync(file, bytes);
        const expected = dexdump(file);
        const [index] = openDex(bytes, (finding) => assert.fail(finding.code), name)?.classes ?? [];
        assert.equal(index?.defined, expected.length, name);
        const missing = expected.filter((one) => (index?.under(one)?.defined ?? 0) === 0);
        assert.deepEqual(missing, []);
        const packages = Map.groupBy(expected, (one) => one.split('.').slice(0, -1).join('.'));
        for (const [inPackage, classes] of packages) {
          if (inPackage === '') continue;
          const under = expected.filter((one) => one.startsWith(`${inPackage}.`)).length;
          assert.equal(index?.under(inPackage)?.defined, under, inPackage);
          assert.ok(classes.length <= under);
        }
      }
      rmSync(folder, { recursive: true });
    },
  );

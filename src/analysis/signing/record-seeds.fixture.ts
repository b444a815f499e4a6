import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEDS, asTold, signing, unsigned } from './apksigner.fixture.ts';
import type { Told } from './apksigner.fixture.ts';

// Makes the files in seeds/ anew, with other keys: `node src/analysis/signing/record-seeds.fixture.ts`. Needs apksigner and keytool.
const TO = join(import.meta.dirname, 'seeds');
const folder = mkdtempSync(join(tmpdir(), 'grendel-seeds-'));
const sign = signing(folder);
const told: Record<string, Told & { readonly minSdk: number }> = {};
mkdirSync(TO, { recursive: true });
for (const [name, { minSdk }] of Object.entries(SEEDS)) {
  const file = sign(name, unsigned());
  copyFileSync(file, join(TO, `${name}.apk`));
  told[name] = { minSdk, ...asTold(file, minSdk) };
}
writeFileSync(join(TO, 'told.json'), `${JSON.stringify(told, null, 2)}\n`);
rmSync(folder, { recursive: true });

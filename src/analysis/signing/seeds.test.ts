import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Told } from './apksigner.fixture.ts';
import { read, seed } from './reading.fixture.ts';

/** What apksigner said when the files were recorded. */
const TOLD = JSON.parse(
  readFileSync(join(import.meta.dirname, 'seeds', 'told.json'), 'utf8'),
) as Readonly<Record<string, Told & { readonly minSdk: number }>>;

const ROOT = join(import.meta.dirname, '..', '..', '..');
const installed = (path: string): Buffer => readFileSync(join(ROOT, 'node_modules', path));

for (const [name, told] of Object.entries(TOLD)) {
  test(`${name}, signed by apksigner: the same schemes hold, by the same signers`, () => {
    const { signers, findings } = read(seed(name), { minSdk: told.minSdk });
    const holding = new Set(signers.filter((one) => one.verified).map(({ scheme }) => scheme));
    assert.deepEqual([...holding].toSorted(), told.schemes);
    const newest = signers.filter(
      ({ scheme, role }) => role === 'signer' && scheme === signers[0]?.scheme,
    );
    assert.deepEqual(
      newest.map(({ certificate }) => certificate.sha256),
      told.signers,
    );
    assert.ok(newest.every(({ verified }) => verified === true));
    const odd = findings.filter(({ code }) => !EXPECTED.has(code));
    assert.deepEqual(odd, []);
  });
}
const EXPECTED = new Set(['sig.v1-only', 'sig.rotated', 'sig.debug-key']);

test('a rotated app is still the work of its first signer, for old phones and new', () => {
  const { lines, findings } = read(seed('rotated'), { minSdk: 18 });
  const [NEW, OLD] = ['CN=Test ec, O=X\\, Y, C=NL', 'CN=Test rsa, O=X\\, Y, C=NL'];
  assert.deepEqual(lines, [
    `v3 signer true ${NEW}`,
    `v3 lineage null ${OLD}`,
    `v2 lineage true ${OLD}`,
    `v1 lineage true ${OLD}`,
  ]);
  assert.equal(findings[0]?.facts['may'], 'installed-data, shared-uid, permission, auth');
});

test('real apps of npm packages: signers and schemes as apksigner gives them', () => {
  const settings = read(installed('io.appium.settings/apks/settings_apk-debug.apk'));
  assert.deepEqual(settings.lines, ['v2 signer true C=US, O=Android, CN=Android Debug']);
  assert.equal(
    settings.signers[0]?.certificate.sha256,
    '680dbbc39ab0944796c811b636ace510c8e551317087036cebab0751b0a6190c',
  );
  assert.deepEqual(settings.codes, ['sig.debug-key']);

  const helper = 'agent-device/android/ime-helper/dist/agent-device-android-ime-helper-0.21.5.apk';
  const { signers, codes } = read(installed(helper));
  assert.deepEqual(
    signers.map(({ scheme, verified }) => `${scheme} ${verified}`),
    ['v3 true', 'v2 true', 'v1 true'],
  );
  assert.deepEqual(codes, []);
  const [{ certificate } = assert.fail()] = signers;
  assert.deepEqual(certificate, {
    sha256: certificate.sha256,
    sha1: certificate.sha1,
    subject: 'CN=Agent Device Android Snapshot Helper, O=Callstack, C=US',
    issuer: 'CN=Agent Device Android Snapshot Helper, O=Callstack, C=US',
    serial: 'BFD088F12426DBC3',
    notBefore: certificate.notBefore,
    notAfter: '2053-09-12T01:19:59.000Z',
    key: 'RSA 2048',
    signatureAlgorithm: 'RSA SHA-256',
    spki: certificate.spki,
  });
  assert.match(certificate.sha256, /^f5dc3a7bf83a1b17/u);
});

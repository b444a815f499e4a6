import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { FleetId } from '../../core/finding.ts';
import { serveSimulator } from '../../connectors/simulated/serve.ts';
import { makeTraps } from '../../connectors/simulated/traps.ts';
import { secretsIn } from './secrets.ts';

const FLEET = '018f0000-0000-7000-8000-000000000001' as FleetId;
const INTUNE = {
  mdm: 'intune',
  fleet: FLEET,
  settings: { graph: 'https://graph.microsoft.com' },
  shares: true,
};
const jamf = (url: string) => ({ mdm: 'jamf', fleet: FLEET, settings: { url }, shares: true });
const JAMF = jamf('https://jamf.water.example');
const ELSEWHERE = jamf('https://jamf.attacker.example');

/** A folder of the test's own. */
function world(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-secrets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (of: string, name: string, text: string): void => {
    mkdirSync(join(folder, 'secrets', of), { recursive: true });
    writeFileSync(join(folder, 'secrets', of, name), text);
  };
  return { folder, file };
}

const without = (): null => null;

test('a secret of the fleet goes before the variable, and that before one of all fleets of the MDM', (t) => {
  const { folder, file } = world(t);
  const asked: string[] = [];
  const variable = (name: string) => {
    asked.push(name);
    return 'from the variable';
  };
  const withVariable = secretsIn(folder, variable, null);
  file('intune', 'client-secret', 'of all\n');
  assert.equal(secretsIn(folder, without, null).of(INTUNE, 'client-secret'), 'of all');
  assert.equal(withVariable.of(INTUNE, 'client-secret'), 'from the variable');
  assert.deepEqual(asked, ['GRENDEL_INTUNE_CLIENT_SECRET']);
  file(FLEET, 'client-secret', 'of this one\n');
  assert.equal(withVariable.of(INTUNE, 'client-secret'), 'of this one');
});

test('one that is nowhere, or empty, is not given, and where it is looked for is said', (t) => {
  const { folder, file } = world(t);
  file('intune', 'client-secret', '\n');
  assert.deepEqual(secretsIn(folder, without, null).places(INTUNE, 'client-secret'), {
    given: false,
    variable: 'GRENDEL_INTUNE_CLIENT_SECRET',
    file: 'secrets/intune/client-secret',
  });
});

test('no secret goes to an address because somebody typed it: whoever runs the server names the hosts', async (t) => {
  const { folder, file } = world(t);
  file('jamf', 'client-secret', 'of all');
  const nobody = secretsIn(folder, () => 'from the variable', null);
  assert.equal(nobody.of(JAMF, 'client-secret'), null);
  assert.deepEqual(await nobody.barred(JAMF), {
    code: 'address-not-allowed',
    setting: 'url',
    host: 'jamf.water.example',
  });
  const named = secretsIn(folder, without, 'a.example, jamf.water.example');
  assert.equal(named.of(JAMF, 'client-secret'), 'of all');
  assert.equal(await named.barred(JAMF), null);
  for (const url of [
    'https://jamf.attacker.example',
    'https://jamf.water.example:8443',
    'https://jamf.water.example.attacker.example',
    'https://jamf.water.example@attacker.example',
    'https://attacker.example\\@jamf.water.example',
    'https://10.0.0.7',
    'https://169.254.169.254',
    'https://127.0.0.1.attacker.example',
  ]) {
    assert.equal(named.of(jamf(url), 'client-secret'), null, url);
    assert.notEqual(await named.barred(jamf(url)), null, url);
  }
});

test('one of a fleet does not go along when that fleet is connected to something else', (t) => {
  const { folder, file } = world(t);
  file(FLEET, 'client-secret', 'of this one');
  file(FLEET, 'hosts', 'jamf.water.example\n');
  const secrets = secretsIn(folder, without, null);
  assert.equal(secrets.of(JAMF, 'client-secret'), 'of this one');
  assert.equal(secrets.of(ELSEWHERE, 'client-secret'), null);
  const other = '018f0000-0000-7000-8000-000000000002' as FleetId;
  assert.equal(secrets.reach({ ...JAMF, fleet: other }).kind, 'barred');
});

test('a file beside the secrets of an MDM names hosts, and is read at each use', (t) => {
  const { folder, file } = world(t);
  file('jamf', 'client-secret', 'of all');
  const secrets = secretsIn(folder, without, null);
  file('nanomdm', 'hosts', 'jamf.water.example');
  assert.equal(secrets.of(JAMF, 'client-secret'), null);
  file('jamf', 'hosts', 'a.example\njamf.water.example');
  assert.equal(secrets.of(JAMF, 'client-secret'), 'of all');
});

test('the hosts of the vendor itself, national clouds too, nobody has to name', (t) => {
  const { folder } = world(t);
  const secrets = secretsIn(folder, () => 'given', null);
  const at = (graph: string, login: string) => ({
    ...INTUNE,
    settings: { tenant: 'a', graph: `https://${graph}`, login: `https://${login}` },
  });
  assert.equal(secrets.of({ ...INTUNE, settings: { tenant: 'a' } }, 'secret'), 'given');
  assert.equal(secrets.of(at('graph.microsoft.us', 'login.microsoftonline.us'), 'secret'), 'given');
  assert.equal(secrets.of(at('graph.microsoft.com', 'login.example'), 'secret'), null);
  assert.equal(secrets.of(at('graph.example', 'login.microsoftonline.com'), 'secret'), null);
  assert.equal(secrets.reach(jamf('https://graph.microsoft.com')).kind, 'barred');
});

test('the word of simulators goes to this machine alone, and nothing else goes there unless it was named', (t) => {
  const { folder } = world(t);
  const secrets = secretsIn(folder, () => 'given', null);
  const here = { graph: 'http://127.0.0.1:8080', login: 'http://localhost:8080', tenant: 'a' };
  assert.equal(secrets.of({ ...INTUNE, settings: here }, 'secret'), 'simulated');
  assert.equal(secrets.of({ ...INTUNE, settings: here }, 'certificate'), null);
  for (const graph of ['https://127.0.0.1.example.org', ' https://attacker.example', 'HTTPS://a.b'])
    assert.equal(secrets.of({ ...INTUNE, settings: { ...here, graph } }, 'secret'), null);
  // A real NanoMDM may run beside us.
  const named = secretsIn(folder, () => 'given', '127.0.0.1:8080,localhost:8080');
  assert.equal(named.of({ ...INTUNE, settings: here }, 'secret'), 'given');
});

test('what answers on this machine and is no simulator is not connected to', async (t) => {
  const { folder } = world(t);
  const secrets = secretsIn(folder, without, null);
  const simulator = await serveSimulator({
    vendor: 'jamf',
    answer: () => new Response(null, { status: 404 }),
    traps: makeTraps(),
    now: () => 0,
  });
  t.after(simulator.close);
  assert.equal(await secrets.barred(jamf(simulator.url)), null);
  for (const [url, host] of [
    ['http://127.0.0.1:9', '127.0.0.1:9'],
    ['http://[::1]:9/a', '[::1]:9'],
  ] as const)
    assert.deepEqual(await secrets.barred(jamf(url)), {
      code: 'address-not-allowed',
      setting: 'url',
      host,
    });
});

test('an address with a password in it, or of no such thing, is refused before anybody is asked', async (t) => {
  const { folder } = world(t);
  const secrets = secretsIn(folder, without, 'x.example,jamf.water.example');
  for (const url of [
    'https://user:pw@x.example/',
    'https://user@x.example/',
    'file:///etc/passwd',
    'http://jamf.water.example',
    'ftp://x.example',
    'x.example',
  ])
    assert.deepEqual(
      await secrets.barred(jamf(url)),
      { code: 'address-unfit', setting: 'url' },
      url,
    );
});

test('a file that can not be read is a fault, and not an absent secret', (t) => {
  const { folder } = world(t);
  mkdirSync(join(folder, 'secrets', 'intune', 'client-secret'), { recursive: true });
  assert.throws(() => secretsIn(folder, without, null).of(INTUNE, 'client-secret'), /EISDIR/);
});

test('what serves all fleets of an MDM is not for a connection that somebody made who has a part of the tree', (t) => {
  const { folder, file } = world(t);
  file('jamf', 'hosts', 'jamf.water.example');
  file('jamf', 'client-secret', 'of all');
  const alone = { ...JAMF, shares: false };
  for (const variable of [without, () => 'from the variable']) {
    const secrets = secretsIn(folder, variable, null);
    assert.equal(secrets.of(alone, 'client-secret'), null);
    assert.deepEqual(secrets.places(alone, 'client-secret'), {
      given: false,
      variable: null,
      file: `secrets/${FLEET}/client-secret`,
    });
  }
  file(FLEET, 'client-secret', 'of this one');
  assert.equal(secretsIn(folder, without, null).of(alone, 'client-secret'), 'of this one');
});

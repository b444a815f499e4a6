import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { FleetId } from '../../core/finding.ts';
import { secretsIn } from './secrets.ts';

const FLEET = '018f0000-0000-7000-8000-000000000001' as FleetId;
const INTUNE = { mdm: 'intune', fleet: FLEET, settings: { graph: 'https://graph.microsoft.com' } };

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
  const withVariable = secretsIn(folder, (name) => {
    asked.push(name);
    return 'from the variable';
  });
  file('intune', 'client-secret', 'of all\n');
  assert.equal(secretsIn(folder, without).of(INTUNE, 'client-secret'), 'of all');
  assert.equal(withVariable.of(INTUNE, 'client-secret'), 'from the variable');
  assert.deepEqual(asked, ['GRENDEL_INTUNE_CLIENT_SECRET']);
  file(FLEET, 'client-secret', 'of this one\n');
  assert.equal(withVariable.of(INTUNE, 'client-secret'), 'of this one');
});

test('one that is nowhere, or empty, is not given, and where it is looked for is said', (t) => {
  const { folder, file } = world(t);
  file('intune', 'client-secret', '\n');
  assert.deepEqual(secretsIn(folder, without).places(INTUNE, 'client-secret'), {
    given: false,
    variable: 'GRENDEL_INTUNE_CLIENT_SECRET',
    file: 'secrets/intune/client-secret',
  });
});

test('the word of simulators goes to this machine alone, and only where nothing else was given', (t) => {
  const { folder } = world(t);
  const secrets = secretsIn(folder, without);
  const here = { graph: 'http://127.0.0.1:8080', login: 'http://localhost:8080', tenant: 'a' };
  assert.equal(secrets.of({ ...INTUNE, settings: here }, 'secret'), 'simulated');
  assert.equal(secrets.of({ ...INTUNE, settings: here }, 'certificate'), null);
  for (const graph of ['https://127.0.0.1.example.org', 'https://graph.microsoft.com'])
    assert.equal(secrets.of({ ...INTUNE, settings: { ...here, graph } }, 'secret'), null);
  assert.equal(secrets.of({ ...INTUNE, settings: {} }, 'secret'), null);
  // A real NanoMDM may run beside us.
  const given = secretsIn(folder, () => 'given');
  assert.equal(given.of({ ...INTUNE, settings: here }, 'secret'), 'given');
});

test('a file that can not be read is a fault, and not an absent secret', (t) => {
  const { folder } = world(t);
  mkdirSync(join(folder, 'secrets', 'intune', 'client-secret'), { recursive: true });
  assert.throws(() => secretsIn(folder, without).of(INTUNE, 'client-secret'), /EISDIR/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault, type Connector, type Probed } from '../../actions/mdm/connector.ts';
import { testConnection, tryConnection } from '../../actions/mdm/try-connection.ts';
import type { MdmServer } from '../../actions/mdm/door.ts';
import { simulatedFleet } from '../../connectors/simulated/fleet.ts';
import { simulatedJamf } from '../../connectors/jamf/simulator/server.ts';
import type { Instant } from '../../core/inventory.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { mdmDoor } from './door.ts';
import { secretsIn } from './secrets.ts';
import { NEVER, newMdmWorld } from './world.fixture.ts';

type Said = readonly [code: string, use: string, ok: boolean | null, what: string];

test('a connection says what is wrong with it, one by one, before it is kept and after', async (t) => {
  const world = await newMdmWorld();
  const fleet = simulatedFleet({ seed: 3, devices: 4, traits: { platform: 'ios' } });
  const jamf = await simulatedJamf({ fleet });
  t.after(() => jamf.close());
  const keys = newKeyRing();
  const secrets = secretsIn('nowhere', () => null, null);
  const real = mdmDoor({ keys: () => keys, secrets, clock: fleet.clock });
  const server: MdmServer = { ...world.server, clock: fleet.clock, mdm: real };
  const tried = async (
    settings: Readonly<Record<string, string>>,
    more: Partial<MdmServer> = {},
  ): Promise<readonly Said[] | string> => {
    const asked = { mdm: 'jamf', fleet: null, settings };
    const answer = await tryConnection({ ...server, ...more }, world.ann, asked, NEVER);
    if (!answer.ok) return answer.code;
    assert.equal(
      answer.value.ok,
      answer.value.checks.every(({ ok }) => ok !== false),
    );
    return answer.value.checks.map(({ code, use, ok, what }) => [code, use, ok, what]);
  };
  const wrong = (said: readonly Said[] | string): readonly unknown[] =>
    typeof said === 'string' ? [said] : said.filter(([, , ok]) => ok === false);

  await t.test(
    'where all is right, nothing is wrong, and what only a change would show is said',
    async () => {
      const said = await tried(jamf.settings);
      assert.deepEqual(wrong(said), []);
      assert.ok(Array.isArray(said));
      assert.ok(
        said.some(([code, , ok, what]) => code === 'devices' && ok && what === '4 devices'),
      );
      assert.ok(said.some(([code, use, ok]) => code === 'right' && use === 'apply' && ok === null));
      assert.equal(jamf.changes(), 0);
    },
  );

  await t.test('a setting that is missing, and a host that nobody named', async () => {
    assert.equal(await tried({ client: 'a' }), 'setting-missing');
    const elsewhere = await tried({ ...jamf.settings, url: 'https://jamf.example.org' });
    assert.deepEqual(wrong(elsewhere), [['host', 'read', false, 'jamf.example.org']]);
    // Of this machine, and no simulator: nothing but a question whether it is one was sent there.
    const other = await tried({ ...jamf.settings, url: 'http://127.0.0.1:9' });
    assert.deepEqual(wrong(other), [['host', 'read', false, '127.0.0.1:9']]);
  });

  await t.test('a secret that does not lie where it is looked for', async () => {
    const named = secretsIn('nowhere', () => null, 'jamf.example.org');
    const mdm = mdmDoor({ keys: () => keys, secrets: named, clock: fleet.clock });
    const settings = { ...jamf.settings, url: 'https://jamf.example.org' };
    const said = await tried(settings, { mdm });
    assert.deepEqual(wrong(said), [['secret', 'read', false, 'client-secret']]);
  });

  await t.test(
    'a login that is refused, a right that is missing, a clock that is off',
    async () => {
      const refused = await tried({ ...jamf.settings, client: 'nobody' });
      assert.deepEqual(wrong(refused), [['sign-in', 'read', false, 'a sign-in']]);
      jamf.traps.set({ forbids: ['apps'], skew: 4000 });
      const missing = await tried(jamf.settings);
      assert.deepEqual(wrong(missing), [['right', 'read', false, 'a page of devices']]);
      jamf.traps.set({ skew: 4000 });
      const off = wrong(await tried(jamf.settings));
      assert.equal(off.length, 1);
      assert.match(String(off[0]), /^clock,read,false,\d+ seconds from ours$/);
      jamf.traps.set({});
    },
  );

  await t.test('nothing to be read, and an MDM that is not there', async () => {
    const probed = (probe: Connector['probe']) =>
      tried(jamf.settings, { mdm: { ...real, trial: () => ({ probe }) as Connector } });
    const one: Probed = {
      use: 'read',
      what: 'the list of devices',
      right: 'devices',
      tried: true,
      fault: null,
      serverTime: Date.parse(fleet.clock() as Instant),
      count: 0,
    };
    assert.deepEqual(wrong(await probed(async () => [one])), [
      ['devices', 'read', false, '0 devices'],
    ]);
    const gone = new MdmFault('unavailable', 'It did not answer.', 'Try again later.');
    const silent = await probed(() => Promise.reject(gone));
    assert.deepEqual(wrong(silent), [['answer', 'read', false, 'a sign-in']]);
  });

  await t.test('the same of a connection that is kept', async () => {
    const kept = await testConnection(world.server, world.connection.id, NEVER);
    assert.ok(kept.ok && kept.value.ok);
    assert.ok(
      kept.value.checks.some(({ code, what }) => code === 'devices' && what === '5 devices'),
    );
  });
});

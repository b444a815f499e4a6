import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Connector, Heard } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { AppId } from '../../core/statements.ts';
import { memoryInProcess } from '../simulated/connection.ts';
import { nanomdm } from './index.ts';
import { profileBlocking } from './restriction.fixture.ts';
import { dictIn, readDict, writePlist } from './plist.ts';

const KEY = 'webhook-key';
const UDID = '00008030-0011223344556677';
const never = new AbortController().signal;

/** A connector before a NanoMDM that takes every command; `queued` are their kinds and ids, in order. */
function listening() {
  const queued: { readonly type: string; readonly uuid: string }[] = [];
  const memory = memoryInProcess();
  let ticks = 0;
  const connector = nanomdm.open({
    settings: { url: 'http://127.0.0.1:1', push: 'no' },
    secret: (name) => (name === 'webhook-key' ? KEY : 'api'),
    memory,
    clock: () => new Date(Date.UTC(2026, 10, 23) + (ticks += 1000)).toISOString() as Instant,
    sleep: async () => undefined,
  });
  const before = globalThis.fetch;
  const enqueue = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const given = await readDict(init?.body as Uint8Array);
    const uuid = String(given?.['CommandUUID']);
    const type = String(dictIn(given ?? {}, 'Command')['RequestType']);
    queued.push({ type, uuid });
    return Response.json({ command_uuid: uuid });
  };
  return {
    connector,
    memory,
    queued,
    async story(work: () => Promise<void>): Promise<void> {
      globalThis.fetch = enqueue as typeof fetch;
      try {
        await work();
      } finally {
        globalThis.fetch = before;
      }
    },
  };
}

function message(body: unknown, key = KEY): Heard {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const mac = createHmac('sha256', key).update(bytes).digest('base64');
  return { headers: { 'X-Hmac-Signature': mac }, body: bytes };
}
const ids = { id: UDID, type: 'Device' };
const checkIn = (topic: string, at: string): Heard =>
  message({
    topic: `mdm.${topic}`,
    created_at: at,
    checkin_event: { udid: UDID, ids, raw_payload: writePlist({}).toString('base64') },
  });
const report = (command: string | undefined, at: string, said: object, status = 'Acknowledged') =>
  message({
    topic: 'mdm.Connect',
    created_at: at,
    acknowledge_event: {
      udid: UDID,
      ids,
      status,
      ...(command === undefined ? {} : { command_uuid: command }),
      raw_payload: writePlist({ UDID, Status: status, ...said }).toString('base64'),
    },
  });
const hear = async (connector: Connector, heard: Heard) => {
  const hearing = await connector.hear?.(heard, never);
  assert.ok(hearing !== undefined);
  return hearing;
};
const APPS = { InstalledApplicationList: [{ Identifier: 'com.zhiliaoapp.musically' }] };

test('what NanoMDM did not sign, or is no event, is refused and leaves nothing', async () => {
  const { connector, memory } = listening();
  const good = checkIn('TokenUpdate', '2026-11-23T08:00:00Z');
  const unsigned: readonly [Heard, number][] = [
    [{ ...good, headers: {} }, 401],
    [{ ...good, headers: { 'x-hmac-signature': 'AAAA' } }, 401],
    [{ ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) }, 401],
    [message({ topic: 'mdm.TokenUpdate' }, 'another key'), 401],
    [{ headers: {}, body: Buffer.alloc(17 * 1024 * 1024) }, 413],
    [message('{"topic":"mdm.Connect"'), 400],
    [message('['.repeat(100_000)), 400],
    [message({ topic: 'mdm.Connect', created_at: 'yesterday' }), 400],
  ];
  for (const [heard, status] of unsigned)
    assert.equal((await hear(connector, heard)).answer.status, status);
  assert.deepEqual(await memory.list('enrolled/', null, 10), []);
});

test('a list of apps is taken as the answer to our own open question, and once', async () => {
  const { connector, queued, story } = listening();
  await story(async () => {
    await hear(connector, checkIn('TokenUpdate', '2026-11-23T08:00:00Z'));
    await connector.page(null, never);
    const asked = queued.find(({ type }) => type === 'InstalledApplicationList');
    const answer = report(asked?.uuid, '2026-11-23T08:01:00Z', APPS);
    // An administrator asked for two identifiers: the answer is no inventory.
    const another = report('some-other-command', '2026-11-23T08:00:30Z', APPS);
    assert.equal((await hear(connector, another)).content, null);
    const locked = report(asked?.uuid, '2026-11-23T08:00:40Z', {}, 'NotNow');
    assert.equal((await hear(connector, locked)).content, null);
    assert.notEqual((await hear(connector, answer)).content, null);
    // Sent again, an old list would come back as a new one.
    assert.equal((await hear(connector, answer)).content, null);
  });
});

test('nothing of a list of apps stays with the connector', async () => {
  const { connector, queued, memory, story } = listening();
  await story(async () => {
    await hear(connector, checkIn('TokenUpdate', '2026-11-23T08:00:00Z'));
    await connector.page(null, never);
    const asked = queued.find(({ type }) => type === 'InstalledApplicationList');
    await hear(connector, report(asked?.uuid, '2026-11-23T08:01:00Z', APPS));
    for (const kind of ['enrolled', 'facts', 'profiles', 'limits', 'asked', 'steps', 'answer'])
      for (const { value } of await memory.list(`${kind}/`, null, 100))
        assert.doesNotMatch(Buffer.from(value).toString(), /musically/);
  });
});

test('a device that is off is asked once, however often its fleet is read', async () => {
  const { connector, queued, story } = listening();
  await story(async () => {
    await hear(connector, checkIn('TokenUpdate', '2026-11-23T08:00:00Z'));
    for (let days = 0; days < 5; days += 1) await connector.page(null, never);
  });
  assert.equal(queued.filter(({ type }) => type === 'InstalledApplicationList').length, 1);
});

test('in whatever order a check-out and what came before it are heard, the device is gone; enrolled again, it is back', async () => {
  const events = [
    checkIn('Authenticate', '2026-11-23T08:00:00Z'),
    checkIn('TokenUpdate', '2026-11-23T08:00:01Z'),
    checkIn('CheckOut', '2026-11-23T09:00:00Z'),
  ];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2, 1, 0],
    [2, 0, 1, 2],
  ]) {
    const { connector, queued, story } = listening();
    await story(async () => {
      for (const index of order) await hear(connector, events[index] ?? message(''));
      queued.length = 0;
      await connector.page(null, never);
      assert.equal(queued.length, 0);
      await hear(connector, checkIn('TokenUpdate', '2026-11-23T10:00:00Z'));
      await connector.page(null, never);
      assert.ok(queued.some(({ type }) => type === 'InstalledApplicationList'));
    });
  }
});

test('an answer to a question of before is not put in the place of a later one', async () => {
  const { connector, memory, queued, story } = listening();
  await story(async () => {
    await hear(connector, checkIn('TokenUpdate', '2026-11-23T08:00:00Z'));
    const info = queued.find(({ type }) => type === 'DeviceInformation')?.uuid;
    const says = (os: string, at: string) =>
      report(info, at, { QueryResponses: { OSVersion: os, IsSupervised: true } });
    await hear(connector, says('26.2', '2026-11-23T10:00:00Z'));
    await hear(connector, says('26.1', '2026-11-23T09:00:00Z'));
    const [facts] = await memory.list('facts/', null, 1);
    assert.match(Buffer.from(facts?.value ?? []).toString(), /"os":"26\.2"/);
  });
});

test('a step whose answer was lost is done when the device shows the profile, and then the next goes out', async () => {
  const { connector, queued, story } = listening();
  const restriction = profileBlocking(['com.zhiliaoapp.musically']);
  const device = UDID as DeviceRef;
  const give = () =>
    connector.carryOut(
      { kind: 'give', key: restriction.key, device, now: restriction.hash },
      { id: 'give', content: restriction },
      never,
    );
  await story(async () => {
    await hear(connector, checkIn('TokenUpdate', '2026-11-23T08:00:00Z'));
    assert.equal((await give()).kind, 'waiting');
    const remove = { kind: 'remove-app', device, app: 'tiktok' as AppId, identifier: 'a' } as const;
    await connector.carryOut(remove, { id: 'remove', content: null }, never);
    assert.ok(!queued.some(({ type }) => type === 'RemoveApplication'), 'it would overtake');
    const list = queued.find(({ type }) => type === 'ProfileList')?.uuid;
    const profile = await readDict(Buffer.from(restriction.content));
    const ProfileList = [
      {
        PayloadIdentifier: profile?.['PayloadIdentifier'],
        PayloadUUID: profile?.['PayloadUUID'],
      },
    ];
    await hear(connector, report(list, '2026-11-23T08:05:00Z', { ProfileList }));
    assert.equal((await give()).kind, 'done');
    await connector.carryOut(remove, { id: 'remove', content: null }, never);
    assert.ok(queued.some(({ type }) => type === 'RemoveApplication'));
  });
});

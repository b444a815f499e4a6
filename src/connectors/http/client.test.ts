import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Ask } from './client.ts';
import { hangUp, loopback, never, status, text, type Turn } from './loopback.fixture.ts';
import { renewed } from './tokens.ts';

const what = 'the list of devices';
const GET: Ask = { what, path: '/devices' };
const POST: Ask = { what: 'a profile', path: '/profiles', method: 'POST', json: { a: 1 } };
const ok = text('{"ok":true}');
const fault =
  (kind: MdmFault['kind']) =>
  (error: unknown): boolean =>
    error instanceof MdmFault && error.kind === kind;

test('an answer is its JSON, nothing is null, and what the MDM’s clock says comes with it', () =>
  loopback(
    [
      (_, response) =>
        void response.setHeader('date', 'Wed, 25 Nov 2026 12:00:00 GMT').end('{"ok":true}'),
      status(204),
    ],
    async ({ http, received }) => {
      const answer = await http.json({ ...GET, path: '/devices?page=1' }, never());
      assert.deepEqual(answer.body, { ok: true });
      assert.equal(answer.serverTime, Date.UTC(2026, 10, 25, 12));
      assert.equal(received[0]?.url, '/devices?page=1');
      assert.equal((await http.json(GET, never())).body, null);
    },
  ));

// What may be sent again: everything that the MDM certainly did not do, and what changes nothing more the second time.
const AGAIN: readonly (readonly [string, Turn, Ask, boolean])[] = [
  ['a reading after 500', status(500), GET, true],
  ['a reading after 502', status(502), GET, true],
  ['a reading after 501, which stays so', status(501), GET, false],
  ['a reading after the connection broke', hangUp, GET, true],
  ['a reading after 400', status(400), GET, false],
  ['a change after 429 with a time', status(429, { 'retry-after': '3' }), POST, true],
  ['a change after 429 without one', status(429), POST, true],
  ['a change after 503 with a time', status(503, { 'retry-after': '3' }), POST, true],
  ['a change after 503 without one', status(503), POST, false],
  ['a change after 500', status(500), POST, false],
  ['a change after the connection broke', hangUp, POST, false],
  ['a repeatable change after 500', status(500), { ...POST, repeatable: true }, true],
  ['a repeatable change after the connection broke', hangUp, { ...POST, repeatable: true }, true],
];
for (const [title, turn, ask, again] of AGAIN)
  test(`${title} is ${again ? 'sent again' : 'a fault'}`, () =>
    loopback([turn, ok], async ({ http, received }) => {
      if (again) assert.deepEqual((await http.json(ask, never())).body, { ok: true });
      else await assert.rejects(http.json(ask, never()), MdmFault);
      assert.equal(received.length, again ? 2 : 1);
    }));

test('a change that could not even be sent is sent again', () =>
  loopback([ok], async ({ client }) => {
    let tries = 0;
    const http = client({
      fetch: async (address, init) => {
        tries += 1;
        if (tries === 1)
          throw new TypeError('fetch failed', {
            cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
          });
        return globalThis.fetch(address, init);
      },
    });
    await http.json(POST, never());
    assert.equal(tries, 2);
  }));

test('the MDM says how long to wait; without a word the waits double', () =>
  loopback(
    [status(429, { 'retry-after': '7' }), status(429), status(500), status(500), ok],
    async ({ http, waits }) => {
      await http.json(GET, never());
      assert.deepEqual(waits, [7000, 1000, 2000, 4000]);
    },
  ));

test('a wait that is too long is the caller’s, who is told when to come again', () =>
  loopback([status(429, { 'retry-after': '3600' }), ok], async ({ http, waits }) => {
    await assert.rejects(
      http.json(GET, never()),
      (error) => fault('throttled')(error) && (error as MdmFault).retryAfter === 3600,
    );
    assert.deepEqual(waits, []);
  }));

test('trying comes to an end', () =>
  loopback([status(503)], async ({ http, received }) => {
    await assert.rejects(http.json(GET, never()), fault('unavailable'));
    assert.equal(received.length, 6);
  }));

test('a token that ended is renewed once; then it is the credential', () =>
  loopback([status(401), ok, status(401)], async ({ client, received }) => {
    let tokens = 0;
    const http = client({
      tokens: renewed(
        async () => ({ token: `t${(tokens += 1)}`, life: 3600 }),
        () => '2026-11-25T12:00:00Z' as never,
      ),
    });
    await http.json(POST, never());
    assert.deepEqual(
      received.map(({ authorization }) => authorization),
      ['Bearer t1', 'Bearer t2'],
    );
    await assert.rejects(http.json(GET, never()), fault('unauthorised'));
    assert.equal(tokens, 3);
  }));

test('a redirect on the same host is followed by readings alone, one to another host by nobody', () =>
  loopback(
    [status(302, { location: '/moved' }), ok, status(307, { location: '/moved' })],
    async ({ http, received }) => {
      await http.json(GET, never());
      assert.equal(received[1]?.url, '/moved');
      await assert.rejects(http.json(POST, never()), fault('unexpected'));
      assert.equal(received.length, 3);
    },
  ));

test('neither a redirect nor a next page takes the token to another host', () =>
  loopback(
    [status(302, { location: 'https://elsewhere.example/' })],
    async ({ http, received }) => {
      await assert.rejects(http.json(GET, never()), fault('unexpected'));
      const next = { what, path: 'https://elsewhere.example/devices?page=2' };
      await assert.rejects(http.json(next, never()), fault('unexpected'));
      assert.equal(received.length, 1);
    },
  ));

test('a circle of redirects ends', () =>
  loopback([status(302, { location: '/devices' })], async ({ http, received }) => {
    await assert.rejects(http.json(GET, never()), fault('unexpected'));
    assert.equal(received.length, 4);
  }));

test('answers over a bound, or that are no JSON, are faults', () =>
  loopback(
    [text(`"${'x'.repeat(2000)}"`), text('[[[[[]]]]]'), text('<html>Sign in</html>')],
    async ({ client }) => {
      const http = client({ bounds: { jsonBytes: 1000, jsonDepth: 4 } });
      for (let number = 0; number < 3; number += 1)
        await assert.rejects(http.json(GET, never()), fault('unexpected'));
    },
  ));

test('an MDM that stays silent is left after a while', () =>
  loopback([() => undefined], async ({ client }) => {
    const http = client({ bounds: { silence: 5, tries: 2 } });
    await assert.rejects(http.json(GET, never()), fault('unavailable'));
  }));

test('an answer that drips is left after a while, though it is never silent', () =>
  loopback(
    [
      (_, response) => {
        const dripping = setInterval(() => response.write(' '), 2);
        response.on('close', () => clearInterval(dripping));
      },
    ],
    async ({ client }) => {
      const http = client({ bounds: { whole: 20, tries: 2 } });
      await assert.rejects(http.json(GET, never()), fault('unavailable'));
    },
  ));

test('a bound is one of what comes out of the packing', () =>
  loopback(
    [
      (_, response) => {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(Buffer.alloc(1_000_000, '[')));
      },
    ],
    async ({ client }) => {
      const http = client({ bounds: { jsonBytes: 100_000 } });
      await assert.rejects(http.json(GET, never()), {
        message: /not read when asked for the list of devices \(bytes\)/,
      });
    },
  ));

test('a stream is handed on piece by piece, and a break or a bound in it is a fault', () =>
  loopback(
    [
      text('0123456789'),
      text('0123456789'),
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setImmediate(() => response.destroy());
      },
    ],
    async ({ http }) => {
      const read = async (ask: Ask) => {
        const { body } = await http.bytes(ask, never());
        let all = '';
        for await (const piece of body) all += Buffer.from(piece).toString();
        return all;
      };
      assert.equal(await read(GET), '0123456789');
      await assert.rejects(read({ ...GET, most: 5 }), fault('unexpected'));
      await assert.rejects(read(GET), fault('unavailable'));
    },
  ));

test('of a vendor’s error its code is told if it is one, and never its text', () =>
  loopback(
    [
      status(403, {}, { error: { code: 'Authorization_RequestDenied', message: 'Jan de Vries' } }),
      status(403, {}, { error: { code: 'Jan de Vries has TikTok', message: '' } }),
      status(400, {}, { error: { code: 'SkipTokenGone', message: 'x' } }),
    ],
    async ({ client }) => {
      const http = client({
        readError: ({ body }) => {
          const { code } = (body as { error: { code: string } }).error;
          return code === 'SkipTokenGone'
            ? { code, kind: 'cursor-lost', remedy: 'Ours.' }
            : { code };
        },
      });
      await assert.rejects(http.json(GET, never()), {
        kind: 'forbidden',
        status: 403,
        message:
          'An MDM answered 403 (Authorization_RequestDenied) when asked for the list of devices.',
      });
      await assert.rejects(http.json(GET, never()), {
        message: 'An MDM answered 403 when asked for the list of devices.',
      });
      await assert.rejects(http.json(GET, never()), { kind: 'cursor-lost', remedy: 'Ours.' });
    },
  ));

test('a status that the caller allows is an answer', () =>
  loopback([status(404, {}, { gone: true })], async ({ http }) => {
    const answer = await http.json({ ...GET, allow: [404] }, never());
    assert.deepEqual([answer.status, answer.body], [404, { gone: true }]);
  }));

test('who gives up gets their own reason, at once, whatever is under way', () =>
  loopback([() => undefined], async ({ http, client, received }) => {
    const reason = new Error('given up');
    const given = new AbortController();
    const call = http.json(GET, given.signal);
    given.abort(reason);
    await assert.rejects(call, reason);
    const asked = received.length;
    await assert.rejects(client({}).json(GET, given.signal), reason);
    assert.equal(received.length, asked);
  }));
